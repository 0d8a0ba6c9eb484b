import { expect, test } from 'vitest';
import { shorterPlans } from '../../../conformance/generate/index.ts';
import { startRejected } from '../../../conformance/shrink/rejected.ts';
import { planOf } from '../toy-server.ts';

const whole = planOf('A NICK a', 'A PING x', 'A QUIT');
const shorter = [...shorterPlans(whole)];

test('a plan is covered by one that was tried in vain and has all of its acts, and more or not', () => {
  const rejected = startRejected();
  expect(shorter.some((plan) => rejected.covers(plan))).toBe(false);
  rejected.add(whole);
  expect(rejected.covers(whole)).toBe(true);
  expect(shorter.every((plan) => rejected.covers(plan))).toBe(true);
});

test('one that has an act which none of them had is not', () => {
  const [first, ...others] = shorter;
  if (first === undefined) throw new Error('it can be made shorter');
  const rejected = startRejected();
  rejected.add(first);
  expect(rejected.covers(whole)).toBe(false);
  expect(others.some((plan) => !rejected.covers(plan))).toBe(true);
  expect(rejected.covers(structuredClone(first))).toBe(false);
});
