import { expect, test } from 'vitest';
import type { Vitals } from '../../../adapters/server.ts';
import { BUSY, startLoad } from '../../../conformance/health/load.ts';

/** A process whose threads have run, and waited for a core, for so many ms each at each of these times (ms). */
function processAt(
  looks: readonly (readonly [number, Readonly<Record<number, readonly [number, number]>> | null])[],
) {
  let at = 0;
  return {
    next: () => void (at += 1),
    now: () => looks[at]?.[0] ?? 0,
    vitals: (): Vitals | null => {
      const threads = looks[at]?.[1];
      if (!threads) return null;
      const told = Object.entries(threads).map(([id, [ran, waited]]) => {
        const thread = { ran, waited, runnable: true };
        return [Number(id), thread] as const;
      });
      return { threads: new Map(told), descriptors: null };
    },
  };
}

test('the share is that of the busiest thread since the last look, with its waits for a core', () => {
  const seen = processAt([
    [0, { 1: [0, 0], 2: [0, 0] }],
    [1_000, { 1: [300, 0], 2: [600, 200] }],
    [2_000, { 1: [500, 770], 2: [650, 200] }],
  ]);
  const load = startLoad(seen.vitals, seen.now);
  seen.next();
  expect(load.sample()).toBeCloseTo(0.8);
  seen.next();
  expect(load.sample()).toBeCloseTo(0.97);
});

test('a thread that never sleeps is busy at each look, though its last wait is not counted yet', () => {
  const seen = processAt([
    [0, { 1: [0, 0] }],
    [1_000, { 1: [450, 470] }],
    [2_000, { 1: [950, 1_040] }],
  ]);
  const load = startLoad(seen.vitals, seen.now);
  for (const _ of [1, 2]) {
    seen.next();
    expect(load.sample()).toBeGreaterThanOrEqual(BUSY);
  }
});

test('a thread that is new has done nothing before, and a process that is gone tells nothing', () => {
  const seen = processAt([
    [0, { 1: [0, 0] }],
    [1_000, { 1: [0, 0], 7: [5_000, 0] }],
    [2_000, null],
  ]);
  const load = startLoad(seen.vitals, seen.now);
  seen.next();
  expect(load.sample()).toBe(0);
  seen.next();
  expect(load.sample()).toBeNull();
});

test('of a moment too short to tell there is no share', () => {
  const seen = processAt([
    [0, { 1: [0, 0] }],
    [5, { 1: [5, 0] }],
  ]);
  const load = startLoad(seen.vitals, seen.now);
  seen.next();
  expect(load.sample()).toBeNull();
});
