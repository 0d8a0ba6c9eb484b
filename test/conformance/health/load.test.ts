import { expect, test } from 'vitest';
import type { Vitals } from '../../../adapters/server.ts';
import { BUSY, startLoad } from '../../../conformance/health/load.ts';

/** A process whose threads have run for so many ms at each of these times (ms). */
function processAt(looks: readonly (readonly [number, Readonly<Record<number, number>> | null])[]) {
  let at = 0;
  return {
    next: () => void (at += 1),
    now: () => looks[at]?.[0] ?? 0,
    vitals: (): Vitals | null => {
      const busy = looks[at]?.[1];
      return busy
        ? { busy: new Map(Object.entries(busy).map(([id, ms]) => [Number(id), ms])), descriptors: null }
        : null;
    },
  };
}

test('the share is that of the busiest thread since the last look', () => {
  const seen = processAt([
    [0, { 1: 0, 2: 0 }],
    [1_000, { 1: 300, 2: 900 }],
    [2_000, { 1: 1_300, 2: 950 }],
  ]);
  const load = startLoad(seen.vitals, seen.now);
  seen.next();
  expect(load.sample()).toBeCloseTo(0.9);
  seen.next();
  expect(load.sample()).toBeGreaterThanOrEqual(BUSY);
});

test('a thread that is new has done nothing before, and a process that is gone tells nothing', () => {
  const seen = processAt([
    [0, { 1: 0 }],
    [1_000, { 1: 0, 7: 5_000 }],
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
    [0, { 1: 0 }],
    [5, { 1: 5 }],
  ]);
  const load = startLoad(seen.vitals, seen.now);
  seen.next();
  expect(load.sample()).toBeNull();
});
