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
  /** Runs a plan in a namespace of its own. */
  readonly run: (plan: Plan) => Promise<Specimen>;
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
export function breaks(
  judge: Judge,
  history: History,
  rule: Rule | null,
  under: readonly Rule[],
): boolean {
  const first = firstDivergence(judge, history, under);
  if (first === null) return false;
  return rule === null || mayBeBlamed(judge, first, rule, under);
}

/** What depends on which of two comes first shows in some runs only. */
function triesOf(plan: Plan): number {
  return plan.rounds.some((round) => round.length > 1) ? RACY_TRIES : 1;
}

const RACY_TRIES = 3;

/** The first candidate, in the order of the shrinker, that still breaks the rule; a batch of candidates runs at a time. */
async function firstSmaller(
  { plan }: Specimen,
  options: ShrinkOptions,
  stillBreaks: (history: History) => boolean,
): Promise<Specimen | null> {
  const { run, over, width } = options;
  let batch: Plan[] = [];
  const tryBatch = async (): Promise<Specimen | null> => {
    const specimens = await Promise.all(
      batch.flatMap((candidate) => Array.from({ length: triesOf(candidate) }, () => run(candidate))),
    );
    batch = [];
    return specimens.find(({ run: done }) => done.trouble === null && stillBreaks(done.history)) ?? null;
  };
  for (const candidate of shrinkPlan(plan)) {
    if (over()) return null;
    batch.push(candidate);
    if (batch.length < width) continue;
    const found = await tryBatch();
    if (found !== null) return found;
  }
  return batch.length > 0 && !over() ? tryBatch() : null;
}
