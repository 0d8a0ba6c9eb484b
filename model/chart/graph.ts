import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { actionText, eventText, guardText, titlesIn } from './label.ts';
import { transitionId } from './transition-id.ts';

/** A state of a machine as it is drawn: a plain tree, in document order. */
export interface ChartState {
  /** The unique id that xstate gives it. */
  readonly id: string;
  /** The last part of its path. */
  readonly name: string;
  /** What the machine says of it; empty where it says nothing. */
  readonly description: string;
  /** `outside`: it lies outside of the part that is shown. */
  readonly kind:
    'atomic' | 'compound' | 'parallel' | 'final' | 'shallow history' | 'deep history' | 'outside';
  /** Whether its parent is entered through it. A region of a parallel state is not: all of them are entered. */
  readonly initial: boolean;
  readonly entry: readonly string[];
  readonly exit: readonly string[];
  /** What leaves from this very state, not from its children; the order in which they are tried. */
  readonly transitions: readonly ChartTransition[];
  readonly states: readonly ChartState[];
}

/** One edge. Guards and actions are names with their parameters, never code. */
export interface ChartTransition {
  /** Its stable name, which those share that differ in their guards alone. */
  readonly id: string;
  readonly source: string;
  /** Ids; empty where the state is kept. Several when regions are entered together. */
  readonly targets: readonly string[];
  /** As a person reads it: `NICK`, `*`, `after 60 s`, `done`, or `always`. */
  readonly event: string;
  readonly guard: string | null;
  /** What the titles in the guard mean. */
  readonly titles: readonly (readonly [title: string, means: string])[];
  readonly actions: readonly string[];
}

/** Reads any xstate v5 machine as a tree of states. Pure; equal machines give equal trees. */
export function chartOf(machine: AnyStateMachine): ChartState {
  return stateOf(machine.root, false);
}

/** Every state of a chart, parents before children. */
export function statesOf(chart: ChartState): readonly ChartState[] {
  return [chart, ...chart.states.flatMap(statesOf)];
}

/** What the titles of guards mean in a chart, in the order in which they are met. */
export function titlesOf(chart: ChartState): ReadonlyMap<string, string> {
  return new Map(statesOf(chart).flatMap(({ transitions }) => transitions.flatMap(({ titles }) => titles)));
}

/** Every state with those around it, from the outside. */
export function waysOf(chart: ChartState): ReadonlyMap<string, readonly ChartState[]> {
  const ways = new Map<string, readonly ChartState[]>();
  const walk = (state: ChartState, around: readonly ChartState[]): void => {
    const way = [...around, state];
    ways.set(state.id, way);
    for (const child of state.states) walk(child, way);
  };
  walk(chart, []);
  return ways;
}

function stateOf(node: AnyStateNode, initial: boolean): ChartState {
  const first = node.type === 'compound' ? node.initial.target[0]?.id : undefined;
  const children: readonly AnyStateNode[] = Object.values(node.states);
  return {
    id: node.id,
    name: node.key,
    description: node.description ?? '',
    kind: node.type === 'history' ? `${node.history === 'deep' ? 'deep' : 'shallow'} history` : node.type,
    initial,
    entry: actionsOf(node.entry),
    exit: actionsOf(node.exit),
    transitions: [...[...node.transitions.values()].flat(), ...(node.always ?? [])].map(transitionOf),
    states: children.map((child) => stateOf(child, isWithin(first, child))),
  };
}

/** An initial target may lie deeper than a child; the child that holds it is the one to mark. */
function isWithin(id: string | undefined, node: AnyStateNode): boolean {
  const children: readonly AnyStateNode[] = Object.values(node.states);
  return id === node.id || children.some((child) => isWithin(id, child));
}

function transitionOf(
  transition: AnyStateNode['transitions'] extends Map<string, (infer T)[]> ? T : never,
): ChartTransition {
  const targets: readonly AnyStateNode[] = transition.target ?? [];
  return {
    id: transitionId(transition),
    source: transition.source.id,
    targets: targets.map(({ id }) => id),
    event: eventText(transition.eventType),
    guard: transition.guard === undefined ? null : guardText(transition.guard),
    titles: titlesIn(transition.guard),
    actions: actionsOf(transition.actions),
  };
}

/** xstate starts and cancels the timers of `after` by actions of its own, which the event already tells. */
function actionsOf(actions: readonly unknown[]): readonly string[] {
  return actions.map(actionText).filter((text) => text !== null);
}
