import { bound } from './bound.ts';

/** Before each further attempt of a client that was turned away, in ms. */
const PAUSES_MS = [50, 500, 1_500] as const;

/**
 * Does something that may fail since the server turns a client away, and again some times, each after a longer pause, as long as it
 * does: nothing is learnt from one that has no room at the moment. The last result counts.
 */
export async function comeAgain<T>(
  attempt: () => Promise<T>,
  isTurnedAway: (result: T) => boolean,
  signal: AbortSignal | undefined,
): Promise<T> {
  let result = await attempt();
  for (const pause of PAUSES_MS) {
    if (!isTurnedAway(result) || signal?.aborted === true) break;
    await new Promise<void>((resolve) => void bound(pause, signal ?? null, resolve));
    result = await attempt();
  }
  return result;
}
