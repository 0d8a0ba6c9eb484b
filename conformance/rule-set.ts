import type { Rule } from '../model/rules/index.ts';
import { horizon } from './accounting.ts';
import type { Judge } from './check.ts';
import type { Observation } from './observation.ts';
import type { Node } from './search.ts';

/** At most so many rules are set aside together. */
const MOST = 6;

/** Those of the rules without which the others do not make the history legal. */
export function needed(
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

/**
 * Two rules that make the history legal together, where neither does by itself, on top of `under`; null where no two do. One of them has to be
 * relevant: what makes the other one so shows only where that is set aside.
 */
export function pairOf(
  judge: Judge,
  observation: Observation,
  under: readonly Rule[],
  rules: readonly Rule[],
): readonly Rule[] | null {
  const others = rules.filter((rule) => !under.includes(rule));
  for (const one of judge.relevant(observation, under, others))
    for (const other of judge.relevant(
      observation,
      [...under, one],
      others.filter((rule) => rule !== one),
    ))
      if (isLegal(judge, observation, [...under, one, other])) return [one, other];
  return null;
}

/** Adds the rule that explains most, until all is explained; then drops what is not needed. */
export function smallestSet(
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

/** Whether the history is legal with these rules set aside. */
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
