import type { Rule } from '../model/rules/index.ts';
import type { Judge } from './check.ts';
import { excusing } from './excuse.ts';
import type { Observation } from './observation.ts';

/** Why such a history is undecided. */
export const TURNED_AWAY = 'a connection was closed before its first answer (admission control?)';

/**
 * Whether a history that diverges does so only because the server had no room: where the connections that were turned away may be
 * closed at any time, it is legal, with the rules of `under` set aside.
 */
export function wasTurnedAway(judge: Judge, observation: Observation, under: readonly Rule[] = []): boolean {
  const excused = excusing(observation);
  return excused !== null && judge.check(excused, under).kind !== 'diverges';
}
