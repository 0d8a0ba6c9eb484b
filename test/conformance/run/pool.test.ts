import { describe, expect, it } from 'vitest';
import type { Plan, Setting } from '../../../conformance/plan.ts';
import { runPool, type Job } from '../../../conformance/run/pool.ts';
import type { Run } from '../../../conformance/run/run.ts';
import { lawful, startToy } from './toy-server.ts';

function setting(index: number): Setting {
  return { namespace: `p${index.toString(36)}`, password: null, accounts: [] };
}

/** So many connections that log on and off under nicks of their own. */
function plan(connections: number, nick = '{ns}'): Plan {
  const each = Array.from({ length: connections }, (_, connection) => connection);
  return {
    connections,
    rounds: [
      each.map((connection) => ({ connection, act: { kind: 'open' } })),
      each.map((connection) => ({
        connection,
        act: { kind: 'send', lines: [`NICK ${nick}`, 'USER u 0 * :r'] },
      })),
    ],
  };
}

function* jobs(...plans: readonly Plan[]): Generator<Job & { readonly index: number }> {
  for (const [index, each] of plans.entries()) yield { plan: each, setting: setting(index), index };
}

async function* slowly(...plans: readonly Plan[]): AsyncGenerator<Job> {
  for (const job of jobs(...plans)) yield await Promise.resolve(job);
}

const welcomed = (run: Run): number =>
  run.history.events.filter((event) => event.kind === 'line' && event.line.includes(' 001 ')).length;

