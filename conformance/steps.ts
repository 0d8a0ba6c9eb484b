import { narrowAll, unite, type Permitted } from '../model/dialect.ts';
import type { Outcome, Spec } from '../model/outcomes.ts';
import { areAlike } from '../model/world.ts';
import { follow } from './follow.ts';
import type { Move } from './moves.ts';
import type { Lane } from './observation.ts';
import type { Node } from './search.ts';

/** A move that leads on, or several that lead to the same point but for one choice, taken as one. */
export interface Step {
  readonly node: Node;
  /** The connection whose command is carried out, or to which the server does something by itself. */
  readonly connection: number;
  /** A reply was taken to be lost with its connection. */
  readonly torn: boolean;
  /** No other step can tell when this one is taken. */
  readonly local: boolean;
  /** The outcomes that it may be. */
  readonly outcomes: readonly Outcome[];
}

/** The steps that the moves of a group come to. */
export function stepsOf(
  node: Node,
  group: readonly Move[],
  lanes: readonly Lane[],
  spec: Spec,
): readonly Step[] {
  const steps: Step[] = [];
  for (const move of group) {
    const next = follow(node, move, lanes, spec);
    if (next === null) continue;
    const { outcome, connection, local } = move;
    join(steps, { node: next.node, connection, torn: next.torn, local, outcomes: [outcome] });
  }
  return steps;
}

/** Adds a step. What comes of joining two may be joined with a third. */
function join(steps: Step[], more: Step): void {
  for (let at = 0; at < steps.length; at += 1) {
    const both = either(steps[at] as Step, more);
    if (both === null) continue;
    steps.splice(at, 1);
    join(steps, both);
    return;
  }
  steps.push(more);
}

/** One step in place of two of one connection; null where they are too different. */
function either(one: Step, other: Step): Step | null {
  const { node } = one;
  if (one.torn !== other.torn || one.local !== other.local || !isSamePlace(node, other.node)) return null;
  const permitted = unite(node.world.permitted, other.node.world.permitted);
  if (permitted === null) return null;
  const { sessions, marks } = node.world;
  const { placed, taken, unflushed } = node;
  return {
    node: { world: { sessions, permitted, marks }, placed, taken, unflushed },
    connection: one.connection,
    torn: one.torn,
    local: one.local,
    outcomes: [...one.outcomes, ...other.outcomes],
  };
}

/** Whether two points are the same but for the dialect. */
export function isSamePlace(one: Node, other: Node): boolean {
  return (
    one.unflushed === other.unflushed &&
    one.taken.every((count, c) => count === other.taken[c]) &&
    one.placed.every((count, c) => count === other.placed[c]) &&
    areAlike(one.world, other.world)
  );
}

/** The transitions of the chart that each of some steps took that have led to what is left of the dialect. */
export function transitionsOf(steps: readonly Step[], end: Permitted): readonly (readonly string[])[] {
  let left = end;
  return steps.map(({ outcomes }) => {
    const [first] = outcomes;
    if (outcomes.length > 1) {
      for (const { requires, transitions } of outcomes) {
        const narrower = narrowAll(left, requires.flat());
        if (narrower === null) continue;
        left = narrower;
        return transitions;
      }
    }
    // With several, only where choices are made afresh each time, as a relaxed model may: then any will do.
    return first?.transitions ?? [];
  });
}
