import { describe, expect, test } from 'vitest';
import { startPatience, type Patience, type WaitKind } from '../../../conformance/run/patience.ts';

const FULL = 1e9;

/** Bounds of as many waits of that kind as are asked for, all of them in vain. */
function inVain(patience: Patience, kind: WaitKind, waits: number): number[] {
  return Array.from({ length: waits }, () => {
    const bound = patience.bound(kind, FULL);
    patience.expired(kind);
    return bound;
  });
}

describe('how long a kind of wait is worth', () => {
  test('three waits in vain are in full, then they are brief', () => {
    const bounds = inVain(startPatience(), 'ping', 4);
    expect(bounds.slice(0, 3)).toEqual([FULL, FULL, FULL]);
    expect(bounds[3]).toBeLessThan(FULL / 10);
  });

  test('one is in full again ever more rarely', () => {
    const bounds = inVain(startPatience(), 'welcome', 1000);
    const full = bounds.flatMap((bound, before) => (bound === FULL ? [before] : []));
    expect(full).toEqual([0, 1, 2, 4, 16, 64, 256]);
  });

  test('a kind that was never in vain is waited for in full, whatever became of others', () => {
    const patience = startPatience();
    inVain(patience, 'ping', 50);
    expect(patience.bound('welcome', FULL)).toBe(FULL);
  });

  test('a bound that is brief by itself stays as it is', () => {
    const patience = startPatience();
    inVain(patience, 'ping', 5);
    expect(patience.bound('ping', 1e6)).toBe(1e6);
  });
});
