import { isLesser, isSpecialMust, type Rule } from '../model/rules/index.ts';
import type { Charge } from './attribute.ts';
import { createJudge, type Circumstances } from './check.ts';
import { hurried } from './circumstances.ts';
import { explain } from './explain.ts';
import { explaining } from './blame.ts';
import { confirm, type Confirmed } from './confirm.ts';
import type { Finding } from './findings.ts';
import type { Observation } from './observation.ts';
import { firstDivergence } from './first-divergence.ts';
import { trial, type Laboratory } from './laboratory.ts';
import type { Divergence } from './report/report.ts';
import {
  failing,
  failsAlone,
  firstAlone,
  mostReliable,
  shrink,
  type Repetition,
  type ShrinkOptions,
  type Specimen,
} from './shrink/index.ts';
import { sizeOf } from './size.ts';

/**
 * Bounds in shrinking, in ms: a missing answer costs each candidate its deadline, which is this and twice what a logon takes.
 * What is left is confirmed under the full ones.
 */
const SHRINK_DEADLINE_MS = 100;
const SHRINK_RELEASE_MS = 150;
/** Up to this share of the time the plan to shrink is chosen among those that have met the finding. */
const CHOOSING = 0.1;
/**
 * Where what came of it needs other plans beside it, there is this share of the time once more, for one that does not; and of that up
 * to this share to look for one.
 */
const TIME_ALONE = 0.5;
const CHOOSING_ALONE = 0.5;

/** A divergence, and all rules that explain what is left of it. */
export interface Settled {
  readonly finding: Finding;
  readonly divergence: Divergence;
  /** The rule that it is put down to in the end; null for none. */
  readonly rule: Rule | null;
  readonly explainedBy: readonly Rule[];
  /** The run that shows it, and that up to its first divergence. */
  readonly shown: Specimen;
  readonly until: Observation;
}

/**
 * Shrinks a finding as a breach of this rule, runs what is left a few times, and explains it. Null when the history turns out to
 * be legal after all.
 */
export async function settleFinding(
  finding: Finding,
  charge: Charge,
  laboratory: Laboratory,
): Promise<Settled | null> {
  const { rule } = charge;
  const { judge } = laboratory;
  const { under } = finding.blame;
  const { from, seen, shown: confirmed } = await shrinkAndConfirm(finding, rule, laboratory);
  const shown = confirmed ?? from;
  const left = firstDivergence(judge, shown.run.history, under);
  if (left === null) return null;
  const explainedBy = explaining(judge, left, under);
  const isLeft = confirmed !== null || rule?.general === true;
  const named = isLeft ? likeliest(charge, explainedBy) : rule;
  const explanation = explain(judge, { history: shown.run.history, setting: shown.setting }, named, under);
  if (explanation === null) return null;
  const divergence = {
    ...explanation,
    met: finding.met,
    seen: { times: seen.times, of: seen.of },
    shrunk: { from: sizeOf(from.plan), to: sizeOf(shown.plan) },
    plan: shown.plan,
  };
  return { finding, divergence, rule: named, explainedBy, shown, until: left.until };
}

/**
 * Of the rules that explain a plan this small, and what else is put down to the same mistake, the first one is named: the table goes
 * from the special to the general. A general rule is named where no other one explains the plan, shrunk or not.
 */
function likeliest({ rule, rivals }: Charge, explainedBy: readonly Rule[]): Rule | null {
  if (rule?.general === true) return explainedBy.find(isSpecialMust) ?? explainedBy.find(isLesser) ?? rule;
  if (rule === null || !isSpecialMust(rule)) return rule;
  return explainedBy.find((other) => isSpecialMust(other) && rivals.includes(other)) ?? rule;
}

async function shrinkAndConfirm(
  finding: Finding,
  rule: Rule | null,
  laboratory: Laboratory,
): Promise<Confirmed & { readonly from: Specimen }> {
  const { circumstances } = laboratory;
  const { specimen, blame } = finding;
  const { under } = blame;
  if (!laboratory.shrink)
    return { from: specimen, ...(await confirm(specimen.plan, rule, under, laboratory)) };
  const spent = clockOf(laboratory, 1);
  const shrunkUnder = async (bounds: Circumstances): Promise<Confirmed & { readonly from: Specimen }> => {
    const { from, to, width } = await shrinkWithin(bounds, finding, rule, spent, laboratory);
    return { from, ...(await confirm(to.plan, rule, under, { ...laboratory, clients: width })) };
  };
  const confirmed = await shrunkUnder(hasty(laboratory));
  // A plan shrunk under short bounds need not break the rule under the full ones.
  return confirmed.shown !== null || spent('race') >= 1 ? confirmed : shrunkUnder(circumstances);
}

function hasty({ circumstances, logonMs }: Laboratory): Circumstances {
  const deadlineMs = hurried(SHRINK_DEADLINE_MS, circumstances.deadlineMs, logonMs);
  return { ...circumstances, deadlineMs, releaseMs: SHRINK_RELEASE_MS };
}

async function shrinkWithin(
  bounds: Circumstances,
  { specimen, spares, blame: { under } }: Finding,
  rule: Rule | null,
  spent: ShrinkOptions['spent'],
  laboratory: Laboratory,
): Promise<{ readonly from: Specimen; readonly to: Specimen; readonly width: number }> {
  const { clients, signal } = laboratory;
  const judge = createJudge(bounds, laboratory.judge.table);
  const options: ShrinkOptions = {
    judge,
    run: (plan, stop) => trial(plan, bounds, laboratory, stop),
    spent,
    clients,
    signal,
  };
  const fails = failing(judge, rule, under);
  const met = [specimen, ...spares] as const;
  const from = await mostReliable(met, { ...options, fails, over: () => spent('race') >= CHOOSING });
  const to = await shrink(from, rule, under, options);
  // What there was of time is spent by now.
  const again = { ...options, spent: clockOf(laboratory, TIME_ALONE), clients: 1 };
  const alone: Repetition = { ...again, fails, over: () => again.spent('race') >= CHOOSING_ALONE };
  if (await failsAlone(to.plan, 1, alone)) return { from, to, width: clients };
  const other = await firstAlone([from, ...met.filter((one) => one !== from)], alone);
  if (other === null) return { from, to, width: clients };
  return { from: other, to: await shrink(other, rule, under, again), width: 1 };
}

/** Tells how much is spent, from now on, of so large a share of the time that there is. A server that has ended leaves none. */
function clockOf({ signal, server, time }: Laboratory, share: number): ShrinkOptions['spent'] {
  const began = performance.now();
  return (kind) =>
    signal.aborted || server.ended() !== null ? 1 : (performance.now() - began) / (share * time[kind]);
}
