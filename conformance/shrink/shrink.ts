import type { Rule } from '../model/rules/index.ts';
import { mayBeBlamed } from './blame.ts';
import type { Judge } from './check.ts';
import { shrinkPlan } from './generate/index.ts';
import { firstDivergence } from './first-divergence.ts';
import type { History } from './history.ts';
import type { Plan, Setting } from './plan.ts';
import type { Run } from './run/run.ts';

/** A plan with a run of it that diverged. */
export interface Specimen {
  readonly plan: Plan;
  readonly setting: Setting;
  readonly run: Run;
}

export interface ShrinkOptions {
  readonly judge: Judge;
  /** Runs a plan in a namespace of its own, until the signal is given. */
  readonly run: (plan: Plan, signal: AbortSignal) => Promise<Specimen>;
  /** No candidate is begun after this returns true. */
  readonly over: () => boolean;
  /** How many candidates run side by side. */
  readonly width: number;
}

/** The smallest plan found whose run still breaks this rule (none: still diverges), with the rules of `under` set aside. */
export async function shrink(
  found: Specimen,
  rule: Rule | null,
  under: readonly Rule[],
  options: ShrinkOptions,
): Promise<Specimen> {
  let current = found;
  for (let next: Specimen | null = found; next !== null;) {
    current = next;
    next = await firstSmaller(current, options, (history) => breaks(options.judge, history, rule, under));
  }
  return current;
}

/** Whether a history diverges, and its first divergence may be put down to the rule (null: whether it diverges). */
export function breaks(judge: Judge, history: History, rule: Rule | null, under: readonly Rule[]): boolean {
  const first = firstDivergence(judge, history, under);
  if (first === null) return false;
  return rule === null || mayBeBlamed(judge, first, rule, under);
}

/** What depends on which of two comes first shows in some runs only. */
function triesOf(plan: Plan): number {
  return plan.rounds.some((round) => round.length > 1) ? RACY_TRIES : 1;
}

const RACY_TRIES = 3;

/** A candidate that still breaks the rule: the first of those under way to show it, in the order of the shrinker. */
async function firstSmaller(
  { plan }: Specimen,
  { run, over, width }: ShrinkOptions,
  stillBreaks: (history: History) => boolean,
): Promise<Specimen | null> {
  const candidates = shrinkPlan(plan);
  const rest = new AbortController();
  let found: Specimen | null = null;
  const worker = async (): Promise<void> => {
    for (const candidate of candidates) {
      for (let left = triesOf(candidate); left > 0; left -= 1) {
        if (found !== null || over()) return;
        const specimen = await run(candidate, rest.signal);
        if (found !== null || specimen.run.trouble !== null || !stillBreaks(specimen.run.history)) continue;
        found = specimen;
        // A missing answer makes others take long that cannot be better.
        rest.abort();
      }
    }
  };
  // The workers take turns at one source of candidates.
  await Promise.all(Array.from({ length: width }, worker));
  return found;
}
