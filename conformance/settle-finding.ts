import type { Circumstances, Judge } from './check.ts';
import { createJudge } from './check.ts';
import type { Rule } from '../model/rules/index.ts';
import { explain } from './explain.ts';
import type { Finding } from './findings.ts';
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
  /** Gives a nick prefix that no plan had before. */
  readonly namespace: () => string;
  readonly clients: number;
  /** When shrinking must end; confirming follows. */
  readonly over: () => boolean;
  readonly signal: AbortSignal;
}

/** A shrunk plan is run so many times to see how often it diverges. */
const REPEATS = 5;
/** Bounds in shrinking, in ms: a missing answer costs each candidate its deadline. What is left is confirmed under the full ones. */
const SHRINK_DEADLINE_MS = 200;
const SHRINK_RELEASE_MS = 150;

/** Shrinks a finding, runs what is left a few times, and explains it. Null when the history turns out to be legal after all. */
export async function settleFinding(finding: Finding, laboratory: Laboratory): Promise<Divergence | null> {
  const { judge, circumstances, clients, server } = laboratory;
  const haste = {
    ...circumstances,
    deadlineMs: Math.min(circumstances.deadlineMs, Math.max(SHRINK_DEADLINE_MS, 20 * server.welcome.logonMs)),
    releaseMs: SHRINK_RELEASE_MS,
  };
  const hasty = createJudge(haste, judge.table);
  const width = Math.max(1, Math.floor(clients / Math.max(finding.specimen.plan.connections, 1) / 2));
  const shrunk = await shrink(finding.specimen, finding.blame, {
    judge: hasty,
    run: (plan) => trial(plan, haste, laboratory),
    over: () => laboratory.over() || server.ended() !== null,
    width: Math.min(width, 8),
  });
  const { under } = shrunk.blame;
  const repeats = await Promise.all(
    Array.from({ length: REPEATS }, () => trial(shrunk.specimen.plan, circumstances, laboratory)),
  );
  const breaking = (rule: Rule | undefined): readonly Specimen[] =>
    repeats.filter(({ run }) => run.trouble === null && breaks(judge, run.history, rule, under));
  // What explained it under the short bounds need not do so under the full ones.
  const suspects = [...shrunk.blame.candidates, ...finding.blame.candidates];
  const rule = suspects.find((suspect) => breaking(suspect).length > 0);
  const again = suspects.length > 0 && rule === undefined ? [] : breaking(rule);
  // The full bounds decide what is shown: a repetition if there is one, else the run that was met first.
  const shown = again[0] ?? finding.specimen;
  const named = { candidates: rule === undefined ? [] : [rule], under };
  const blamed = again.length > 0 ? named : finding.blame;
  const explanation = explain(judge, shown.run.history, shown.setting, blamed);
  if (explanation === null) return null;
  return {
    ...explanation,
    met: finding.met,
    seen: { times: again.length, of: REPEATS },
    shrunk: { from: sizeOf(finding.specimen.plan), to: sizeOf(shown.plan) },
    plan: shown.plan,
  };
}

/** Runs a plan once, in a namespace of its own. */
async function trial(
  plan: Plan,
  { deadlineMs, releaseMs }: Circumstances,
  { server, signal, namespace }: Laboratory,
): Promise<Specimen> {
  const setting = { namespace: namespace(), password: server.password };
  const run = await runPlan(plan, setting, {
    address: server.address,
    deadline: deadlineMs,
    releaseWithin: releaseMs,
    burstEnd: server.welcome.burstEnd,
    signal,
  });
  return { plan, setting, run };
}
