import { isSpecialMust, type Rule } from '../model/rules/index.ts';
import { attribute, provesMust, type Charge } from './attribute.ts';
import type { Finding } from './findings.ts';
import type { Divergence } from './report/report.ts';
import { firstContact } from './run/contact.ts';
import { settleFinding, type Laboratory, type Settled } from './settle-finding.ts';

/** What is found is shrunk for so long at most, in ms: all findings together, and each of them. */
const ALL_MS = 20_000;
const ONE_MS = 6_000;
/** So many rules have their time in any case. */
const SURE_RULES = 4;
/** Of the findings that one rule explains, so many are shrunk: the rest is counted with the first of them. */
const PER_RULE = 3;

/**
 * Puts the findings of a run down to rules, shrinks and explains them, and joins those that turn out to be the same. What has come
 * of the findings of one rule is told before those of the next are shrunk: what is to be reported of it, which is nothing where
 * they are counted with others.
 */
export async function settleFindings(
  findings: readonly Finding[],
  laboratory: Omit<Laboratory, 'over' | 'logonMs'>,
  onShrinking: (rule: string) => void,
  onSettled: (fresh: readonly Settled[], accounted: readonly Finding[]) => void,
): Promise<readonly Divergence[]> {
  const { signal } = laboratory;
  const until = performance.now() + ALL_MS;
  const settled = new Map<Rule | null, readonly Divergence[]>();
  const logonMs = findings.length === 0 ? 0 : await timeLogon(laboratory);
  for (const [index, charge] of attribute(findings).entries()) {
    onShrinking(charge.rule?.id ?? 'UNEXPLAINED');
    const late = (): boolean => signal.aborted || performance.now() > until;
    const found = await settleCharge(charge, { ...laboratory, logonMs, over: late }, index < SURE_RULES);
    const fresh: Settled[] = [];
    for (const one of found) {
      const { divergence, rule, explainedBy } = one;
      // What a rule explains that is known to be broken is a trace of that: one mistake shows in many ways.
      const cause = explainedBy.find((other) => outweighs(settled.get(other)?.[0], divergence));
      const under = cause !== undefined && rule !== cause ? cause : rule;
      const same = settled.get(under) ?? [];
      const known = under !== rule || same.some(({ id }) => id === divergence.id);
      settled.set(under, known ? counting(same, divergence.met) : [...same, divergence]);
      if (!known) fresh.push(one);
    }
    if (found.length > 0) onSettled(fresh, charge.findings);
  }
  return [...settled.values()].flat();
}

/** The divergences of one rule, the plainest first: it counts all plans that the rule explains. */
async function settleCharge(
  { rule, findings }: Charge,
  laboratory: Laboratory,
  sure: boolean,
): Promise<readonly Settled[]> {
  const { signal, over: late } = laboratory;
  const settled = new Map<string, Settled>();
  // What a lesser rule explains as well was only counted here: by itself it shows nothing.
  const telling = rule !== null && isSpecialMust(rule) ? findings.filter(provesMust) : findings;
  for (const finding of telling.slice(0, PER_RULE)) {
    if (late() && settled.size > 0) break;
    const inAnyCase = sure && settled.size === 0;
    const own = performance.now() + ONE_MS;
    const over = (): boolean =>
      signal.aborted || performance.now() > own || (!inAnyCase && laboratory.over());
    const found = await settleFinding(finding, rule, { ...laboratory, over });
    if (found === null) continue;
    const { id } = found.divergence;
    const same = settled.get(id);
    if (same === undefined || plainness(found, same) < 0) settled.set(id, found);
  }
  const [first, ...others] = [...settled.values()].toSorted(plainness);
  if (first === undefined) return [];
  const met = findings.reduce((sum, { met: times }) => sum + times, 0);
  return [{ ...first, divergence: { ...first.divergence, met } }, ...others];
}

/** What can be shown again before what cannot, then short exchanges before long ones. */
function plainness({ divergence: one }: Settled, { divergence: other }: Settled): number {
  return other.seen.times - one.seen.times || one.shrunk.to.acts - other.shrunk.to.acts;
}

function outweighs(known: Divergence | undefined, divergence: Divergence): boolean {
  return known !== undefined && known.seen.times > 0 && known.met >= divergence.met;
}

function counting([first, ...others]: readonly Divergence[], met: number): readonly Divergence[] {
  return first === undefined ? [] : [{ ...first, met: first.met + met }, ...others];
}

/** A first logon is slower than later ones: another one tells how long these take. */
async function timeLogon({
  server,
  namespace,
  circumstances,
}: Omit<Laboratory, 'over' | 'logonMs'>): Promise<number> {
  const { password, address, welcome } = server;
  const contact = await firstContact(address, {
    namespace: namespace(),
    password,
    deadline: circumstances.deadlineMs,
  });
  return contact.kind === 'welcome' ? contact.logonMs : welcome.logonMs;
}
