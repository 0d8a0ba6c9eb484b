import type { Adapter } from '../../adapters/server.ts';
import { campaign } from '../../conformance/campaign.ts';
import { createJudge, type Circumstances, type Judge } from '../../conformance/check.ts';
import { circumstances, planOptionsOf } from '../../conformance/circumstances.ts';
import { collectFindings, type Findings } from '../../conformance/findings.ts';
import { planAt, type PlanOptions } from '../../conformance/generate/index.ts';
import type { History } from '../../conformance/history.ts';
import { BEARABLE } from '../../conformance/health/sickness.ts';
import { admit } from '../../conformance/health/wards.ts';
import type { Ward } from '../../conformance/health/watched-pool.ts';
import { meet, type MetServer } from '../../conformance/host-server.ts';
import { startNamespaces } from '../../conformance/namespace.ts';
import type { Plan, Setting } from '../../conformance/plan.ts';
import { startPatience, type Patience } from '../../conformance/run/patience.ts';
import { runPool } from '../../conformance/run/pool.ts';
import { startTally } from '../../conformance/tally.ts';
import { runBare } from './bare-loop.ts';
import { median, type Figure } from './figures.ts';
import { scriptOf, type Script } from './script.ts';

const SEED = 1;
/** So many plans a pass that the last ones, which run with fewer beside them, weigh as little as in a run of a minute. */
const PLANS = 1_000;
const RECORDINGS = 3;
const PASSES = 5;
const DEADLINE_MS = 5000;
const TARGET = 0.45;
/**
 * Sockets at once. More would overrun the backlog of ten that ngIRCd listens with: the kernel drops what does not fit, and sends it
 * again after a second, so that the measure would be of that second.
 */
const CLIENTS = 24;

/** A server that is benched: it runs, and what the suite knows of it. */
export interface Stand {
  readonly name: string;
  readonly clients: number;
  readonly ward: Ward;
  readonly server: MetServer;
  readonly settled: Circumstances;
  readonly judge: Judge;
  /** Kept from pass to pass, as in one long run: what was found once is not blamed anew, nor waited for in full. */
  readonly findings: Findings;
  readonly patience: Patience;
  readonly planOptions: PlanOptions;
  readonly namespace: () => string;
}

/** Starts a server and meets it. @throws StartError */
export async function setUp(adapter: Adapter): Promise<Stand> {
  const meeting = await meet(adapter, { password: null, startWithin: 10_000 }, DEADLINE_MS);
  if (meeting.kind === 'failed') throw new Error(`${adapter.name} welcomed nobody: ${meeting.contact.kind}`);
  const { server } = meeting;
  const settled = circumstances(server, {}, { deadlineMs: DEADLINE_MS });
  const ward = await admit(server, DEADLINE_MS, new AbortController().signal);
  const judge = createJudge(settled);
  return {
    name: adapter.name,
    clients: Math.min(CLIENTS, adapter.clients),
    ward,
    server,
    settled,
    judge,
    findings: collectFindings(judge),
    patience: startPatience(),
    planOptions: planOptionsOf(server, settled),
    namespace: startNamespaces(),
  };
}

/** The first plans of the seed that is benched. */
export function firstPlans({ planOptions }: Pick<Stand, 'planOptions'>, count: number): readonly Plan[] {
  return Array.from({ length: count }, (_, index) => planAt(SEED, index, planOptions));
}

/** Runs plans and keeps what happened, in the order of the plans. */
export async function record(
  stand: Stand,
  plans: readonly Plan[],
): Promise<readonly { history: History; setting: Setting }[]> {
  const { server, settled, clients, namespace, patience } = stand;
  const jobs = plans.map((plan, index) => ({
    index,
    plan,
    setting: { namespace: namespace(), password: null, accounts: [] },
  }));
  const recorded: { history: History; setting: Setting }[] = [];
  const options = {
    clients,
    address: server.address,
    deadline: settled.deadlineMs,
    releaseWithin: settled.releaseMs,
    burstEnd: server.welcome.burstEnd,
    patience,
  };
  await runPool(jobs, options, ({ index, setting }, { history }) => {
    recorded[index] = { history, setting };
  });
  return recorded;
}

