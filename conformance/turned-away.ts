import type { Observation } from './observation.ts';

/** Why such a run is undecided. */
export const TURNED_AWAY = 'a connection was closed before its first answer (admission control?)';

/** Whether some connection was closed before it was answered anything, without having asked for it. */
export function wasTurnedAway({ connections }: Observation): boolean {
  return connections.some(({ received, left }) => {
    const close = received.findIndex(({ line, message }) => line === null || message?.command === 'ERROR');
    if (close < 0 || received.slice(0, close).some(({ numeric }) => numeric >= 0)) return false;
    const at = received[close]?.event ?? 0;
    return left >= at;
  });
}
