import { setTimeout as delay } from 'node:timers/promises';

/** A server has done away by then with a connection that has closed, most likely. */
const BREATH_MS = 100;

/** Waits a moment before one more connection is made, where the one before it may be why one was in vain; an abort ends the wait. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await delay(BREATH_MS, null, { signal }).catch(() => null);
}
