import type { Rule } from '../model/rules/index.ts';
import type { Judge } from './check.ts';
import type { Lane, Observation } from './observation.ts';

/** Why such a history is undecided. */
export const TURNED_AWAY = 'a connection was closed before its first answer (admission control?)';

/**
 * Whether a history that diverges does so only because the server had no room: where the connections that were turned away may be
 * closed at any time, it is legal, with the rules of `under` set aside.
 */
export function wasTurnedAway(judge: Judge, observation: Observation, under: readonly Rule[] = []): boolean {
  const { connections } = observation;
  if (!connections.some(isTurnedAway)) return false;
  // Who has been there for ever may be closed for its silence.
  const lanes = connections.map((lane) => (isTurnedAway(lane) ? { ...lane, opened: -Infinity } : lane));
  return judge.check({ ...observation, connections: lanes }, under).kind !== 'diverges';
}

/** Whether the connection was closed before it was answered anything, without having asked for it. */
function isTurnedAway({ received, left }: Lane): boolean {
  const close = received.findIndex(({ line, message }) => line === null || message?.command === 'ERROR');
  if (close < 0 || received.slice(0, close).some(({ numeric }) => numeric >= 0)) return false;
  return left >= (received[close]?.event ?? 0);
}
