import type { Plan } from './plan.ts';
import type { Size } from './report/report.ts';

/** How large a plan is: acts (without the opening of sockets), and connections. */
export function sizeOf(plan: Plan): Size {
  const acts = plan.rounds.flat().filter(({ act }) => act.kind !== 'open').length;
  return { acts, connections: plan.connections };
}
