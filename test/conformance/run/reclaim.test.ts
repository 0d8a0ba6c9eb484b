import { describe, expect, it } from 'vitest';
import { unmarked } from '../../../conformance/run/filled.ts';
import { startPatience } from '../../../conformance/run/patience.ts';
import { nextTry, startReclaim, trying } from '../../../conformance/run/reclaim.ts';

const MS = 1e6;
const LINES = ['NICK a', 'NICK'].map(unmarked);

/** The times of all tries, in ms, when each is refused at once. */
function tries(bound: number): number[] {
  const reclaim = startReclaim(LINES, 0);
  const times: number[] = [];
  for (let now: ReturnType<typeof nextTry> = 0; typeof now === 'number';) {
    times.push(now / MS);
    trying(reclaim, times.length - 1, now);
    now = nextTry(reclaim, times.length, now, bound * MS);
  }
  return times;
}

describe('a reclaim', () => {
  it('is over when the last try was not refused', () => {
    const reclaim = startReclaim(LINES, 0);
    trying(reclaim, 3, 0);
    expect(nextTry(reclaim, 3, 1, 2000 * MS)).toBe('granted');
  });

  it('pauses twice as long each time, and makes its last try at the bound', () => {
    expect(tries(100)).toEqual([0, 5, 15, 35, 75, 100]);
    expect(tries(2000).at(-1)).toBe(2000);
  });

  it('makes one try when it may not wait', () => {
    expect(tries(0)).toEqual([0]);
  });
});

describe('patience', () => {
  it('has the full bound three times, then a 64th, kind by kind', () => {
    const patience = startPatience();
    for (let time = 0; time < 3; time += 1) {
      expect(patience.bound('ping', 10_000 * MS)).toBe(10_000 * MS);
      patience.expired('ping');
    }
    expect(patience.bound('ping', 10_000 * MS)).toBe(156.25 * MS);
    expect(patience.bound('nick', 10_000 * MS)).toBe(10_000 * MS);
  });

  it('waits 75 ms at least, or for the full bound where that is shorter', () => {
    const patience = startPatience();
    for (let time = 0; time < 3; time += 1) patience.expired('ping');
    expect(patience.bound('ping', 1_000 * MS)).toBe(75 * MS);
    expect(patience.bound('ping', 40 * MS)).toBe(40 * MS);
  });
});
