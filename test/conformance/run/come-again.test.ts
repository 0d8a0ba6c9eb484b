import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { comeAgain } from '../../../conformance/run/come-again.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** What comes of a server that turns the first so many away, and how often it was come to. */
async function cameTo(turnedAway: number, signal?: AbortSignal): Promise<readonly [string, number]> {
  let times = 0;
  const attempt = async (): Promise<string> => ((times += 1) > turnedAway ? 'in' : 'away');
  const result = comeAgain(attempt, (what) => what === 'away', signal);
  await vi.advanceTimersByTimeAsync(60_000);
  return [await result, times];
}

it('who is turned away comes again, some times', async () => {
  expect(await cameTo(0)).toEqual(['in', 1]);
  expect(await cameTo(3)).toEqual(['in', 4]);
  expect(await cameTo(9)).toEqual(['away', 4]);
});

it('and not behind an abort', async () => {
  expect(await cameTo(9, AbortSignal.abort())).toEqual(['away', 1]);
});
