import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bound } from '../../../conformance/run/bound.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a wait ends when its time is over, once, and leaves nothing behind', () => {
  const call = vi.fn<() => void>();
  const abort = new AbortController();
  bound(100, abort.signal, call);
  vi.advanceTimersByTime(99);
  expect(call).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  abort.abort();
  expect(call).toHaveBeenCalledOnce();
});

test('it ends at the abort, also one that was given before, but not before the caller has it in hand', async () => {
  const call = vi.fn<() => void>();
  const abort = new AbortController();
  bound(100, abort.signal, call);
  abort.abort();
  expect(call).toHaveBeenCalledOnce();
  bound(100, abort.signal, call);
  expect(call).toHaveBeenCalledOnce();
  await Promise.resolve();
  expect(call).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
});

test('one that is called off never ends', async () => {
  const call = vi.fn<() => void>();
  bound(100, null, call)();
  bound(100, AbortSignal.abort(), call)();
  await vi.advanceTimersByTimeAsync(200);
  expect(call).not.toHaveBeenCalled();
});
