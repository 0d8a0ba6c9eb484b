import { isLesser, isSpecialMust, RULES, type Rule } from '../model/rules/index.ts';
import type { Finding } from './findings.ts';

/** A rule that the server is held to have broken, and the findings that this explains, the best to show first. */
export interface Charge {
  /** Null for findings that no rule explains. */
  readonly rule: Rule | null;
  readonly findings: readonly Finding[];
  /** All rules that explain as much, in the order of the table. */
  readonly rivals: readonly Rule[];
}

/**
 * Puts findings down to rules: to few rules that explain them all, as one mistake of a server shows in many ways, and each way
 * may be read as other mistakes too. The rule that explains most comes first and takes all that it explains.
 *
 * Rules of grade *must* are charged with findings that no lesser rule explains; once charged, they take what a lesser rule might
 * explain as well. Then rules of grade *should* are asked, then the general ones. Where two explain equally much, the one that
 * stands first in the table is charged.
 */
export function attribute(findings: readonly Finding[]): readonly Charge[] {
  const charges: Charge[] = [];
  let left = findings;
  const charge = (among: readonly Rule[], evidence: (finding: Finding) => boolean): void => {
    for (;;) {
      const rule = strongest(among, left.filter(evidence));
      if (rule === null) return;
      const explained = left.filter((finding) => explains(rule, finding));
      const rivals = RULES.filter((other) => explained.every((finding) => explains(other, finding)));
      charges.push({ rule, findings: explained.toSorted(bestFirst), rivals });
      left = left.filter((finding) => !explained.includes(finding));
    }
  };
  charge(SPECIAL, provesMust);
  charge(LESSER, () => true);
  charge(GENERAL, () => true);
  for (const finding of left) charges.push({ rule: null, findings: [finding], rivals: [] });
  return charges;
}

const GENERAL = RULES.filter(({ general }) => general === true);
const SPECIAL = RULES.filter(isSpecialMust);
const LESSER = RULES.filter(isLesser);

function explains(rule: Rule, { blame }: Finding): boolean {
  return blame.candidates.includes(rule);
}

/** Whether nothing but rules of grade *must* explains it. */
export function provesMust({ blame }: Finding): boolean {
  return !blame.candidates.some(isLesser);
}

/** The rule that explains most of what was met; null when none explains any. */
function strongest(among: readonly Rule[], findings: readonly Finding[]): Rule | null {
  let best: { readonly rule: Rule; readonly support: number } | null = null;
  for (const rule of among) {
    const support = findings
      .filter((finding) => explains(rule, finding))
      .reduce((sum, { met }) => sum + met, 0);
    if (support > (best?.support ?? 0)) best = { rule, support };
  }
  return best?.rule ?? null;
}

/** What proves most, with the least set aside, met most often. */
function bestFirst(one: Finding, other: Finding): number {
  return (
    Number(provesMust(other)) - Number(provesMust(one)) ||
    one.blame.under.length - other.blame.under.length ||
    other.met - one.met
  );
}
