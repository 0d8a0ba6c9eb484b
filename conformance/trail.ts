import type { Spec } from '../model/outcomes.ts';
import type { Judge } from './check.ts';
import { divergencePoint } from './divergence.ts';
import type { History } from './history.ts';
import type { Observation } from './observation.ts';
import { search, startOf, type Node } from './search.ts';
import { isSamePlace, type Step } from './steps.ts';

/** How the model followed a history: where it began, and the steps that it took from there. */
export interface Trail {
  readonly reading: Observation;
  readonly start: Node;
  readonly steps: readonly Step[];
}

/**
 * The way to a point that a search of this reading came to: it is searched again up to there, since the first time only ways that
 * lead to the end are kept. Null for a point that it does not come to.
 */
export function trailTo(point: Node, reading: Observation, spec: Spec): Trail | null {
  return trail(reading, spec, (node) => isSamePoint(node, point));
}

/** The way through a whole history, or as far as anything legal explains it; null where that cannot be decided. */
export function farthestTrail(judge: Judge, history: History): Trail | null {
  const observation = judge.observe(history);
  const verdict = judge.check(observation);
  switch (verdict.kind) {
    case 'conforms':
      return trail(observation, judge.spec());
    case 'diverges': {
      const { reading, furthest } = verdict;
      const { node } = divergencePoint(reading, furthest, judge.spec(), judge.table);
      return trailTo(node, reading, judge.spec());
    }
    case 'undecided':
      return null;
  }
}

function trail(reading: Observation, spec: Spec, isGoal?: (node: Node) => boolean): Trail | null {
  const found = search(reading, spec, undefined, isGoal);
  return found.kind === 'legal' ? { reading, start: startOf(reading, spec), steps: found.steps } : null;
}

function isSamePoint(one: Node, other: Node): boolean {
  return one.world.permitted === other.world.permitted && isSamePlace(one, other);
}
