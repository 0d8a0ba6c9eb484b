import { describe, expect, test } from 'vitest';
import {
  startPatience,
  startRunPatience,
  type Patience,
  type WaitKind,
} from '../../../conformance/run/patience.ts';

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

  test('in a run, what later answers show to be missing is waited for briefly from the first', () => {
    const [first] = inVain(startRunPatience(1e6), 'ping', 1);
    expect(first).toBeLessThan(FULL / 10);
    const full = inVain(startRunPatience(1e6), 'ping', 100).flatMap((bound, before) =>
      bound === FULL ? [before] : [],
    );
    expect(full).toEqual([4, 16, 64]);
  });

  test('what nothing else shows to be missing is waited for in full once', () => {
    expect(inVain(startRunPatience(1e6), 'welcome', 3).map((bound) => bound === FULL)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('in a run, of waits at the same time that are in full again one is enough', () => {
    const patience = startRunPatience(1e6);
    inVain(patience, 'ping', 4);
    expect([1, 2].map(() => patience.bound('ping', FULL) === FULL)).toEqual([true, false]);
  });

  test('what was never waited for in vain is always waited for in full, however often', () => {
    const patience = startRunPatience(1e6);
    expect([1, 2, 3].map(() => patience.bound('welcome', FULL) === FULL)).toEqual([true, true, true]);
  });

  test('a server that takes its time is given several times what it takes', () => {
    const slow = startRunPatience(50e6);
    expect(slow.bound('ping', FULL)).toBe(400e6);
    slow.took(100e6);
    expect(slow.bound('ping', FULL)).toBe(800e6);
    for (let quick = 0; quick < 200; quick += 1) slow.took(1e6);
    expect(slow.bound('ping', FULL)).toBe(75e6);
  });

  test('one answer that comes late is believed when the next ones are late as well', () => {
    const patience = startRunPatience(10e6);
    patience.took(1_000e6);
    expect(patience.bound('ping', FULL)).toBe(160e6);
    for (let late = 0; late < 10; late += 1) patience.took(100e6);
    expect(patience.bound('ping', FULL)).toBe(800e6);
  });
});
