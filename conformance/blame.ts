import { RULES, type Rule } from '../model/rules/index.ts';
import type { Judge } from './check.ts';
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
 * found that makes it legal; one without candidates when none does.
 */
export function blame(
  judge: Judge,
  observation: Observation,
  adopted: readonly Rule[] = [],
  rules: readonly Rule[] = RULES,
): readonly Blame[] {
  for (const under of adopted.length === 0 ? [[]] : [[], adopted]) {
    const candidates = rules.filter(
      (rule) => !under.includes(rule) && isLegal(judge, observation, [...under, rule]),
    );
    if (candidates.length > 0) return [{ candidates, under }];
  }
  const set = smallestSet(judge, observation, adopted, rules);
  if (set === null) return [{ candidates: [], under: [] }];
  return set
    .filter((rule) => !adopted.includes(rule))
    .map((rule) => ({ candidates: [rule], under: set.filter((other) => other !== rule) }));
}

/** Adds the rule that explains most, until all is explained; then drops what is not needed. */
function smallestSet(
  judge: Judge,
  observation: Observation,
  adopted: readonly Rule[],
  rules: readonly Rule[],
): readonly Rule[] | null {
  let set = [...adopted];
  let progress = explained(judge, observation, set);
  while (progress < Infinity) {
    if (set.length - adopted.length >= MOST) return null;
    let best: { readonly rule: Rule; readonly progress: number } | null = null;
    for (const rule of rules) {
      if (set.includes(rule)) continue;
      const reached = explained(judge, observation, [...set, rule]);
      if (reached > (best?.progress ?? progress)) best = { rule, progress: reached };
      if (reached === Infinity) break;
    }
    if (best === null) return null;
    set.push(best.rule);
    progress = best.progress;
  }
  for (const rule of set.slice()) {
    const rest = set.filter((other) => other !== rule);
    if (isLegal(judge, observation, rest)) set = rest;
  }
  return set;
}

export function isLegal(judge: Judge, observation: Observation, without: readonly Rule[]): boolean {
  return judge.check(observation, without).kind === 'conforms';
}

/** How much of what was received is accounted for; Infinity when all is, and was sent in an order that explains it. */
function explained(judge: Judge, observation: Observation, without: readonly Rule[]): number {
  const verdict = judge.check(observation, without);
  if (verdict.kind === 'conforms') return Infinity;
  return verdict.kind === 'undecided' ? -1 : Math.max(...verdict.furthest.map(progressOf));
}

function progressOf({ taken, placed }: Node): number {
  return sum(taken) + sum(placed) / 1e4;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
