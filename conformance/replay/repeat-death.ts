import type { Repeatable } from '../failure/failure.ts';
import { toldOf, wordsOf } from '../health/sickness.ts';
import { tryPlans } from '../health/trial.ts';
import type { Wards } from '../health/wards.ts';
import { troubleText } from '../run/trouble.ts';
import type { Outcome } from './outcome.ts';
import type { Repetition } from './repeat-plan.ts';
import { runsLeft, runsNeeded, verdictOf, type Replayed } from './verdict.ts';

/** Answers are of no interest here: none is waited for longer, in ms. */
const DEADLINE_MS = 1_000;

/** Runs plans that a server once became sick of, each time on a server that nothing else has run on. */
export async function repeatDeath(
  failure: Repeatable,
  wards: Wards,
  { namespace, clients, deadlineMs, signal }: Repetition,
): Promise<Replayed> {
  const { plan, before = [], seen, circumstances, rule } = failure;
  const outcomes: Outcome[] = [];
  const needed = runsNeeded(seen);
  while (!signal.aborted && runsLeft(outcomes, needed) > 0) {
    const admitted = await wards.fresh();
    if (admitted === null) return NOT_UP;
    const { sickness, last } = await tryPlans([...before, plan], admitted.ward, {
      namespace,
      clients,
      deadlineMs: Math.min(deadlineMs ?? circumstances.deadlineMs, DEADLINE_MS),
      rest: rule === 'LIVE-04',
      signal,
    });
    const trouble = last?.run.trouble ?? null;
    if (sickness !== null) {
      await wards.discard();
      const same = toldOf(sickness).rule === rule;
      outcomes.push(same ? { kind: 'fails' } : { kind: 'undecided', cause: wordsOf(sickness) });
    } else if (trouble === null) outcomes.push({ kind: 'passes' });
    else outcomes.push({ kind: 'undecided', cause: troubleText(trouble) });
  }
  return verdictOf(outcomes, needed, seen);
}

export const NOT_UP: Replayed = {
  kind: 'undecided',
  cause: 'the server died, and did not come up again',
};
