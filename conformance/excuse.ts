import type { Lane, Observation } from './observation.ts';

/**
 * The history as one in which the connections that were turned away may be closed at any time, as by a server that has no room; null where
 * none was.
 */
export function excusing(observation: Observation): Observation | null {
  const { connections } = observation;
  if (!connections.some(isTurnedAway)) return null;
  // Who has been there for ever may be closed for its silence.
  const lanes = connections.map((lane) => (isTurnedAway(lane) ? { ...lane, opened: -Infinity } : lane));
  return { ...observation, connections: lanes };
}

/**
 * Whether the connection was closed before it was answered anything, without having asked for it. Of one that was torn before it was sent
 * a word nothing need be explained.
 */
function isTurnedAway({ received, left, torn }: Lane): boolean {
  const close = received.findIndex(
    ({ line, message }) => (line === null && !torn) || message?.command === 'ERROR',
  );
  if (close < 0 || received.slice(0, close).some(({ numeric }) => numeric >= 0)) return false;
  return left >= (received[close]?.event ?? 0);
}
