import { attribute, type Charge } from './attribute.ts';
import type { Finding } from './findings.ts';
import type { Divergence } from './report/report.ts';
import { firstContact } from './run/contact.ts';
import { settleFinding, type Laboratory } from './settle-finding.ts';

/** What is found is shrunk for so long at most, in ms: all findings together, and each of them. */
const ALL_MS = 20_000;
const ONE_MS = 8_000;
/** Of the findings that one rule explains, so many are shrunk: the rest is counted with the first of them. */
const PER_RULE = 3;

/** Puts the findings of a run down to rules, shrinks and explains them, and joins those that turn out to be the same. */
export async function settleFindings(
  findings: readonly Finding[],
  laboratory: Omit<Laboratory, 'over' | 'logonMs'>,
  onShrinking: (rule: string) => void,
): Promise<readonly Divergence[]> {
  const until = performance.now() + ALL_MS;
  const settled: Divergence[] = [];
  const logonMs = findings.length === 0 ? 0 : await timeLogon(laboratory);
  for (const charge of attribute(findings)) {
    onShrinking(charge.rule?.id ?? 'UNEXPLAINED');
    const over = (): boolean => performance.now() > until;
    settled.push(...(await settleCharge(charge, { ...laboratory, logonMs, over })));
  }
  return settled;
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

/** The divergences of one rule, the plainest first: it counts all plans that the rule explains. */
async function settleCharge(
  { rule, findings }: Charge,
  laboratory: Laboratory,
): Promise<readonly Divergence[]> {
  const { signal } = laboratory;
  const settled = new Map<string, Divergence>();
  for (const finding of findings.slice(0, PER_RULE)) {
    const late = laboratory.over() || signal.aborted;
    if (late && settled.size > 0) break;
    const own = performance.now() + ONE_MS;
    const over = (): boolean => performance.now() > own || laboratory.over() || signal.aborted;
    const divergence = await settleFinding(finding, rule, { ...laboratory, over });
    if (divergence === null) continue;
    const same = settled.get(divergence.id);
    if (same === undefined || plainness(divergence, same) < 0) settled.set(divergence.id, divergence);
  }
  const [first, ...others] = [...settled.values()].toSorted(plainness);
  if (first === undefined) return [];
  return [{ ...first, met: findings.reduce((sum, { met }) => sum + met, 0) }, ...others];
}

/** What can be shown again before what cannot, then short exchanges before long ones. */
function plainness(one: Divergence, other: Divergence): number {
  return other.seen.times - one.seen.times || one.shrunk.to.acts - other.shrunk.to.acts;
}
