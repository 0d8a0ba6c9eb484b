import { setMaxListeners } from 'node:events';
import { isSpecialMust, type Rule } from '../model/rules/index.ts';
import { attribute, provesMust, type Charge } from './attribute.ts';
import { place } from './causes.ts';
import type { Finding } from './findings.ts';
import type { Divergence } from './report/report.ts';
import { waits } from './plan.ts';
import { firstContact } from './run/contact.ts';
import type { Allowance, Laboratory } from './laboratory.ts';
import { settleFinding, type Settled } from './settle-finding.ts';
import { joinUnconfirmed } from './unconfirmed.ts';

/**
 * What is found is settled for so long, in ms, all findings together; the races among them take most of it. What comes behind has
 * its bound too: then runs that are under way are given up, and what is left is reported as it was met. Where a logon takes long,
 * each of these times is some times as long.
 */
const ALL_MS = 28_000;
const LAST_MS = 40_000;
/** One finding is shrunk for so long at most: what always fails costs a run a candidate, most often a few ms. */
const ONE_MS = 6_000;
/**
 * A race costs hundreds of runs a candidate: of one that shows in 1 of 200 runs, at 1,000 runs a second, a candidate is told good
 * or bad in a second, and a dozen of them are what a plan takes. That much time has the first finding of a rule only.
 */
const RACE_MS = 15_000;
/** Then its rate is counted for so long: 40 failures, if it shows 5 times a second. */
const COUNT_MS = 8_000;
/** So many rules have some time in any case, be it late: so much for shrinking, and for counting. */
const SURE_RULES = 4;
const LATE_MS = 2_000;
const LATE_COUNT_MS = 1_000;
/** A logon of so many ms is no reason for more time; one of twice that is given twice the time, and so on, up to a limit. */
const QUICK_LOGON_MS = 250;
const MOST_TIMES = 4;
/** Where plans wait for time-outs a run takes seconds. */
const WAITING_TIMES = 3;
/** Of the findings that one rule explains, so many are shrunk: the rest is counted with the first of them. */
const PER_RULE = 3;

/**
 * Puts the findings of a run down to rules, shrinks and explains them, and joins those that turn out to be the same. What has come
 * of the findings of one rule is told before those of the next are shrunk: what is to be reported of it, which is nothing where
 * they are counted with others.
 */
export async function settleFindings(
  findings: readonly Finding[],
  laboratory: Omit<Laboratory, 'time' | 'logonMs'>,
  onShrinking: (rule: string) => void,
  onSettled: (fresh: readonly Settled[], accounted: readonly Finding[]) => void,
): Promise<readonly Divergence[]> {
  const last = new AbortController();
  let timer = setTimeout(() => last.abort(), LAST_MS);
  const signal = AbortSignal.any([laboratory.signal, last.signal]);
  setMaxListeners(0, signal);
  try {
    const logonMs = findings.length === 0 ? 0 : await timeLogon({ ...laboratory, signal });
    const slow = findings.some(({ specimen }) => waits(specimen.plan)) ? WAITING_TIMES : 1;
    const times = Math.min(MOST_TIMES, Math.max(slow, logonMs / QUICK_LOGON_MS));
    clearTimeout(timer);
    timer = setTimeout(() => last.abort(), LAST_MS * times);
    return await settleAll(findings, { ...laboratory, logonMs, signal }, times, onShrinking, onSettled);
  } finally {
    clearTimeout(timer);
  }
}

async function settleAll(
  findings: readonly Finding[],
  laboratory: Omit<Laboratory, 'time'>,
  times: number,
  onShrinking: (rule: string) => void,
  onSettled: (fresh: readonly Settled[], accounted: readonly Finding[]) => void,
): Promise<readonly Divergence[]> {
  const until = performance.now() + ALL_MS * times;
  const settled = new Map<Rule | null, readonly Divergence[]>();
  const unconfirmed: Settled[] = [];
  const accounted: Finding[] = [];
  for (const [index, charge] of attribute(findings).entries()) {
    onShrinking(charge.rule?.id ?? 'UNEXPLAINED');
    const found = await settleCharge(charge, laboratory, { until, times }, index < SURE_RULES);
    const confirmed = found.filter(({ divergence }) => divergence.seen.times > 0);
    unconfirmed.push(...found.filter((one) => !confirmed.includes(one)));
    if (confirmed.length > 0)
      onSettled(
        confirmed.filter((one) => place(one, settled, laboratory.judge)),
        charge.findings,
      );
    else if (found.length > 0) accounted.push(...charge.findings);
  }
  // What could not be shown again is told last: by then it is known what else is broken.
  const joined = joinUnconfirmed(unconfirmed, laboratory.judge);
  if (accounted.length > 0)
    onSettled(
      joined.filter((one) => place(one, settled, laboratory.judge)),
      accounted,
    );
  return [...settled.values()].flat();
}

/** The divergences of one rule, the plainest first: it counts all plans that the rule explains. */
async function settleCharge(
  charge: Charge,
  laboratory: Omit<Laboratory, 'time'>,
  { until, times }: { readonly until: number; readonly times: number },
  sure: boolean,
): Promise<readonly Settled[]> {
  const { rule, findings } = charge;
  const settled = new Map<string, Settled>();
  // What a lesser rule explains as well was only counted here: by itself it shows nothing.
  const telling = rule !== null && isSpecialMust(rule) ? findings.filter(provesMust) : findings;
  for (const finding of telling.slice(0, PER_RULE)) {
    const left = laboratory.signal.aborted ? 0 : Math.max(0, until - performance.now());
    if (left === 0 && settled.size > 0) break;
    const time = allowance(left, sure && settled.size === 0, times);
    const found = await settleFinding(finding, charge, { ...laboratory, time });
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

/** How long a finding may take when so much is left for all, with a server that needs so many times what a quick one does. */
function allowance(left: number, first: boolean, times: number): Allowance {
  const least = first ? LATE_MS * times : 0;
  return {
    sure: Math.max(Math.min(left, ONE_MS * times), least),
    race: Math.max(Math.min(left, (first ? RACE_MS : ONE_MS) * times), least),
    count: times * (left === 0 ? LATE_COUNT_MS : first ? COUNT_MS : COUNT_MS / 4),
  };
}

/** What shows more often before what shows less, then short exchanges before long ones. */
function plainness({ divergence: one }: Settled, { divergence: other }: Settled): number {
  return rateOf(other) - rateOf(one) || one.shrunk.to.acts - other.shrunk.to.acts;
}

function rateOf({ seen: { times, of } }: Divergence): number {
  return of === 0 ? 0 : times / of;
}

/**
 * A first logon is slower than later ones: two more tell how long these take. The second begins where the first has ended, which
 * is just behind the tick of a server that logs on at ticks.
 */
async function timeLogon({
  server,
  namespace,
  circumstances,
  signal,
}: Omit<Laboratory, 'time' | 'logonMs'>): Promise<number> {
  const { password, address, turnstile, welcome } = server;
  let longest = 0;
  for (let left = 2; left > 0; left -= 1) {
    await turnstile.pass(1, signal);
    const contact = await firstContact(address, {
      namespace: namespace(),
      password,
      manner: welcome.manner,
      deadline: circumstances.deadlineMs,
      signal,
    });
    if (contact.kind !== 'welcome') return welcome.logonMs;
    longest = Math.max(longest, contact.logonMs);
  }
  return longest;
}
