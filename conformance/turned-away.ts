import type { Rule } from '../model/rules/index.ts';
import type { Judge } from './check.ts';
import { excuseOf, excusing } from './excuse.ts';
import type { Observation } from './observation.ts';

/** Why such a history is undecided. */
export const TURNED_AWAY = 'a connection was closed before its first answer (admission control?)';
export const PUT_OUT = 'a connection was closed for a limit that the server names';

/**
 * Why a history that diverges tells nothing: where the connections that a limit of the server’s has ended may be closed at any time, it is
 * legal, with the rules of `under` set aside. Null where it diverges all the same.
 */
export function limitedBy(
  judge: Judge,
  observation: Observation,
  under: readonly Rule[] = [],
): string | null {
  const excused = excusing(observation);
  if (excused === null || judge.check(excused, under).kind === 'diverges') return null;
  return observation.connections.some((lane) => excuseOf(lane)?.how === 'put out') ? PUT_OUT : TURNED_AWAY;
}
