import { blame } from '../../../conformance/blame.ts';
import { createJudge, type Judge, type Verdict } from '../../../conformance/check.ts';
import { firstDivergence } from '../../../conformance/first-divergence.ts';
import type { History } from '../../../conformance/history.ts';
import { startNamespaces } from '../../../conformance/namespace.ts';
import type { Plan } from '../../../conformance/plan.ts';
import type { Patience } from '../../../conformance/run/patience.ts';
import { runPool } from '../../../conformance/run/pool.ts';
import { limitedBy } from '../../../conformance/turned-away.ts';
import { RULES } from '../../../model/rules/index.ts';
import { createTable } from '../../../model/table.ts';
import type { SmallServer } from './small-server.ts';

/** A run of a plan against a server, with what the judge makes of it. */
export interface Judged {
  readonly history: History;
  readonly verdict: Verdict['kind'];
  readonly judge: Judge;
}

export interface JudgedOptions {
  /** How often the plan is run. */
  readonly times?: number;
  /** How many connections are open at once. */
  readonly clients?: number;
  readonly deadlineMs?: number;
  readonly releaseMs?: number;
  readonly patience?: Patience;
}

const table = createTable();

/** Runs a plan against a server of which nothing is known but that it asks for no password, and judges each run. */
export async function judged(
  server: SmallServer,
  plan: Plan,
  { times = 1, clients = 16, deadlineMs = 5000, releaseMs = 2000, patience }: JudgedOptions = {},
): Promise<readonly Judged[]> {
  await using listening = server;
  const address = await listening.listen();
  const judge = createJudge(
    {
      dialect: { server_password: ['none'] },
      nickLength: null,
      password: null,
      accounts: [],
      capabilities: null,
      packages: null,
      timers: null,
      deadlineMs,
      releaseMs,
    },
    table,
  );
  const namespace = startNamespaces();
  const jobs = Array.from({ length: times }, () => ({
    plan,
    setting: { namespace: namespace(), password: null, accounts: [] },
  }));
  const found: Judged[] = [];
  const bounds = { deadline: deadlineMs, releaseWithin: releaseMs, ...(patience && { patience }) };
  await runPool(jobs, { address, clients, ...bounds }, (_, { history, trouble }) => {
    if (trouble !== null) throw new Error(`${trouble.kind} ${trouble.detail}`);
    found.push({ history, verdict: verdictOn(judge, history), judge });
  });
  return found;
}

/** As a campaign sees it: who is turned away at the door has nothing to complain of. */
function verdictOn(judge: Judge, history: History): Verdict['kind'] {
  const observation = judge.observe(history);
  const { kind } = judge.check(observation);
  return kind === 'diverges' && limitedBy(judge, observation) !== null ? 'undecided' : kind;
}

/** How many runs came to which verdict. */
export function verdicts(runs: readonly Judged[]): Partial<Record<Verdict['kind'], number>> {
  const counts: Partial<Record<Verdict['kind'], number>> = {};
  for (const { verdict } of runs) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

/** The rules of which each by itself explains a run that diverges; the one that is named first comes first. */
export function blamed({ history, judge }: Judged): readonly string[] {
  const first = firstDivergence(judge, history);
  if (first === null) return [];
  const [found] = blame(judge, first.until, [], RULES, first.whole);
  return found === undefined ? [] : found.candidates.map(({ id }) => id);
}

/** What a connection received, in order: its lines, and `fin` or `torn` for its end. */
export function received({ history }: Judged, name: string): readonly string[] {
  const connection = name.charCodeAt(0) - 65;
  return history.events.flatMap((event) => {
    if (event.connection !== connection) return [];
    if (event.kind === 'line') return [event.line];
    return event.kind === 'close' ? [event.how] : [];
  });
}

/** Whether a connection received a line that holds this text, or such an end. */
export function got(run: Judged, name: string, text: string): boolean {
  return received(run, name).some((line) => line.includes(text));
}

/** How many of the runs are so. */
export function count(runs: readonly Judged[], is: (run: Judged) => boolean): number {
  return runs.filter(is).length;
}
