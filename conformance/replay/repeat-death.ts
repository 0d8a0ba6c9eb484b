import { tryToKill } from '../death-trial.ts';
import type { Failure } from '../failure/failure.ts';
import type { Lives } from '../lives.ts';
import type { Outcome } from './outcome.ts';
import type { Repetition } from './repeat-plan.ts';
import { runsLeft, runsNeeded, verdictOf, type Replayed } from './verdict.ts';

/** Runs a plan that once ended the server's process, one run after the other, each on a server that lives. */
export async function repeatDeath(
  { plan, seen, circumstances }: Failure,
  lives: Lives,
  { namespace, deadlineMs, signal }: Repetition,
): Promise<Replayed> {
  const outcomes: Outcome[] = [];
  const needed = runsNeeded(seen);
  while (!signal.aborted && runsLeft(outcomes, needed) > 0) {
    const server = await lives.server();
    if (server === null) return NOT_UP;
    const { died, trouble } = await tryToKill(
      server,
      plan,
      namespace(),
      deadlineMs ?? circumstances.deadlineMs,
    );
    if (died) outcomes.push({ kind: 'fails' });
    else if (trouble === null) outcomes.push({ kind: 'passes' });
    else outcomes.push({ kind: 'undecided', cause: `${trouble.kind} (${trouble.detail})` });
  }
  return verdictOf(outcomes, needed, seen);
}

export const NOT_UP: Replayed = {
  kind: 'undecided',
  cause: 'the server died, and did not come up again',
};
