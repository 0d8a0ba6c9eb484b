import type { Rule } from '../model/rules/index.ts';
import type { Finding } from './findings.ts';

/** A rule is evident when it was named for so many kinds of divergence, and never came second to another. */
const EVIDENT = 3;
/** A habit is one when so many plans have met it. */
const HABITUAL = 3;

/** The rules that are broken everywhere, and whose breaches leave the rest as it would be. */
export function habitsOf(findings: readonly Finding[]): readonly Rule[] {
  const often = findings.flatMap(({ blame: { candidates }, met }) =>
    met >= HABITUAL ? candidates.slice(0, 1) : [],
  );
  const rules = new Set([...often, ...evident(findings).map(([rule]) => rule)]);
  return [...rules].filter(({ habit }) => habit === true);
}

/** The rules that are evident, each with the finding that it was named for first. */
export function evident(findings: readonly Finding[]): readonly (readonly [Rule, Finding])[] {
  const second = new Set(findings.flatMap(({ blame: { candidates } }) => candidates.slice(1)));
  const named = new Map<Rule, Finding[]>();
  for (const finding of findings) {
    const [rule] = finding.blame.candidates;
    if (rule === undefined || rule.general === true || second.has(rule)) continue;
    named.set(rule, [...(named.get(rule) ?? []), finding]);
  }
  return [...named].flatMap(([rule, [first, ...more]]) =>
    first !== undefined && more.length + 1 >= EVIDENT ? [[rule, first] as const] : [],
  );
}
