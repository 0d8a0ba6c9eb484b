import type { Permitted } from '../model/dialect.ts';
import type { Spec } from '../model/outcomes.ts';
import { addReliance, newReliance, relyOn, type Reliance } from '../model/reliance.ts';
import type { Session, World } from '../model/world.ts';
import { newFailures } from './failures.ts';
import { horizon, isAccountedFor, skipNoise } from './accounting.ts';
import { moves } from './moves.ts';
import type { Observation } from './observation.ts';
import { privacyOf } from './privacy.ts';
import { stepsOf, transitionsOf, type Step } from './steps.ts';

/** A point of the search: the model's world, and how far each connection's operations and received things are accounted for. */
export interface Node {
  readonly world: World;
  /** Per connection, how many operations are placed, and how many received things taken. */
  readonly placed: readonly number[];
  readonly taken: readonly number[];
  /** Bit mask of the connections on which a reply was never sent, as the server was about to put them out. */
  readonly unflushed: number;
}

export type SearchResult =
  /**
   * Some order explains everything. `steps` lead there, and `path` holds the transitions of the chart that they take, in order;
   * `torn` tells whether a reply was taken to be lost with its connection.
   */
  | {
      readonly kind: 'legal';
      readonly steps: readonly Step[];
      readonly path: readonly string[];
      readonly torn: boolean;
      readonly states: number;
    }
  /** None does. `furthest` are the points that account for all that was received up to the latest event. */
  | { readonly kind: 'illegal'; readonly furthest: readonly Node[]; readonly states: number }
  | { readonly kind: 'exhausted'; readonly states: number };

/**
 * Searches for a total order of operations and internal steps that explains a history: linearizability with the session chart
 * as sequential specification (Wing and Gong 1993; Lowe 2017). At most `limit` states are visited. The same search goes the same
 * way each time; `isGoal` lets it end elsewhere than where everything is explained, at a point that it is known to come to, and `from` lets
 * it begin elsewhere than at the beginning.
 */
export function search(
  observation: Observation,
  spec: Spec,
  limit = 100_000,
  isGoal: (node: Node) => boolean = (node) => isAccountedFor(node, observation.connections),
  from: Node = startOf(observation, spec),
): SearchResult {
  const lanes = observation.connections;
  const failures = newFailures();
  const isPrivate = privacyOf(lanes, spec);
  const path: Step[] = [];
  let end: Permitted | null = null;
  let states = 0;
  let best = -1;
  let furthest: Node[] = [];

  const visit = (node: Node, above: Reliance): boolean => {
    states += 1;
    if (states > limit) return false;
    const reached = horizon(node, lanes);
    if (reached > best) [best, furthest] = [reached, []];
    if (reached === best) furthest.push(node);
    const { permitted } = node.world;
    if (isGoal(node)) {
      end = permitted;
      return true;
    }
    const key = `${node.placed.join()};${node.taken.join()};${node.unflushed};${spec.key(node.world)}`;
    const known = failures.enter(key, permitted);
    if (known !== null) {
      addReliance(above, known);
      return false;
    }
    const reliance = newReliance();
    for (const group of moves(node, lanes, spec, { reliance, isPrivate })) {
      const steps = stepsOf(node, group, lanes, spec);
      for (const step of steps) {
        path.push(step);
        if (visit(step.node, reliance)) return true;
        path.pop();
      }
      // A step that nobody else can tell of commutes with all others: no order but this one need be tried.
      const settling = steps.find(({ local }) => local);
      if (settling === undefined) continue;
      for (const requires of settling.outcomes[0]?.requires ?? []) relyOn(reliance, permitted, requires);
      break;
    }
    failures.leave(key, permitted, reliance);
    addReliance(above, reliance);
    return false;
  };

  if (visit(from, newReliance())) {
    const torn = path.some((step) => step.torn);
    const taken = transitionsOf(path, end ?? from.world.permitted).flat();
    return { kind: 'legal', steps: path, path: taken, torn, states };
  }
  return states > limit ? { kind: 'exhausted', states } : { kind: 'illegal', furthest, states };
}

/** The point at which a search begins. */
export function startOf({ connections: lanes }: Observation, spec: Spec): Node {
  const world = spec.initial(lanes.length);
  const taken = lanes.map((lane, c) => skipNoise(world.sessions[c] as Session, lane, 0, spec));
  return { world, placed: lanes.map(() => 0), taken, unflushed: 0 };
}
