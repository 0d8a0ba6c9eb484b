import { expect, test } from 'vitest';
import { startSlowness } from '../../../conformance/limits/slowness.ts';

test('the pause is twice as long each time that it turns out too short, up to a limit', () => {
  const slowness = startSlowness();
  const pauses = [slowness.pause];
  for (let plans = 0; plans < 20; plans += 1) {
    slowness.ended(slowness.stage, true);
    if (slowness.pause !== pauses.at(-1)) pauses.push(slowness.pause);
  }
  expect(pauses).toEqual([0, 100, 200, 400, 800, 1_600]);
});

test('it stays where few are put out, or one was begun before the last change', () => {
  const slowness = startSlowness();
  slowness.ended(0, true);
  slowness.ended(0, true);
  slowness.ended(0, true);
  slowness.ended(0, true);
  expect(slowness.pause).toBe(100);
  for (let plans = 0; plans < 90; plans += 1) slowness.ended(slowness.stage, plans % 10 === 9);
  expect(slowness.pause).toBe(100);
});
