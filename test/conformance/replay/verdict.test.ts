import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../conformance/replay/outcome.ts';
import { runsLeft, runsNeeded, verdictOf } from '../../../conformance/replay/verdict.ts';

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  f: { kind: 'fails' },
  '.': { kind: 'passes' },
  o: { kind: 'otherwise', rule: 'NICK-08' },
  u: { kind: 'undecided', cause: 'refused (ECONNREFUSED)' },
};
const runs = (text: string): readonly Outcome[] => text.split('').flatMap((letter) => OUTCOMES[letter] ?? []);

const SURE = { times: 5, of: 5 };
const RACE = { times: 7, of: 20 };
const UNSEEN = { times: 0, of: 5 };

describe('so many runs must pass', () => {
  test('five of what always failed', () => {
    expect(runsNeeded(SURE)).toBe(5);
  });

  test.each([
    [1, 2],
    [7, 20],
    [1, 20],
    [3, 1000],
  ])('as many of what failed in %d of %d as would show it in 99 of 100 cases, and no more', (times, of) => {
    const needed = runsNeeded({ times, of });
    const missedBy = (count: number): number => (1 - times / of) ** count;
    expect(missedBy(needed)).toBeLessThanOrEqual(0.01);
    expect(missedBy(needed - 1)).toBeGreaterThan(0.01);
  });

  test('some, where nothing is known of a rate', () => {
    expect(runsNeeded(UNSEEN)).toBe(20);
    expect(runsNeeded({ times: 0, of: 0 })).toBe(20);
  });
});

describe('no more runs are needed', () => {
  test('when enough have told something', () => {
    expect(runsLeft(runs('....'), 5)).toBe(1);
    expect(runsLeft(runs('.....'), 5)).toBe(0);
    expect(runsLeft(runs('.o..f'), 5)).toBe(0);
  });

  test('when it has failed clearly', () => {
    expect(runsLeft(runs('f...f..f.f'), 90)).toBe(80);
    expect(runsLeft(runs('f...f..f.ff'), 90)).toBe(0);
  });

  test('when too many have told nothing; a few are made up for', () => {
    expect(runsLeft(runs('u....'), 5)).toBe(1);
    expect(runsLeft(runs('uuuuu'), 5)).toBe(0);
  });
});

describe('a failure', () => {
  test('is fixed when enough runs pass', () => {
    expect(verdictOf(runs('.....'), 5, SURE)).toEqual({ kind: 'fixed', times: 0, of: 5 });
    expect(verdictOf(runs('u.....'), 5, SURE)).toEqual({ kind: 'fixed', times: 0, of: 5 });
    expect(verdictOf(runs('.'.repeat(11)), 11, RACE)).toEqual({ kind: 'fixed', times: 0, of: 11 });
  });

  test('is there when all runs fail, and there at times when some do', () => {
    expect(verdictOf(runs('fffff'), 5, SURE)).toEqual({ kind: 'fails', times: 5, of: 5 });
    expect(verdictOf(runs('f.f.'), 11, RACE)).toEqual({ kind: 'sometimes', times: 2, of: 4 });
    expect(verdictOf(runs('of'), 5, SURE)).toEqual({ kind: 'sometimes', times: 1, of: 2 });
  });

  test('is not held to be fixed when the time ended before enough runs', () => {
    expect(verdictOf(runs('....'), 11, RACE)).toEqual({
      kind: 'undecided',
      cause: 'passes in 4 runs, where 11 would tell, and the time is over',
    });
  });

  test('is not held to be fixed when nobody could connect', () => {
    expect(verdictOf(runs('uuuuu'), 5, SURE)).toEqual({
      kind: 'undecided',
      cause: 'refused (ECONNREFUSED)',
    });
  });

  test('is not held to be fixed when the server diverges otherwise', () => {
    expect(verdictOf(runs('....o'), 5, SURE)).toEqual({
      kind: 'undecided',
      cause: 'diverges otherwise: NICK-08',
    });
  });

  test('is not held to be fixed when it could never be shown again; it may fail all the same', () => {
    expect(verdictOf(runs('.'.repeat(20)), 20, UNSEEN).kind).toBe('undecided');
    expect(verdictOf(runs('.f'), 20, UNSEEN)).toEqual({ kind: 'sometimes', times: 1, of: 2 });
  });
});
