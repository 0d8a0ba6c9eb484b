import { RULES, type Rule } from '../model/rules/index.ts';
import type { Judge } from './check.ts';
import { explain } from './explain.ts';
import type { Settled } from './settle-finding.ts';

/**
 * Joins divergences that could not be shown again, of different rules, where one rule explains them: what is dropped now and then, say,
 * breaks the rule of each command that was met by it, and one mistake is likelier than several that do not show a second time. The rule
 * that explains most of them comes first; what no rule explains together with another stays as it is.
 */
export function joinUnconfirmed(unconfirmed: readonly Settled[], judge: Judge): readonly Settled[] {
  const joined: Settled[] = [];
  let left = unconfirmed;
  for (;;) {
    const rule = broadest(left);
    if (rule === null) return [...joined, ...left];
    const [plainest, ...others] = left.filter((one) => isExplained(one, rule)).toSorted(shortestFirst);
    left = left.filter((one) => !isExplained(one, rule));
    if (plainest !== undefined) joined.push(asBreachOf(rule, plainest, others, judge));
  }
}

/** Joining makes nothing less grave: what breaks a rule of grade *must* is told as a breach of one. */
const GRAVE = RULES.filter(({ grade }) => grade === 'must');

/** The rule that explains divergences of most rules, of two at least; the closest of several. Null for none. */
function broadest(unconfirmed: readonly Settled[]): Rule | null {
  let best: { readonly rule: Rule; readonly rules: number } | null = null;
  for (const rule of GRAVE) {
    const explained = unconfirmed.filter((one) => isExplained(one, rule));
    const rules = new Set(explained.map((one) => one.rule)).size;
    if (rules > (best?.rules ?? 1)) best = { rule, rules };
  }
  return best?.rule ?? null;
}

function isExplained({ explainedBy }: Settled, rule: Rule): boolean {
  return explainedBy.includes(rule);
}

function shortestFirst({ divergence: one }: Settled, { divergence: other }: Settled): number {
  return one.transcript.length - other.transcript.length;
}

/** The plainest of them, told as a breach of this rule, which counts for all. */
function asBreachOf(rule: Rule, plainest: Settled, others: readonly Settled[], judge: Judge): Settled {
  const { shown, finding, divergence } = plainest;
  const { run, setting } = shown;
  const explanation = explain(judge, { history: run.history, setting }, rule, finding.blame.under);
  const met = others.reduce((sum, other) => sum + other.divergence.met, divergence.met);
  return { ...plainest, rule, divergence: { ...divergence, ...explanation, met } };
}
