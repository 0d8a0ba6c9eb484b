import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  isSure,
  repeat,
  repeatAtFirst,
  widthOf,
  type Repetition,
} from '../../../conformance/shrink/repeat.ts';
import type { Specimen } from '../../../conformance/shrink/index.ts';
import { planOf } from '../toy-server.ts';

const PLAN = planOf('A NICK {ns}a', 'B NICK {ns}a');
const RUN = { history: { connections: 0, events: [], ended: 0 }, trouble: null };

/** Runs of which each takes so many ms, and fails when that is more than 5. */
function lasting(ms: (index: number) => number, change: Partial<Repetition> = {}) {
  const counts = { begun: 0, under: 0, most: 0 };
  const repetition: Repetition = {
    run: async (plan, signal) => {
      const index = counts.begun;
      counts.begun += 1;
      counts.under += 1;
      counts.most = Math.max(counts.most, counts.under);
      await sleep(ms(index), null, { signal }).catch(() => {});
      counts.under -= 1;
      return { plan, setting: { namespace: String(ms(index)), password: null, accounts: [] }, run: RUN };
    },
    fails: ({ setting }: Specimen) => Number(setting.namespace) > 5,
    clients: 8,
    over: () => false,
    signal: new AbortController().signal,
    ...change,
  };
  return { counts, repetition };
}

test('runs are counted in the order in which they were begun, so that slow failures are not missed', async () => {
  const { repetition } = lasting((index) => (index % 2 === 0 ? 30 : 0));
  const { times, of } = await repeat(PLAN, repetition, (count) => count.of >= 20);
  expect({ times, of }).toEqual({ times: 10, of: 20 });
});

test('as many run side by side as there are sockets for, and those that are not needed end at once', async () => {
  const { counts, repetition } = lasting(() => 10_000, { over: () => counts.begun >= 4 });
  const ended = repeat(PLAN, { ...repetition, signal: AbortSignal.timeout(50) }, () => false);
  expect(await ended).toEqual({ times: 0, of: 0, failing: null });
  expect(counts.most).toBe(4);
});

test('when time is up no run is begun, and those under way are counted', async () => {
  const { counts, repetition } = lasting(() => 10, { over: () => counts.begun >= 6 });
  expect(await repeat(PLAN, repetition, () => false)).toMatchObject({ times: 6, of: 6 });
});

test('the first runs are five', async () => {
  const { counts, repetition } = lasting(() => 10, { clients: 100 });
  expect(await repeatAtFirst(PLAN, repetition)).toMatchObject({ times: 5, of: 5 });
  expect(counts.begun).toBe(5);
});

test('what names a shared nick is repeated one by one', () => {
  expect(widthOf(planOf('A NICK *'), 48)).toBe(1);
  expect(widthOf(PLAN, 48)).toBe(24);
  expect(widthOf(PLAN, 1)).toBe(1);
});

test('where the server is gone nothing is counted: that no run fails says nothing', async () => {
  const { counts, repetition } = lasting(() => 10);
  const gone: Repetition = {
    ...repetition,
    run: async (plan, signal) => {
      const specimen = await repetition.run(plan, signal);
      const trouble = counts.begun > 3 ? ({ kind: 'refused', detail: 'ECONNREFUSED' } as const) : null;
      return { ...specimen, run: { ...RUN, trouble } };
    },
    clients: 2,
  };
  expect((await repeat(PLAN, gone, () => false)).of).toBeLessThanOrEqual(3);
});

test('what a limit of the server has kept from showing anything does not count, and what fails all the same does', async () => {
  const { counts, repetition } = lasting((index) => (index % 3 === 0 ? 10 : 0), {
    over: () => counts.begun >= 12,
  });
  const limited: Repetition = {
    ...repetition,
    clients: 2,
    run: async (plan, signal) => {
      const isLimited = counts.begun % 3 !== 2;
      const specimen = await repetition.run(plan, signal);
      return isLimited ? { ...specimen, limited: true } : specimen;
    },
  };
  expect(await repeat(PLAN, limited, () => false)).toMatchObject({ times: 4, of: 8 });
});

test('what has failed each time is sure, and what was never seen is not', () => {
  expect(isSure({ times: 5, of: 5 })).toBe(true);
  expect(isSure({ times: 4, of: 5 })).toBe(false);
  expect(isSure({ times: 0, of: 0 })).toBe(false);
});
