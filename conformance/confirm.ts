import type { Rule } from '../model/rules/index.ts';
import { createJudge, type Circumstances } from './check.ts';
import { trial, type Laboratory } from './laboratory.ts';
import type { Plan } from './plan.ts';
import {
  failing,
  isSure,
  repeat,
  repeatAtFirst,
  together,
  type Count,
  type Repeated,
  type Repetition,
  type Specimen,
} from './shrink/index.ts';

/** How often a plan breaks its rule, and the run that shows it best; null when none does. */
export interface Confirmed {
  readonly seen: Count;
  readonly shown: Specimen | null;
}

/** Between two rounds of the run that is shown, in ms: what answers a round then arrives before the next one, as by hand. */
export const BY_HAND_MS = 30;
/** A race is counted until it has shown so often, which tells its rate within a quarter, and in so many runs at least. */
const SHOWN = 20;
const LEAST_RUNS = 20;
/** When the first runs were done under the full deadline, a shorter one will do for counting, in ms. */
const COUNT_DEADLINE_MS = 1_000;

/**
 * Runs a plan a few times as fast as it goes, and a few times at the pace of somebody who types. What shows each time, either way,
 * is sure; anything else is run so often that its rate is known.
 */
export async function confirm(
  plan: Plan,
  rule: Rule | null,
  under: readonly Rule[],
  laboratory: Laboratory,
): Promise<Confirmed> {
  const { circumstances, clients, signal, time } = laboratory;
  const repetition = (bounds: Circumstances, over: () => boolean, pause?: number): Repetition => {
    const judge = createJudge(bounds, laboratory.judge.table);
    return {
      run: (again, stop) => trial(again, bounds, laboratory, stop, pause),
      fails: failing(judge, rule, under),
      over,
      clients: Math.max(1, Math.floor(clients / 2)),
      signal,
    };
  };
  // One run may last for several deadlines, where many answers are missing: fewer runs have to do then.
  const enough = performance.now() + time.count;
  const late = (): boolean => performance.now() > enough;
  const atFirst = (pause?: number): Promise<Repeated> =>
    repeatAtFirst(plan, repetition(circumstances, late, pause));
  const quickly = atFirst();
  // A server with limits may have room for one of them only.
  if (laboratory.restraint !== undefined) await quickly;
  const [quick, byHand] = await Promise.all([quickly, atFirst(BY_HAND_MS)]);
  const shown = byHand.failing ?? quick.failing;
  // What is in order when it is typed may be a race when it is not: then nothing waits for what gets no answer.
  if (isSure(byHand)) return { seen: byHand, shown };
  if (isSure(quick)) return { seen: quick, shown };
  const until = performance.now() + time.count;
  const brief = { ...circumstances, deadlineMs: Math.min(circumstances.deadlineMs, COUNT_DEADLINE_MS) };
  const rest = await repeat(
    plan,
    { ...repetition(brief, () => performance.now() > until), clients },
    ({ times, of }) => quick.times + times >= SHOWN && quick.of + of >= LEAST_RUNS,
  );
  const seen = together(quick, rest);
  return { seen, shown: seen.times === 0 ? null : (shown ?? seen.failing) };
}