describe('the pool', () => {
  it('runs every plan, and never holds more sockets than it may', async () => {
    await using toy = await startToy(lawful());
    const plans = Array.from({ length: 60 }, (_, index) => plan(1 + (index % 4)));
    const seen = new Map<number, number>();
    await runPool(jobs(...plans), { address: toy.address, clients: 6 }, ({ index }, run) => {
      seen.set(index, welcomed(run));
    });
    expect(seen.size).toBe(60);
    for (const [index, count] of seen) expect(count).toBe(plans[index]?.connections);
    expect(toy.accepted).toBe(150);
    expect(toy.most).toBeLessThanOrEqual(6);
    expect(toy.most).toBeGreaterThan(3);
  });

  it('gives all sockets to a plan that wants more than there are, and to it alone', async () => {
    await using toy = await startToy(lawful());
    const ended: number[] = [];
    await runPool(jobs(plan(1), plan(5), plan(1)), { address: toy.address, clients: 2 }, ({ index }, run) => {
      ended.push(index);
      expect(welcomed(run)).toBe(index === 1 ? 5 : 1);
    });
    expect(ended).toEqual([0, 1, 2]);
    expect(toy.most).toBe(5);
  });

  it('runs one plan with a shared nick at a time, and others beside it', async () => {
    let now = 0;
    const clock = (): number => (now += 1);
    await using toy = await startToy(lawful());
    const spans: { index: number; from: number; to: number }[] = [];
    const plans = Array.from({ length: 30 }, (_, index) => (index % 7 === 3 ? plan(1, '*') : plan(2)));
    await runPool(jobs(...plans), { address: toy.address, clients: 8, clock }, ({ index }, { history }) => {
      spans.push({ index, from: history.events[0]?.at ?? NaN, to: history.ended });
    });
    expect(spans).toHaveLength(30);
    const overlapping = (one: (typeof spans)[number]): number =>
      spans.filter((other) => other !== one && other.from < one.to && one.from < other.to).length;
    const sharing = spans
      .filter(({ index }) => index % 7 === 3)
      .toSorted((one, other) => one.from - other.from);
    expect(sharing.map(({ index }) => index)).toEqual([3, 10, 17, 24]);
    for (const [at, span] of sharing.slice(1).entries())
      expect(span.from).toBeGreaterThan(sharing[at]?.to ?? NaN);
    expect(Math.max(...sharing.map(overlapping))).toBeGreaterThan(1);
  });

  it('begins nothing that was put off when time is over', async () => {
    for (const timed of [false, true]) {
      await using toy = await startToy(lawful());
      const ended: number[] = [];
      const sharing = jobs(plan(1, '*'), plan(1, '*'), plan(1));
      await runPool(sharing, { address: toy.address, clients: 8, timed }, ({ index }) => ended.push(index));
      expect(new Set(ended)).toEqual(new Set(timed ? [0, 2] : [0, 1, 2]));
    }
  });

  it('does not ask for a plan before there is a socket for it', async () => {
    await using toy = await startToy(lawful());
    let asked = 0;
    let ended = 0;
    function* source(): Generator<Job> {
      for (; asked < 40; asked += 1) {
        expect(asked - ended).toBeLessThanOrEqual(3);
        yield { plan: plan(1), setting: setting(asked) };
      }
    }
    await runPool(source(), { address: toy.address, clients: 3 }, () => (ended += 1));
    expect(ended).toBe(40);
  });

  it('begins a plan when the turnstile has let all its connections through, and asks for no other before', async () => {
    await using toy = await startToy(lawful());
    const seen: string[] = [];
    const pass = async (connections: number): Promise<void> => {
      seen.push(`${connections} asked`);
      await new Promise(setImmediate);
      seen.push(`${connections} let through`);
    };
    const options = { address: toy.address, clients: 9, turnstile: { pass } };
    await runPool(
      jobs(plan(1), plan(2), plan(3)),
      options,
      () => {},
      ({ plan }) => seen.push(`${plan.connections} begun`),
    );
    expect(seen).toEqual([1, 2, 3].flatMap((at) => [`${at} asked`, `${at} let through`, `${at} begun`]));
  });

  it('holds no more sockets than there is room for at the time, and those that it has already', async () => {
    await using toy = await startToy(lawful());
    const most: number[] = [];
    let room = 8;
    const options = { address: toy.address, clients: 8, room: () => room };
    let ended = 0;
    let open = 0;
    await runPool(
      jobs(...Array.from({ length: 40 }, () => plan(2))),
      options,
      () => {
        open -= 1;
        ended += 1;
        room = ended < 10 ? 8 : ended < 20 ? 2 : 4;
      },
      () => {
        open += 1;
        most[ended] = open;
      },
    );
    expect(ended).toBe(40);
    expect(Math.max(...most.slice(0, 10).filter(Boolean))).toBe(4);
    expect(Math.max(...most.slice(14, 20).filter(Boolean))).toBe(1);
    expect(Math.max(...most.slice(22).filter(Boolean))).toBe(2);
  });

  it('gives all that there is room for to a plan that wants more', async () => {
    await using toy = await startToy(lawful());
    let ended = 0;
    const options = { address: toy.address, clients: 8, room: () => 3 };
    await runPool(jobs(plan(1), plan(4), plan(1)), options, () => (ended += 1));
    expect([ended, toy.most]).toEqual([3, 4]);
  });

  it('pauses between two rounds of a plan that is to be run slowly, and of no other', async () => {
    await using toy = await startToy(lawful());
    const took: number[] = [];
    const began = new Map<Job, number>();
    const [quick, slow] = [setting(0), setting(1)].map((each): Job => ({ plan: plan(1), setting: each }));
    if (quick === undefined || slow === undefined) throw new Error('two jobs');
    await runPool(
      [quick, { ...slow, pause: 150 }],
      { address: toy.address, clients: 1 },
      (job) => took.push(performance.now() - (began.get(job) ?? 0)),
      (job) => began.set(job, performance.now()),
    );
    expect(took[1]).toBeGreaterThan(2 * 150);
  });

  it('takes its plans from an asynchronous source as well', async () => {
    await using toy = await startToy(lawful());
    let ended = 0;
    await runPool(slowly(plan(1), plan(2)), { address: toy.address, clients: 3 }, () => (ended += 1));
    expect(ended).toBe(2);
  });

  it('lets many runs listen to one signal without a warning', async () => {
    await using toy = await startToy(lawful());
    const warnings: Error[] = [];
    const note = (warning: Error): unknown => warnings.push(warning);
    process.on('warning', note);
    const plans = Array.from({ length: 40 }, () => plan(1));
    const { signal } = new AbortController();
    await runPool(jobs(...plans), { address: toy.address, clients: 20, signal }, () => {});
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('stops at an abort: what is under way is dropped, and no other plan is begun', async () => {
    const controller = new AbortController();
    await using toy = await startToy(() => () => controller.abort());
    const troubles: (string | undefined)[] = [];
    const plans = Array.from({ length: 50 }, () => plan(1));
    await runPool(jobs(...plans), { address: toy.address, clients: 4, signal: controller.signal }, (_, run) =>
      troubles.push(run.trouble?.kind),
    );
    expect(troubles).toEqual(['aborted', 'aborted', 'aborted', 'aborted']);
    await runPool(jobs(plan(1)), { address: toy.address, clients: 4, signal: controller.signal }, () => {
      throw new Error('begun after an abort');
    });
  });

  it('passes on what its source or its listener throws, once all runs have ended', async () => {
    await using toy = await startToy(lawful());
    const options = { address: toy.address, clients: 4 };
    function* source(): Generator<Job> {
      yield* jobs(plan(1), plan(1));
      throw new Error('no more');
    }
    let ended = 0;
    await expect(runPool(source(), options, () => (ended += 1))).rejects.toThrow('no more');
    expect(ended).toBe(2);
    const failing = runPool(jobs(plan(1), plan(1)), options, () => {
      throw new Error('not mine');
    });
    await expect(failing).rejects.toThrow('not mine');
  });
});
