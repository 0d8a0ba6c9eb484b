import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAlarmClock } from '../../../conformance/health/alarm-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it rings when the time is over, and not before', async () => {
  let rung = false;
  const waiting = startAlarmClock()
    .rings(1_000)
    .then(() => (rung = true));
  await vi.advanceTimersByTimeAsync(999);
  expect(rung).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await waiting;
  expect(rung).toBe(true);
});

test('a ring cuts the wait short, also one that came before', async () => {
  const clock = startAlarmClock();
  const waiting = clock.rings(1_000);
  clock.ring();
  await waiting;
  clock.ring();
  await clock.rings(1_000);
  expect(vi.getTimerCount()).toBe(0);
});
