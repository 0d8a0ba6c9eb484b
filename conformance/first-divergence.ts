import type { Rule } from '../model/rules/index.ts';
import type { Judge } from './check.ts';
import { divergencePoint, type DivergencePoint } from './divergence.ts';
import type { History } from './history.ts';
import type { Observation } from './observation.ts';

/** The first thing in a history that nothing legal explains. */
export interface FirstDivergence {
  readonly point: DivergencePoint;
  /** All of it as it was read to come to that point. */
  readonly reading: Observation;
  /** The history up to there: what comes behind it may only follow from it. */
  readonly until: Observation;
  /** All of it. */
  readonly whole: Observation;
}

/**
 * Where a history first diverges with some rules set aside; null when it does not, or when that cannot be decided. That a connection was turned
 * away is no divergence, and hides none.
 */
export function firstDivergence(
  judge: Judge,
  history: History,
  under: readonly Rule[] = [],
): FirstDivergence | null {
  const observation = judge.observeExcusing(history);
  const verdict = judge.check(observation, under);
  if (verdict.kind !== 'diverges') return null;
  const { reading, furthest } = verdict;
  const point = divergencePoint(reading, furthest, judge.spec(under), judge.table);
  if (point.came === null) return { point, reading, until: observation, whole: observation };
  const events = history.events.slice(0, point.came.event + 1);
  const until = judge.observeExcusing({ ...history, events, ended: point.came.at });
  // A divergence that only the sequel shows (a line too early, say) needs the whole history.
  const shows = judge.check(until, under).kind === 'diverges';
  return { point, reading, until: shows ? until : observation, whole: observation };
}
