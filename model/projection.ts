import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { conditionOf, statesAsked, verdictOf, type Condition } from './chart/condition.ts';
import { ancestorsOf, domainOf, isInside } from './chart/domain.ts';
import { statesInto } from './chart/entered.ts';

/**
 * A configuration, by its active states, as far as it matters to an input. Where it is the same for two configurations, the input
 * does the same in both: the same transitions are taken for the same reasons, and what lies outside of their domains stays.
 */
export type Projection = (active: readonly AnyStateNode[], input: string) => string;

/**
 * Reads off a machine what its steps depend on: on which transitions may be taken, at once or as eventless ones thereafter, and on
 * the answers to what their guards ask of the active states. Regions in which nothing may be taken and of which nothing is asked are
 * left out, and of those of which something is asked only the answer matters. Pure.
 * @throws RangeError for a machine whose steps depend on more than which states are active
 */
export function projection(machine: AnyStateMachine): Projection {
  const steps = new Map<AnyTransitionDefinition, Possible>();
  for (const node of statesOf(machine.root)) {
    assertPlain(node);
    for (const transition of transitionsOf(node)) steps.set(transition, possible(transition, steps.size));
  }
  return (active, input) => {
    const taken = possiblyTaken(new Set(active), input, (transition) => steps.get(transition) as Possible);
    const matters = new Set([...taken].flatMap((step) => step.matters));
    const seen = active.filter((node) => matters.has(node) || node.exit.length > 0 || ends(node));
    const indices = [...taken].map(({ index }) => index).toSorted((one, other) => one - other);
    return `${indices.join()} ${seen.map(({ order }) => order).join()}`;
  };
}

/** A transition with what is known of it before any configuration is. */
interface Possible {
  readonly index: number;
  readonly condition: Condition;
  /** Its source, and the states that its guard asks for. */
  readonly matters: readonly AnyStateNode[];
  /** Whether it leaves a state that is active. */
  readonly leaves: (state: AnyStateNode) => boolean;
  readonly enters: ReadonlySet<AnyStateNode>;
}

function possible(transition: AnyTransitionDefinition, index: number): Possible {
  const condition = conditionOf(transition.guard, transition.source.machine as AnyStateMachine);
  const domain = domainOf(transition);
  const moves = transition.target !== undefined;
  return {
    index,
    condition,
    matters: [transition.source as AnyStateNode, ...statesAsked(condition)],
    leaves: (state) => moves && (domain === null || isInside(state, domain)),
    enters: moves ? statesInto(transition) : new Set(),
  };
}

/**
 * All transitions that may be taken from the input until it has come to rest: no guard of theirs is false by the active states alone.
 * It is not known of a state whether it is still active when one of them leaves it, nor whether it is not when one enters it.
 */
function possiblyTaken(
  active: ReadonlySet<AnyStateNode>,
  input: string,
  stepOf: (transition: AnyTransitionDefinition) => Possible,
): ReadonlySet<Possible> {
  const open = new Set(
    [...active].flatMap((node) => [...(node.transitions.get(input) ?? []), ...eventless(node)]).map(stepOf),
  );
  const taken = new Set<Possible>();
  const entered = new Set<AnyStateNode>();
  const isActive = (state: AnyStateNode): boolean | null => {
    if (!active.has(state)) return entered.has(state) ? null : false;
    return [...taken].some((step) => step.leaves(state)) ? null : true;
  };
  for (let before = -1; before < taken.size;) {
    before = taken.size;
    // A set grows while it is gone through.
    for (const step of open) {
      if (taken.has(step) || verdictOf(step.condition, isActive) === false) continue;
      taken.add(step);
      for (const node of step.enters) {
        entered.add(node);
        for (const further of eventless(node)) open.add(stepOf(further));
      }
    }
  }
  return taken;
}

/** Whether the machine may end in a state. */
function ends(node: AnyStateNode): boolean {
  const [, ...around] = ancestorsOf(node);
  return node.type === 'final' && around.every(({ type }) => type === 'parallel');
}

/** Refuses what a state may remember, raise or hear beside its inputs. */
function assertPlain(node: AnyStateNode): void {
  const actions: readonly unknown[] = [
    ...node.entry,
    ...node.exit,
    ...transitionsOf(node).flatMap((transition) => transition.actions),
  ];
  if (node.type === 'history') throw new RangeError(`${node.id} remembers what was`);
  if ([...node.transitions.keys()].some((event) => event.startsWith('xstate.') || event.includes('*')))
    throw new RangeError(`${node.id} hears more than named inputs`);
  if (actions.some((action) => typeof action === 'function'))
    throw new RangeError(`${node.id} has an action that may assign or raise`);
}

function transitionsOf(node: AnyStateNode): readonly AnyTransitionDefinition[] {
  return [...[...node.transitions.values()].flat(), ...eventless(node)];
}

function eventless({ always = [] }: AnyStateNode): readonly AnyTransitionDefinition[] {
  return always;
}

function statesOf(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(statesOf)];
}
