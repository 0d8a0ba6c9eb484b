import { afterAll, beforeAll, expect, it } from 'vitest';
import { reference } from '../../../adapters/reference.ts';
import type { RunningServer } from '../../../adapters/server.ts';
import { planAt } from '../../../conformance/generate/index.ts';
import type { History } from '../../../conformance/history.ts';
import type { Plan } from '../../../conformance/plan.ts';
import { runPool } from '../../../conformance/run/pool.ts';
import { fold } from '../../../model/casemapping.ts';
import { WITHOUT_CAP } from './without-cap.ts';

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
  };
}

function* jobs() {
  for (let index = 0; index < PLANS; index += 1) {
    const plan = planAt(SEED, index, {
      nickLength: 15,
      password: false,
      casemapping: 'rfc1459',
      ...WITHOUT_CAP,
    });
    yield {
      plan,
      setting: { namespace: `q${index.toString(36).padStart(4, '0')}`, password: null, accounts: [] },
    };
  }
}

it('makes plans that are worth while: long, crowded, contended, welcomed and heard', async () => {
  const tallies: Tally[] = [];
  const { host, port } = server;
  await runPool(jobs(), { address: { host, port }, clients: reference.clients }, ({ plan }, run) => {
    expect(run.trouble).toBeNull();
    tallies.push(tally(plan, run.history));
  });
  const sum = (count: (one: Tally) => number): number => tallies.reduce((all, one) => all + count(one), 0);
  const share = (is: (one: Tally) => boolean): number => tallies.filter(is).length / PLANS;
  const acts = tallies.map((one) => one.acts).toSorted((left, right) => left - right);

  expect(tallies.length).toBe(PLANS);
  expect(acts[PLANS / 2]).toBeGreaterThanOrEqual(12);
  expect(share(({ connections }) => connections >= 2 && connections <= 4)).toBe(1);
  expect(share(({ wide }) => wide)).toBeGreaterThanOrEqual(0.3);
  expect(share(({ contended }) => contended)).toBeGreaterThanOrEqual(0.6);
  expect(sum(({ registered }) => registered) / sum(({ connections }) => connections)).toBeGreaterThanOrEqual(
    0.6,
  );
  expect(sum((one) => one.acts) / sum(({ planned }) => planned)).toBeGreaterThanOrEqual(0.9);
});
