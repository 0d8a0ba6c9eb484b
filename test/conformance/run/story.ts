import type { Act, Plan, Step } from '../../../conformance/plan.ts';
import { runPlan } from '../../../conformance/run/run-plan.ts';
import type { Run, RunOptions } from '../../../conformance/run/run.ts';
import { startToy, type Script } from './toy-server.ts';

export const SETTING = { namespace: 'k7', password: 'pw', accounts: [] };
export const OPEN: Act = { kind: 'open' };
export const LOGON = send('NICK {ns}a', 'USER u 0 * :r');

export function send(...lines: readonly string[]): Act {
  return { kind: 'send', lines };
}

/** A plan of one connection that opens and acts. */
export function alone(...acts: readonly Act[]): Plan {
  return { connections: 1, rounds: [OPEN, ...acts].map((act) => [{ connection: 0, act }]) };
}

/** Two connections that do the same. */
export function both(act: Act): Step[] {
  return [0, 1].map((connection) => ({ connection, act }));
}

/** Runs a plan against a server that does what its script says. */
export async function against(script: Script, plan: Plan, options: Partial<RunOptions> = {}): Promise<Run> {
  await using toy = await startToy(script);
  return await runPlan(plan, SETTING, { address: toy.address, ...options });
}

/** What happened, in short: `> written`, `< line`, and the other events by name. */
export function story(run: Run): string[] {
  return run.history.events.map((event) => {
    if (event.kind === 'write')
      return `${event.by === 'plan' ? '>' : '+'} ${event.data.replaceAll('\r\n', '|')}`;
    if (event.kind === 'line') return `< ${event.line}`;
    if (event.kind === 'wait') return 'waits';
    return event.kind === 'open' ? 'open' : event.how;
  });
}
