import type { History } from './history.ts';
import type { MetServer } from './host-server.ts';
import type { Plan, Setting } from './plan.ts';
import { runPlan } from './run/run-plan.ts';
import type { Trouble } from './run/trouble.ts';
import { DYING_MS, mayShowDeath } from './signs-of-death.ts';

/** The rule that a death breaks. */
export const DEATH_RULE = 'LIVE-01';

/** A plan that was run to see whether the server's process ends. */
export interface DeathTrial {
  readonly died: boolean;
  readonly history: History;
  readonly setting: Setting;
  readonly trouble: Trouble | null;
}

/** Answers are of no interest here: none is waited for longer, in ms. */
const DEADLINE_MS = 1_000;

export async function tryToKill(
  server: MetServer,
  plan: Plan,
  namespace: string,
  deadlineMs: number,
): Promise<DeathTrial> {
  const setting = { namespace, password: server.password };
  const run = await runPlan(plan, setting, {
    address: server.address,
    deadline: Math.min(deadlineMs, DEADLINE_MS),
    burstEnd: server.welcome.burstEnd,
  });
  if (mayShowDeath(run)) await server.endsWithin(DYING_MS);
  return { died: server.ended() !== null, history: run.history, setting, trouble: run.trouble };
}
