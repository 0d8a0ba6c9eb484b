import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startLagMeter } from '../../../conformance/run/lag-meter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('tells the longest time for which nobody looked, also the one that lasts', () => {
  let now = 0;
  const meter = startLagMeter(() => now);
  const passes = (ms: number): void => {
    now += ms * 1e6;
    vi.advanceTimersByTime(100);
  };
  passes(100);
  passes(900);
  passes(100);
  expect(startLagMeter(() => now).stop()).toBe(0);
  expect(meter.stop()).toBe(900e6);
  const late = startLagMeter(() => now);
  now += 3e9;
  expect(late.stop()).toBe(3e9);
});
