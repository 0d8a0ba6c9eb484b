import { afterAll, beforeAll, expect, it } from 'vitest';
import { reference } from '../../../adapters/reference.ts';
import type { Account, RunningServer } from '../../../adapters/server.ts';
import { planAt, type PlanOptions } from '../../../conformance/generate/index.ts';
import type { History } from '../../../conformance/history.ts';
import type { Plan } from '../../../conformance/plan.ts';
import { runPool } from '../../../conformance/run/pool.ts';
import { fold } from '../../../model/casemapping.ts';
import { NO_WAITS, WITHOUT_CAP } from './without-cap.ts';

const PLANS = 2000;
const SEED = 77;

let server: RunningServer;
beforeAll(async () => {
  server = await reference.start({ password: null, startWithin: 10_000 });
});
afterAll(async () => {
  await server.stop();
});

/** What one plan came to. */
interface Tally {
  readonly connections: number;
  readonly planned: number;
  /** Acts that met an open connection. */
  readonly acts: number;
  readonly registered: number;
  readonly wide: boolean;
  readonly contended: boolean;
  /** A capability was switched on. */
  readonly acknowledged: boolean;
  /** Somebody logged in to an account before it was registered, and somebody failed to. */
  readonly loggedIn: boolean;
  readonly failed: boolean;
  /** A nick was refused while an exchange was open. */
  readonly refusedWithin: boolean;
}

function tally(plan: Plan, { events }: History): Tally {
  const asked = new Map<string, number>();
  const last = new Map<number, string>();
  const registered = new Set<number>();
  let acts = 0;
  let contended = false;
  for (const event of events) {
    const { connection } = event;
    if (event.kind === 'open') acts += 1;
    if (event.kind === 'line' && / 001 /.test(event.line)) registered.add(connection);
    if (event.kind !== 'write' || event.by !== 'plan') continue;
    // A claim that is repeated is one act.
    if (last.get(connection) !== event.data || !event.data.includes('\r\nNICK\r\n')) acts += 1;
    last.set(connection, event.data);
    for (const [, nick = ''] of event.data.matchAll(/^nick ([^\r :]+)/gim)) {
      const key = fold(nick, 'rfc1459');
      contended ||= asked.has(key) && asked.get(key) !== connection;
      asked.set(key, connection);
    }
  }
  return {
    connections: plan.connections,
    planned: plan.rounds.flat().length,
    acts,
    registered: registered.size,
    wide: plan.rounds.some((round) => round.length > 1),
    contended,
    ...loginsIn(events),
  };
}

type Logins = Pick<Tally, 'acknowledged' | 'loggedIn' | 'failed' | 'refusedWithin'>;

/** What came of CAP and SASL. */
function loginsIn(events: History['events']): Logins {
  const open = new Set<number>();
  const registered = new Set<number>();
  const seen = { acknowledged: false, loggedIn: false, failed: false, refusedWithin: false };
  for (const event of events) {
    if (event.kind !== 'line') continue;
    const { connection, line } = event;
    const [, code = ''] = /^(?::\S+ )?(\S+)/.exec(line) ?? [];
    if (/ CAP \S+ ACK /.test(line)) seen.acknowledged = true;
    if (code === '001') registered.add(connection);
    if (code === 'AUTHENTICATE') open.add(connection);
    if (code === '903' && !registered.has(connection)) seen.loggedIn = true;
    if (code === '904') seen.failed = true;
    if (code === '433' && open.has(connection)) seen.refusedWithin = true;
    if (/^90[3-6]$/.test(code)) open.delete(connection);
  }
  return seen;
}

function* jobs(options: PlanOptions, accounts: readonly Account[]) {
  for (let index = 0; index < PLANS; index += 1) {
    const namespace = `q${index.toString(36).padStart(4, '0')}`;
    yield { plan: planAt(SEED, index, options), setting: { namespace, password: null, accounts } };
  }
}

async function tallies(options: PlanOptions): Promise<readonly Tally[]> {
  const found: Tally[] = [];
  const { host, port, accounts = [] } = server;
  const pool = { address: { host, port }, clients: reference.clients };
  await runPool(jobs(options, accounts), pool, ({ plan }, run) => {
    expect(run.trouble).toBeNull();
    found.push(tally(plan, run.history));
  });
  return found;
}

const KNOWN = { nickLength: 15, password: false, casemapping: 'rfc1459' } as const;

function share(all: readonly Tally[], is: (one: Tally) => boolean): number {
  return all.filter(is).length / PLANS;
}

/** Holds all plans to it that they are long, crowded, contended, welcomed and heard. */
function expectWorthWhile(all: readonly Tally[]): void {
  const sum = (count: (one: Tally) => number): number => all.reduce((total, one) => total + count(one), 0);
  const acts = all.map((one) => one.acts).toSorted((left, right) => left - right);
  expect(all.length).toBe(PLANS);
  expect(acts[PLANS / 2]).toBeGreaterThanOrEqual(12);
  expect(share(all, ({ connections }) => connections >= 2 && connections <= 4)).toBe(1);
  expect(share(all, ({ wide }) => wide)).toBeGreaterThanOrEqual(0.3);
  expect(share(all, ({ contended }) => contended)).toBeGreaterThanOrEqual(0.6);
  expect(sum(({ registered }) => registered) / sum(({ connections }) => connections)).toBeGreaterThanOrEqual(
    0.6,
  );
  expect(sum((one) => one.acts) / sum(({ planned }) => planned)).toBeGreaterThanOrEqual(0.9);
}

it('makes plans that are worth while: long, crowded, contended, welcomed and heard', async () => {
  expectWorthWhile(await tallies({ ...KNOWN, ...WITHOUT_CAP }));
});

it('makes plans that are so too, and negotiate and log in, where that is on offer', async () => {
  const all = await tallies({
    ...KNOWN,
    capabilities: ['cap-notify', 'multi-prefix', 'userhost-in-names', 'sasl'],
    mechanisms: ['PLAIN', 'SCRAM-SHA-256'],
    packages: null,
    accounts: server.accounts?.length ?? 0,
    waits: NO_WAITS,
  });
  expectWorthWhile(all);
  expect(share(all, ({ acknowledged }) => acknowledged)).toBeGreaterThan(0.35);
  expect(share(all, ({ loggedIn }) => loggedIn)).toBeGreaterThan(0.15);
  expect(share(all, ({ failed }) => failed)).toBeGreaterThan(0.1);
  expect(share(all, ({ refusedWithin }) => refusedWithin)).toBeGreaterThan(0.04);
});
