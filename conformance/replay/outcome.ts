import { RULES, type Rule } from '../../model/rules/index.ts';
import { blame } from '../blame.ts';
import type { Judge } from '../check.ts';
import { firstDivergence } from '../first-divergence.ts';
import type { Run } from '../run/run.ts';
import { troubleText } from '../run/trouble.ts';
import { breaks } from '../shrink/index.ts';
import { limitedBy } from '../turned-away.ts';

/** What one more run of a stored plan tells of its failure. */
export type Outcome =
  | { readonly kind: 'fails' }
  | { readonly kind: 'passes' }
  /** It diverges, and not as a breach of the rule that it was stored for. */
  | { readonly kind: 'otherwise'; readonly rule: string }
  | { readonly kind: 'undecided'; readonly cause: string };

/** Judges a run of a plan that once broke this rule (null: that nothing explained). */
export function outcomeOf(
  judge: Judge,
  { history, trouble }: Run,
  rule: Rule | null,
  under: readonly Rule[],
): Outcome {
  if (trouble !== null) return { kind: 'undecided', cause: troubleText(trouble) };
  const observation = judge.observe(history);
  const verdict = judge.check(observation, under);
  if (verdict.kind === 'conforms') return { kind: 'passes' };
  if (verdict.kind === 'undecided') return { kind: 'undecided', cause: verdict.cause };
  const limit = limitedBy(judge, observation, under);
  if (limit !== null) return { kind: 'undecided', cause: limit };
  if (breaks(judge, history, rule, under)) return { kind: 'fails' };
  const first = firstDivergence(judge, history, under);
  const [cause] = first === null ? [] : blame(judge, first.until, under, RULES, first.whole);
  return { kind: 'otherwise', rule: cause?.candidates[0]?.id ?? 'UNEXPLAINED' };
}
