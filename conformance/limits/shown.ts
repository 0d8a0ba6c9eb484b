import type { Judge } from '../check.ts';
import { excusing, excusingLeavers } from '../excuse.ts';
import type { Observation } from '../observation.ts';
import type { Run } from '../run/run.ts';
import { troubleText } from '../run/trouble.ts';
import { limitedBy } from '../turned-away.ts';
import { excusingEnds } from './quickly.ts';
import { signsOf, signsOfTrouble, type Signs } from './signs.ts';

/** What a run shows of its server’s limits. */
export interface Shown {
  /** Null for nothing. */
  readonly signs: Signs | null;
  /** Why the plan shows nothing for that; null where it shows something all the same. */
  readonly cause: string | null;
  /**
   * What else would explain a history that diverges: a connection was closed without a reason, behind many lines in a short time, or
   * where there were few.
   */
  readonly closed: 'quickly' | 'otherwise' | null;
  /** What else would explain it: somebody who had said QUIT by then was turned away without a word. */
  readonly left: boolean;
}

/** What a run with so many connections shows of its server’s limits. */
export function shownBy(
  judge: Judge,
  observation: Observation,
  { trouble }: Pick<Run, 'trouble'>,
  connections: number,
): Shown {
  if (trouble !== null) {
    const signs = signsOfTrouble(trouble, connections);
    return { signs, cause: signs && troubleText(trouble), closed: null, left: false };
  }
  const quickly = excusingEnds(observation, 'quickly');
  const otherwise = excusingEnds(observation, 'otherwise');
  // Most histories hold nothing of the kind, and are not judged twice.
  const leavers = excusingLeavers(observation);
  const isInDoubt = [excusing(observation), leavers, quickly, otherwise].some((other) => other !== null);
  if (!isInDoubt || judge.check(observation).kind !== 'diverges')
    return { signs: signsOf(observation, false), cause: null, closed: null, left: false };
  const explains = (other: Observation | null): boolean =>
    other !== null && judge.check(other).kind !== 'diverges';
  const cause = limitedBy(judge, observation);
  const closed = explains(otherwise) ? 'otherwise' : explains(quickly) ? 'quickly' : null;
  const signs = signsOf(observation, cause !== null);
  if (cause !== null) return { signs, cause, closed: null, left: false };
  return { signs, cause, closed, left: explains(leavers) };
}
