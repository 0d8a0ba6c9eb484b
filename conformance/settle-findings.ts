import type { Finding } from './findings.ts';
import type { Divergence } from './report/report.ts';
import { settleFinding, type Laboratory } from './settle-finding.ts';

/** What is found is shrunk for so long at most, in ms: all findings together, and each of them. */
const ALL_MS = 40_000;
const ONE_MS = 8_000;
/** Of the findings that break one rule, so many are shrunk: the rest is counted with the first of them. */
const PER_RULE = 3;

/** Shrinks and explains the findings of a run, the simplest blames first, and joins those that turn out to be the same. */
export async function settleFindings(
  findings: readonly Finding[],
  laboratory: Omit<Laboratory, 'over'>,
  onShrinking: (rule: string) => void,
): Promise<readonly Divergence[]> {
  const { signal } = laboratory;
  const until = performance.now() + ALL_MS;
  const settled = new Map<string, Divergence>();
  const firstOf = new Map<string, string>();
  const shrunk = new Map<string, number>();
  for (const finding of inOrder(findings)) {
    const rule = ruleOf(finding);
    const first = firstOf.get(rule);
    const times = shrunk.get(rule) ?? 0;
    const late = performance.now() > until || signal.aborted;
    if (first !== undefined && (late || times >= PER_RULE || isAggregate(finding, firstOf))) {
      count(settled, first, finding.met);
      continue;
    }
    shrunk.set(rule, times + 1);
    onShrinking(rule);
    const own = performance.now() + ONE_MS;
    const over = (): boolean => performance.now() > Math.min(own, until) || signal.aborted;
    const divergence = await settleFinding(finding, { ...laboratory, over });
    if (divergence === null) continue;
    const { id } = divergence;
    const elsewhere = firstOf.get(divergence.rule);
    // What could neither be made smaller nor shown again says nothing that the first of its rule does not say better.
    const vague = divergence.seen.times === 0 && elsewhere !== undefined;
    if (settled.has(id) || vague) count(settled, vague ? (elsewhere ?? id) : id, finding.met);
    else settled.set(id, divergence);
    if (!firstOf.has(divergence.rule)) firstOf.set(divergence.rule, id);
  }
  return [...settled.values()];
}

/** One rule set aside before several, short plans before long ones. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => weight(one) - weight(other));
}

function weight({ blame, specimen }: Finding): number {
  return (blame.candidates.length === 0 ? 1e6 : 0) + blame.under.length * 1e3 + specimen.plan.rounds.length;
}

function ruleOf({ blame }: Finding): string {
  return blame.candidates[0]?.id ?? 'UNEXPLAINED';
}

/** Whether a finding only shows several rules at once that were each broken by themselves elsewhere. */
function isAggregate({ blame }: Finding, found: ReadonlyMap<string, string>): boolean {
  return blame.under.length > 0 && blame.under.every(({ id }) => found.has(id));
}

function count(settled: Map<string, Divergence>, id: string, met: number): void {
  const same = settled.get(id);
  if (same !== undefined) settled.set(id, { ...same, met: same.met + met });
}
