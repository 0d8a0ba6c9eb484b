import { assert, constantFrom, integer, property, Random } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { cautiousRate, rateTest, type RateVerdict } from '../../../conformance/shrink/rate-test.ts';

interface Ended {
  readonly verdict: RateVerdict;
  readonly runs: number;
}

/** Tests a source that fails at a rate, until there is a verdict. */
function tested(random: Random, parentRate: number, rate: number): Ended {
  const verdictOf = rateTest(parentRate);
  for (let times = 0, of = 1; ; of += 1) {
    if (random.nextDouble() < rate) times += 1;
    const verdict = verdictOf({ times, of });
    if (verdict !== 'open') return { verdict, runs: of };
  }
}

const TESTS = 400;

/** Of some hundred tests the share that accepts, and the most and the mean of their runs. */
function tests(seed: number, parentRate: number, rate: number) {
  const random = new Random(xoroshiro128plus(seed));
  const ended = Array.from({ length: TESTS }, () => tested(random, parentRate, rate));
  return {
    accepted: ended.filter(({ verdict }) => verdict === 'accept').length / TESTS,
    most: Math.max(...ended.map(({ runs }) => runs)),
    mean: ended.reduce((sum, { runs }) => sum + runs, 0) / TESTS,
  };
}

const rates = constantFrom(1, 0.8, 0.5, 0.2, 0.05, 0.02, 0.005);
const seeds = integer({ min: 0, max: 2 ** 31 - 1 });

describe('the test of a candidate’s rate', () => {
  test('nearly always accepts what fails as often as the parent', () => {
    assert(
      property(seeds, rates, (seed, rate) => {
        expect(tests(seed, rate, rate).accepted).toBeGreaterThan(0.9);
      }),
      { numRuns: 20 },
    );
  });

  test('nearly always rejects what fails a quarter as often', () => {
    assert(
      property(seeds, rates, (seed, rate) => {
        expect(tests(seed, rate, rate / 4).accepted).toBeLessThan(0.1);
      }),
      { numRuns: 20 },
    );
  });

  test('is of two minds at half the rate of a rare race', () => {
    assert(
      property(seeds, constantFrom(0.05, 0.02, 0.005), (seed, rate) => {
        const { accepted } = tests(seed, rate, rate * 0.54);
        expect(accepted).toBeGreaterThan(0.3);
        expect(accepted).toBeLessThan(0.7);
      }),
      { numRuns: 10 },
    );
  });

  test('ends after a bounded number of runs, most often after few', () => {
    assert(
      property(seeds, rates, constantFrom(0, 0.25, 0.5, 1), (seed, rate, share) => {
        const { most, mean } = tests(seed, rate, rate * share);
        expect(most).toBeLessThanOrEqual(Math.ceil(20 / Math.min(rate, 0.9)));
        expect(mean).toBeLessThan(Math.max(12 / rate, 4));
      }),
      { numRuns: 30 },
    );
  });

  test('rejects what never fails after four expected failures', () => {
    expect(tests(1, 1 / 200, 0).most).toBe(783);
  });

  test('takes three failures at least', () => {
    const verdictOf = rateTest(1 / 200);
    expect(verdictOf({ times: 2, of: 2 })).toBe('open');
    expect(verdictOf({ times: 3, of: 3 })).toBe('accept');
  });
});

test('a rate is rather taken too low than too high', () => {
  expect(cautiousRate({ times: 9, of: 100 })).toBeCloseTo(0.06);
  expect(cautiousRate({ times: 0, of: 100 })).toBe(0.005);
  expect(cautiousRate({ times: 0, of: 0 })).toBeGreaterThan(0);
});
