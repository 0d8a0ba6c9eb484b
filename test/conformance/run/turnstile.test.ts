import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTurnstile, type Turnstile } from '../../../conformance/run/turnstile.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** When each is let through, in ms. */
async function passes(turnstile: Turnstile, ...connections: readonly number[]): Promise<readonly number[]> {
  const began = performance.now();
  const turns = connections.map(async (count) => {
    await turnstile.pass(count);
    return performance.now() - began;
  });
  await vi.advanceTimersByTimeAsync(60_000);
  return Promise.all(turns);
}

describe('a turnstile', () => {
  it('lets through who comes first, and the others when those before have had their share of a second', async () => {
    expect(await passes(startTurnstile(2), 1, 4, 1, 1)).toEqual([0, 500, 2_500, 3_000]);
  });

  it('owes nothing for the time in which nobody came', async () => {
    const turnstile = startTurnstile(2);
    await passes(turnstile, 1);
    expect(await passes(turnstile, 1, 1, 1)).toEqual([0, 500, 1_000]);
  });

  it('lets everybody through where there is no limit', async () => {
    expect(await passes(startTurnstile(null), 4, 4, 4)).toEqual([0, 0, 0]);
  });

  it('may be slowed down, and is never faster than at first', async () => {
    const turnstile = startTurnstile(4);
    turnstile.slow(2);
    expect(await passes(turnstile, 1, 1, 1)).toEqual([0, 500, 1_000]);
    turnstile.slow(8);
    expect(await passes(turnstile, 1, 1)).toEqual([0, 250]);
    turnstile.slow(null);
    expect(await passes(turnstile, 1, 1)).toEqual([0, 250]);
  });

  it('lets nobody wait behind an abort', async () => {
    const turnstile = startTurnstile(1);
    await turnstile.pass(100);
    await expect(turnstile.pass(1, AbortSignal.abort())).resolves.toBeUndefined();
  });
});
