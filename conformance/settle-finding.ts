import { createJudge, type Circumstances, type Judge } from './check.ts';
import { isSpecialMust, type Rule } from '../model/rules/index.ts';
import { explain } from './explain.ts';
import { explaining } from './blame.ts';
import type { Finding } from './findings.ts';
import { firstDivergence } from './first-divergence.ts';
import type { MetServer } from './host-server.ts';
import type { Plan } from './plan.ts';
import type { Divergence } from './report/report.ts';
import { runPlan } from './run/run-plan.ts';
import { breaks, shrink, type Specimen } from './shrink.ts';
import { sizeOf } from './size.ts';

/** What shrinking and confirming a finding needs. */
export interface Laboratory {
  readonly server: MetServer;
  readonly judge: Judge;
  readonly circumstances: Circumstances;
  /** How long a logon takes by now, in ms. */
  readonly logonMs: number;
  /** Gives a nick prefix that no plan had before. */
  readonly namespace: () => string;
  readonly clients: number;
  /** Whether findings are shrunk at all; if not, they are shown as they were met. */
  readonly shrink: boolean;
  /** When shrinking must end; confirming follows. */
  readonly over: () => boolean;
  readonly signal: AbortSignal;
}

/** A shrunk plan is run so many times to see how often it diverges. */
const REPEATS = 5;
/**
 * Bounds in shrinking, in ms: a missing answer costs each candidate its deadline, which is this and twice what a logon takes.
 * What is left is confirmed under the full ones.
 */
const SHRINK_DEADLINE_MS = 100;
const SHRINK_RELEASE_MS = 150;
/** So many candidates run side by side at most. */
const MOST_CANDIDATES = 16;

/** A divergence, and all rules that explain what is left of it. */
export interface Settled {
  readonly finding: Finding;
  readonly divergence: Divergence;
  /** The rule that it is put down to in the end; null for none. */
  readonly rule: Rule | null;
  readonly explainedBy: readonly Rule[];
}

/** Between two rounds of the run that is shown, in ms: what answers a round then arrives before the next one, as by hand. */
export const BY_HAND_MS = 30;

/**
 * Shrinks a finding as a breach of this rule, runs what is left a few times, and explains it. Null when the history turns out to
 * be legal after all.
 */
export async function settleFinding(
  finding: Finding,
  rule: Rule | null,
  laboratory: Laboratory,
): Promise<Settled | null> {
  const { judge, circumstances } = laboratory;
  const { specimen } = finding;
  const { under } = finding.blame;
  let shrunk = specimen;
  let again: readonly Specimen[] = [];
  // A plan shrunk under short bounds need not break the rule under the full ones.
  for (const bounds of [hasty(laboratory), circumstances]) {
    shrunk = await shrinkWithin(bounds, finding, rule, laboratory);
    again = await repeat(shrunk.plan, rule, under, laboratory);
    if (again.length > 0 || laboratory.over()) break;
  }
  const [first] = again;
  const slowly = first && (await trial(shrunk.plan, circumstances, laboratory, BY_HAND_MS));
  const shown = slowly && shows(judge, slowly, rule, under) ? slowly : (first ?? specimen);
  const left = firstDivergence(judge, shown.run.history, under);
  if (left === null) return null;
  const explainedBy = explaining(judge, left, under);
  const named = again.length === 0 ? rule : likeliest(rule, explainedBy);
  const explanation = explain(judge, { history: shown.run.history, setting: shown.setting }, named, under);
  if (explanation === null) return null;
  const divergence = {
    ...explanation,
    met: finding.met,
    seen: { times: again.length, of: REPEATS },
    shrunk: { from: sizeOf(specimen.plan), to: sizeOf(shown.plan) },
    plan: shown.plan,
  };
  return { finding, divergence, rule: named, explainedBy };
}

/** Of a plan this small the first of the rules that explain it is named: the table goes from the special to the general. */
function likeliest(charged: Rule | null, explainedBy: readonly Rule[]): Rule | null {
  if (charged === null || !isSpecialMust(charged)) return charged;
  return explainedBy.find(isSpecialMust) ?? charged;
}

function hasty({ circumstances, logonMs }: Laboratory): Circumstances {
  const deadlineMs = Math.min(circumstances.deadlineMs, SHRINK_DEADLINE_MS + 2 * logonMs);
  return { ...circumstances, deadlineMs, releaseMs: SHRINK_RELEASE_MS };
}

async function shrinkWithin(
  bounds: Circumstances,
  { specimen, blame }: Finding,
  rule: Rule | null,
  laboratory: Laboratory,
): Promise<Specimen> {
  const { clients, server, judge } = laboratory;
  const width = Math.max(1, Math.floor(clients / Math.max(specimen.plan.connections, 1)));
  return shrink(specimen, rule, blame.under, {
    judge: createJudge(bounds, judge.table),
    run: (plan, stop) =>
      trial(plan, bounds, { ...laboratory, signal: AbortSignal.any([stop, laboratory.signal]) }),
    over: () => !laboratory.shrink || laboratory.over() || server.ended() !== null,
    width: Math.min(width, MOST_CANDIDATES),
  });
}

/** Those of some repetitions that break the rule again. */
async function repeat(
  plan: Plan,
  rule: Rule | null,
  under: readonly Rule[],
  laboratory: Laboratory,
): Promise<readonly Specimen[]> {
  const { circumstances, judge } = laboratory;
  const repeats = await Promise.all(
    Array.from({ length: REPEATS }, () => trial(plan, circumstances, laboratory)),
  );
  return repeats.filter((specimen) => shows(judge, specimen, rule, under));
}

function shows(judge: Judge, { run }: Specimen, rule: Rule | null, under: readonly Rule[]): boolean {
  return run.trouble === null && breaks(judge, run.history, rule, under);
}

/** Runs a plan once, in a namespace of its own. */
async function trial(
  plan: Plan,
  { deadlineMs, releaseMs }: Circumstances,
  { server, signal, namespace }: Laboratory,
  pause?: number,
): Promise<Specimen> {
  const setting = { namespace: namespace(), password: server.password };
  const run = await runPlan(plan, setting, {
    address: server.address,
    deadline: deadlineMs,
    releaseWithin: releaseMs,
    burstEnd: server.welcome.burstEnd,
    ...(pause === undefined ? {} : { pause }),
    signal,
  });
  return { plan, setting, run };
}
