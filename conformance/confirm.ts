import type { Rule } from '../model/rules/index.ts';
import type { Circumstances } from './check.ts';
import { trial, type Laboratory } from './laboratory.ts';
import type { Plan } from './plan.ts';
import { breaks, isSure, repeat, repeatAtFirst, together } from './shrink/index.ts';
import type { Count, Repetition, Specimen } from './shrink/index.ts';

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

/** Runs a plan a few times, once at the pace of somebody who types; and when some of these runs pass, so often that its rate is known. */
export async function confirm(
  plan: Plan,
  rule: Rule | null,
  under: readonly Rule[],
  laboratory: Laboratory,
): Promise<Confirmed> {
  const { circumstances, judge, clients, signal, time } = laboratory;
  const fails = ({ run }: Specimen): boolean =>
    run.trouble === null && breaks(judge, run.history, rule, under);
  const repetition = (bounds: Circumstances, over: () => boolean): Repetition => ({
    run: (again, stop) => trial(again, bounds, laboratory, stop),
    fails,
    over,
    clients,
    signal,
  });
  const [first, byHand] = await Promise.all([
    repeatAtFirst(
      plan,
      repetition(circumstances, () => false),
    ),
    trial(plan, circumstances, laboratory, signal, BY_HAND_MS),
  ]);
  const best = fails(byHand) ? byHand : null;
  if (isSure(first)) return { seen: first, shown: best ?? first.failing };
  const until = performance.now() + time.count;
  const brief = { ...circumstances, deadlineMs: Math.min(circumstances.deadlineMs, COUNT_DEADLINE_MS) };
  const rest = await repeat(
    plan,
    repetition(brief, () => performance.now() > until),
    ({ times, of }) => first.times + times >= SHOWN && first.of + of >= LEAST_RUNS,
  );
  const seen = together(first, rest);
  return { seen, shown: seen.times === 0 ? null : (best ?? seen.failing) };
}
