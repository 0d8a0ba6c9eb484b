import type { Rule } from '../model/rules/index.ts';
import { isLegal } from './rule-set.ts';
import type { Judge } from './check.ts';
import type { Divergence } from './report/report.ts';
import type { Settled } from './settle-finding.ts';

/** A mistake that was met so many times as often as something else is plainly there, and may well be what that comes of. */
const PLAINLY = 10;

/** Adds a divergence to those of its rule, or counts it with one that is known. Says whether it is new. */
export function place(one: Settled, settled: Map<Rule | null, readonly Divergence[]>, judge: Judge): boolean {
  const { divergence, rule } = one;
  const cause = explanation(one, settled) ?? setting(one, settled) ?? jointCause(one, settled, judge);
  const under = cause !== undefined && rule !== cause ? cause : rule;
  const same = settled.get(under) ?? [];
  const known = under !== rule || same.some(({ id }) => id === divergence.id);
  settled.set(under, known ? counting(same, divergence.met) : [...same, divergence]);
  return !known;
}

/** What a rule explains that is known to be broken is a trace of that: one mistake shows in many ways. A general rule explains too much for that. */
function explanation(
  { divergence, rule, explainedBy }: Settled,
  settled: ReadonlyMap<Rule | null, readonly Divergence[]>,
): Rule | undefined {
  const isPlain = rule !== null && rule.general !== true;
  return explainedBy.find(
    (other) => !(isPlain && other.general === true) && outweighs(settled.get(other)?.[0], divergence, 1),
  );
}

/**
 * What was met a few times, and only where a rule had been broken before that is plainly broken, is most likely what comes of that: a
 * registry in which a nick has two owners goes wrong in many ways. If it is a mistake by itself, it shows when the other one is mended.
 */
function setting(
  { divergence, finding }: Settled,
  settled: ReadonlyMap<Rule | null, readonly Divergence[]>,
): Rule | undefined {
  return finding.blame.under.find(
    (rule) =>
      rule.habit !== true && rule.general !== true && outweighs(settled.get(rule)?.[0], divergence, PLAINLY),
  );
}

/**
 * A rule to which a divergence is counted where several that are known to be broken explain it together: each of them was met as often, or it
 * could not be shown again, or only a general rule explains it. Undefined where they do not.
 */
function jointCause(
  { divergence, rule, until }: Settled,
  settled: ReadonlyMap<Rule | null, readonly Divergence[]>,
  judge: Judge,
): Rule | undefined {
  const isPlain = divergence.seen.times > 0 && rule !== null && rule.general !== true;
  const known = [...settled].flatMap(([other, [first]]) =>
    other !== null &&
    other !== rule &&
    other.general !== true &&
    outweighs(first, divergence, isPlain ? 1 : 0)
      ? [other]
      : [],
  );
  return known.length > 1 && isLegal(judge, until, known) ? known[0] : undefined;
}

/** Whether what is known was met so many times as often, and could be shown again. */
function outweighs(known: Divergence | undefined, divergence: Divergence, times: number): boolean {
  return known !== undefined && known.seen.times > 0 && known.met >= times * divergence.met;
}

function counting([first, ...others]: readonly Divergence[], met: number): readonly Divergence[] {
  return first === undefined ? [] : [{ ...first, met: first.met + met }, ...others];
}
