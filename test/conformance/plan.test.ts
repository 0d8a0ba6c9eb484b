import { array, assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { repetitionOf } from '../../conformance/plan.ts';
import { planOf } from './toy-server.ts';

const plans = array(
  constantFrom('A NICK a', 'A NICK b', 'A QUIT').map((line) => planOf(line)),
  { minLength: 1, maxLength: 5 },
);

test('what is run again and again is found as the shortest round, and all of it is there', () => {
  assert(
    property(plans, integer({ min: 1, max: 4 }), (some, times) => {
      const all = Array.from({ length: times }, () => some).flat();
      const found = repetitionOf(all);
      expect(Array.from({ length: found.times }, () => found.round).flat()).toEqual(all);
      expect(some.length % found.round.length).toBe(0);
    }),
  );
});

test('plans of which none recurs are one round, and so is half of a second one', () => {
  const [a, b] = [planOf('A NICK a'), planOf('A NICK b')];
  expect(repetitionOf([a, b])).toEqual({ round: [a, b], times: 1 });
  expect(repetitionOf([a, b, a])).toEqual({ round: [a, b, a], times: 1 });
  expect(repetitionOf([a, b, structuredClone(a), structuredClone(b)])).toEqual({ round: [a, b], times: 2 });
  expect(repetitionOf([])).toEqual({ round: [], times: 1 });
});