/** The speed of the whole suite on a server, and against the bare loop. */
export async function wholeFigures(
  stand: Stand,
): Promise<{ figures: readonly Figure[]; notes: readonly string[] }> {
  const scripts = await scriptsOf(stand);
  await suitePass(stand);
  const suite: Pass[] = [];
  const bare: Pass[] = [];
  let expired = 0;
  for (let pass = 0; pass < PASSES; pass += 1) {
    suite.push(await suitePass(stand));
    const { clients, server, namespace } = stand;
    const own = await runBare(scripts, namespace, server.address, clients);
    expired += own.expired;
    bare.push(own);
  }
  const suiteRate = median(suite.map(rateOf));
  const bareRate = median(bare.map(rateOf));
  const { name } = stand;
  return {
    figures: [
      {
        what: `${name}: plans checked`,
        value: median(suite.map(({ ms }) => (PLANS * 1000) / ms)),
        unit: 'plans/s',
      },
      { what: `${name}: sessions of the suite`, value: suiteRate, unit: 'sessions/s' },
      { what: `${name}: sessions of a bare loop`, value: bareRate, unit: 'sessions/s' },
      { what: `${name}: suite / bare loop`, value: suiteRate / bareRate, unit: 'ratio', target: TARGET },
    ],
    notes: [
      `${name}: ${PLANS} plans a pass, median of ${PASSES} alternating passes; ` +
        `${suite[0]?.sessions} sessions in a pass of the suite, ${bare[0]?.sessions} in one of the bare loop; ` +
        `${expired} of ${PASSES * PLANS} bare plans waited in vain for a line that a race had given the recordings; ` +
        `verdicts of a pass: ${suite.at(-1)?.verdicts}`,
    ],
  };
}

async function scriptsOf(stand: Stand): Promise<readonly Script[]> {
  const recordings: (readonly { history: History; setting: Setting }[])[] = [];
  const plans = firstPlans(stand, PLANS);
  for (let pass = 0; pass < RECORDINGS; pass += 1) recordings.push(await record(stand, plans));
  return plans.map((plan, index) =>
    scriptOf(
      plan,
      recordings.map((recorded) => recorded[index] as { history: History; setting: Setting }),
    ),
  );
}

interface Pass {
  readonly sessions: number;
  readonly ms: number;
  readonly verdicts?: string;
}

function rateOf({ sessions, ms }: Pass): number {
  return (sessions * 1000) / ms;
}

/** Generates, runs, records and judges the plans, as `check` does. */
async function suitePass({
  ward,
  judge,
  findings,
  patience,
  settled,
  planOptions,
  namespace,
  clients,
}: Stand): Promise<Pass> {
  const tally = startTally();
  const met = (): number => findings.all.reduce((sum, finding) => sum + finding.met, 0);
  const metBefore = met();
  const began = performance.now();
  await campaign(0, {
    ward,
    judge,
    findings,
    examiner: null,
    tally,
    planOptions,
    seed: SEED,
    namespace,
    clients,
    deadlineMs: settled.deadlineMs,
    releaseMs: settled.releaseMs,
    timers: settled.timers,
    patience,
    // A server that spins is benched all the same, as the bare loop makes it spin too.
    borne: BEARABLE,
    wants: (index) => index < PLANS,
    signal: new AbortController().signal,
    onRun: () => undefined,
  });
  const ms = performance.now() - began;
  const undecided = Object.values(tally.undecided).reduce((sum, count) => sum + count, 0);
  return { sessions: tally.sessions, ms, verdicts: `${met() - metBefore} diverge, ${undecided} undecided` };
}
