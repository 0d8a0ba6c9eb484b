import { isLesser, RULES, type Rule } from '../model/rules/index.ts';
import type { Judge } from './check.ts';
import type { FirstDivergence } from './first-divergence.ts';
import { horizon } from './accounting.ts';
import type { Observation } from './observation.ts';
import type { Node } from './search.ts';

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

/** At most so many rules are set aside together. */
const MOST = 6;

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
    if (first !== undefined) return [{ candidates, under: needed(judge, until, under, [first]) }];
  }
  const set = smallestSet(judge, until, adopted, rules);
  if (set === null) return [{ candidates: [], under: [] }];
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

/** Those of the rules without which the others do not make the history legal. */
function needed(
  judge: Judge,
  observation: Observation,
  rules: readonly Rule[],
  kept: readonly Rule[],
): readonly Rule[] {
  let left = rules;
  for (const rule of rules) {
    const rest = left.filter((other) => other !== rule);
    if (isLegal(judge, observation, [...rest, ...kept])) left = rest;
  }
  return left;
}

/** Adds the rule that explains most, until all is explained; then drops what is not needed. */
function smallestSet(
  judge: Judge,
  observation: Observation,
  adopted: readonly Rule[],
  rules: readonly Rule[],
): readonly Rule[] | null {
  const set = [...adopted];
  let progress = explained(judge, observation, set);
  while (progress < Infinity) {
    if (set.length - adopted.length >= MOST) return null;
    let best: { readonly rule: Rule; readonly progress: number } | null = null;
    const others = rules.filter((rule) => !set.includes(rule));
    for (const rule of judge.relevant(observation, set, others)) {
      const reached = explained(judge, observation, [...set, rule]);
      if (reached > (best?.progress ?? progress)) best = { rule, progress: reached };
      if (reached === Infinity) break;
    }
    if (best === null) return null;
    set.push(best.rule);
    progress = best.progress;
  }
  return needed(judge, observation, set, []);
}

export function isLegal(judge: Judge, observation: Observation, without: readonly Rule[]): boolean {
  return judge.check(observation, without).kind === 'conforms';
}

/** How much of what was received is accounted for; Infinity when all is, and was sent in an order that explains it. */
function explained(judge: Judge, observation: Observation, without: readonly Rule[]): number {
  const verdict = judge.check(observation, without);
  if (verdict.kind === 'conforms') return Infinity;
  if (verdict.kind === 'undecided') return -1;
  return verdict.furthest.reduce((most, node) => Math.max(most, progressOf(node, observation)), -1);
}

/** More events than any history holds. */
const ALL_EVENTS = 1e9;

function progressOf(node: Node, { connections }: Observation): number {
  const placed = node.placed.reduce((total, count) => total + count, 0);
  return Math.min(horizon(node, connections), ALL_EVENTS) + placed / 1e4;
}
