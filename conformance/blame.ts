import { isLesser, RULES, type Rule } from '../model/rules/index.ts';
import type { Judge } from './check.ts';
import type { FirstDivergence } from './first-divergence.ts';
import type { Observation } from './observation.ts';
import { isLegal, needed, pairOf, smallestSet } from './rule-set.ts';

/**
 * Why a history diverges: the rules of which each by itself, set aside on top of `under`, makes it legal. Empty candidates:
 * nothing that we have a rule for explains it.
 */
export interface Blame {
  /** The first that explains it comes first. */
  readonly candidates: readonly Rule[];
  /** Rules that had to be set aside as well for the history to be read at all. */
  readonly under: readonly Rule[];
}

/**
 * Blames a history that diverges with the rules of `adopted` set aside. Returns one blame for each rule of the smallest set
 * found that makes it legal; one without candidates when none does. `until` is the history up to its first divergence, `whole`
 * all of it.
 */
export function blame(
  judge: Judge,
  until: Observation,
  adopted: readonly Rule[] = [],
  rules: readonly Rule[] = RULES,
  whole: Observation = until,
): readonly Blame[] {
  for (const under of adopted.length === 0 ? [[]] : [[], adopted]) {
    const candidates = explaining(judge, { until, whole }, under, rules);
    const [first] = candidates;
    if (first === undefined) continue;
    const habits = first.general === true ? pairOf(judge, until, under, rules.filter(isPlainHabit)) : null;
    if (habits !== null) return together([...under, ...habits], under);
    return [{ candidates, under: needed(judge, until, under, [first]) }];
  }
  const set = smallestSet(judge, until, adopted, rules);
  return set === null ? [{ candidates: [], under: [] }] : together(set, adopted);
}

/** One line may break several habits at once, none of which explains it alone; a general rule would, as it explains almost anything. */
function isPlainHabit({ habit, general }: Rule): boolean {
  return habit === true && general !== true;
}

/** A blame for each rule of a set that was not known before. */
function together(set: readonly Rule[], adopted: readonly Rule[]): readonly Blame[] {
  return set
    .filter((rule) => !adopted.includes(rule))
    .map((rule) => ({ candidates: [rule], under: set.filter((other) => other !== rule) }));
}

/**
 * The rules of which each by itself, set aside on top of `under`, makes the history legal up to its first divergence; where some
 * explain what follows too, only those, and the general ones. In the order of the table.
 */
export function explaining(
  judge: Judge,
  { until, whole }: Pick<FirstDivergence, 'until' | 'whole'>,
  under: readonly Rule[],
  rules: readonly Rule[] = RULES,
): readonly Rule[] {
  const others = rules.filter((rule) => !under.includes(rule));
  const found = judge
    .relevant(until, under, others)
    .filter((rule) => isLegal(judge, until, [...under, rule]));
  if (found.length < 2 || whole === until) return found;
  const all = found.filter((rule) => isLegal(judge, whole, [...under, rule]));
  return all.some(({ general }) => general !== true) ? all : found;
}

const LESSER = RULES.filter(isLesser);

/** Whether a divergence may be put down to this rule: it explains it, and no lesser one explains it as well. */
export function mayBeBlamed(
  judge: Judge,
  { until, whole }: Pick<FirstDivergence, 'until' | 'whole'>,
  rule: Rule,
  under: readonly Rule[],
): boolean {
  const legalWithout = (history: Observation, other: Rule): boolean =>
    isLegal(judge, history, [...under, other]);
  if (!legalWithout(until, rule)) return false;
  if (rule.grade === 'should') return true;
  const others = LESSER.filter((other) => !under.includes(other));
  const lesser = judge.relevant(until, under, others).filter((other) => legalWithout(until, other));
  if (lesser.length === 0) return true;
  return legalWithout(whole, rule) && !lesser.some((other) => legalWithout(whole, other));
}
