import { RULES, type Rule } from '../model/rules/index.ts';
import { isLegal, type Blame } from './blame.ts';
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

/**
 * The smallest plan found whose run still breaks the same rule. When no smaller plan breaks it, one that breaks another rule
 * that explained the divergence too is tried: a rule that only seemed to be broken gives way to the one that was.
 */
export async function shrink(
  found: Specimen,
  blamed: Blame,
  options: ShrinkOptions,
): Promise<{ readonly specimen: Specimen; readonly blame: Blame }> {
  let specimen = found;
  let [rule, ...others] = blamed.candidates;
  const { under } = blamed;
  for (;;) {
    specimen = await smallest(specimen, options, (history) => breaks(options.judge, history, rule, under));
    const rivals = others.filter(({ grade, id }) => grade === 'must' && !GENERAL.test(id));
    const smaller = await firstSmaller(specimen, options, (history) =>
      rivals.some((rival) => breaks(options.judge, history, rival, under)),
    );
    if (smaller === null) break;
    const left = rivals.filter((rival) => breaks(options.judge, smaller.run.history, rival, under));
    specimen = smaller;
    [rule, ...others] = left;
  }
  // Of a plan this small the first of all rules that explains it is named, whatever the long history had seemed to break.
  const { history } = specimen.run;
  const candidates = RULES.filter(
    (other) => !under.includes(other) && breaks(options.judge, history, other, under),
  );
  return {
    specimen,
    blame: { candidates: candidates.length > 0 || rule === undefined ? candidates : [rule], under },
  };
}

/** Rules that would explain almost anything never take the place of a more special one. */
const GENERAL = /^(REPLY|DIALECT)-/;

/** Whether a history diverges, and its first divergence is none once the rule is set aside (no rule: whether it diverges). */
export function breaks(
  judge: Judge,
  history: History,
  rule: Rule | undefined,
  under: readonly Rule[],
): boolean {
  const first = firstDivergence(judge, history, under);
  if (first === null) return false;
  return rule === undefined || isLegal(judge, first.until, [...under, rule]);
}

async function smallest(
  specimen: Specimen,
  options: ShrinkOptions,
  stillBreaks: (history: History) => boolean,
): Promise<Specimen> {
  let current = specimen;
  for (let next = await firstSmaller(current, options, stillBreaks); next !== null;) {
    current = next;
    next = await firstSmaller(current, options, stillBreaks);
  }
  return current;
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
