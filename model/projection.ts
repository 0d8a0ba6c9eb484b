import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition, StateValue } from 'xstate';
import { ancestorsOf } from './chart/domain.ts';
import { statesInto } from './chart/entered.ts';

/**
 * The active states that matter to an input, out of all that are active. In configurations that have these in common the input does
 * the same: the same transitions are taken for the same reasons, and what is outside of their domains stays as it is.
 */
export type Projection = (active: readonly AnyStateNode[], input: string) => readonly AnyStateNode[];

/**
 * Reads off a machine what its transitions depend on. To an input those states matter that act on it, and those that a guard looks
 * at: a guard of theirs, or of an eventless transition that they may lead to. Of a region of which nothing acts no more matters
 * than the answers to these questions. Pure.
 * @throws RangeError for a machine whose steps depend on more than which states are active
 */
export function projection(machine: AnyStateMachine): Projection {
  const states = statesOf(machine.root);
  states.forEach(assertPlain);
  const inputs = new Map<string, Matters>();
  return (active, input) => {
    const { acting, asked } = known(inputs, input, () => ({
      acting: new Set(states.filter((node) => acts(node, input))),
      asked: new Map(),
    }));
    const actors = active.filter((node) => acting.has(node));
    const questions = known(asked, actors.map(({ order }) => order).join(), () =>
      questionsAmong(actors, input),
    );
    return active.filter((node) => acting.has(node) || questions.has(node));
  };
}

/** For one input: the states that act on it, and what is asked when such of them are active. */
interface Matters {
  readonly acting: ReadonlySet<AnyStateNode>;
  readonly asked: Map<string, ReadonlySet<AnyStateNode>>;
}

/** Whether more comes of a state than that it is active: it takes the input or an eventless transition, says something when it is left, or ends all. */
function acts(node: AnyStateNode, input: string): boolean {
  return (
    node.transitions.has(input) ||
    (node.always ?? []).length > 0 ||
    node.exit.length > 0 ||
    (node.type === 'final' &&
      ancestorsOf(node)
        .slice(1)
        .every(({ type }) => type === 'parallel'))
  );
}

/** The states that guards look at, from the input until nothing eventless is left to be taken. */
function questionsAmong(acting: readonly AnyStateNode[], input: string): ReadonlySet<AnyStateNode> {
  const eventless = ({ always = [] }: AnyStateNode): readonly AnyTransitionDefinition[] => always;
  const reached = new Set(
    acting.flatMap((node) => [...(node.transitions.get(input) ?? []), ...eventless(node)]),
  );
  // A set grows while it is gone through.
  for (const transition of reached)
    for (const node of statesInto(transition)) for (const further of eventless(node)) reached.add(further);
  return new Set(
    [...reached].flatMap(({ guard, source }) => askedBy(guard, source.machine as AnyStateMachine)),
  );
}

/**
 * The states that a guard looks at. One that asks for several at once is taken apart: while each of them may change on its own,
 * that not all are active tells too little.
 */
function askedBy(guard: unknown, machine: AnyStateMachine): readonly AnyStateNode[] {
  if (typeof guard === 'string') return askedBy(machine.implementations.guards[guard], machine);
  if (typeof guard === 'object' && guard !== null)
    return askedBy(machine.implementations.guards[(guard as { readonly type: string }).type], machine);
  if (typeof guard !== 'function') return [];
  const { guards, stateValue } = guard as { guards?: readonly unknown[]; stateValue?: StateValue };
  if (stateValue !== undefined) return named(stateValue, machine.root);
  return (guards ?? []).flatMap((part) => askedBy(part, machine));
}

/** The innermost states that a state value names. One that does not exist is never active. */
function named(value: StateValue, within: AnyStateNode): readonly AnyStateNode[] {
  if (typeof value !== 'string')
    return Object.entries(value).flatMap(([key, inner]) => {
      const child: AnyStateNode | undefined = within.states[key];
      return child === undefined || inner === undefined ? [] : named(inner, child);
    });
  if (value.startsWith('#')) return [within.machine.getStateNodeById(value)];
  const found = value.split('.').reduce<AnyStateNode | undefined>((node, key) => node?.states[key], within);
  return found === undefined ? [] : [found];
}

/** Refuses what a state may remember, raise or hear beside its inputs. */
function assertPlain(node: AnyStateNode): void {
  const events = [...node.transitions.keys()];
  const actions: readonly unknown[] = [
    ...node.entry,
    ...node.exit,
    ...[...[...node.transitions.values()].flat(), ...(node.always ?? [])].flatMap(({ actions }) => actions),
  ];
  if (node.type === 'history') throw new RangeError(`${node.id} remembers`);
  if (events.some((event) => event.startsWith('xstate.') || event.includes('*')))
    throw new RangeError(`${node.id} hears more than its inputs`);
  if (actions.some((action) => typeof action === 'function'))
    throw new RangeError(`${node.id} has an action that may assign or raise`);
}

function statesOf(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(statesOf)];
}

function known<Value>(all: Map<string, Value>, key: string, find: () => Value): Value {
  const value = all.get(key) ?? find();
  all.set(key, value);
  return value;
}
