import {
  and,
  createMachine,
  getMicrosteps,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  type StateValue,
} from 'xstate';
import { ancestorsOf, domainOf, isInside, withoutConflicts } from './chart/domain.ts';
import { transitionId } from './chart/transition-id.ts';
import type { Action, SessionEvent } from './session.ts';

/** What one input does in one configuration under one dialect. */
export interface Step {
  readonly value: StateValue;
  readonly actions: readonly Action[];
  /** The transitions of the chart that were taken, by their ids. */
  readonly transitions: readonly string[];
  /** All that may have changed: the innermost states within which everything did, none of them inside of another. */
  readonly replaced: readonly Replaced[];
}

/** A state, by its path from the root, and the value that it has now. */
export interface Replaced {
  readonly path: readonly string[];
  readonly value: StateValue;
}

/**
 * Whose actor xstate lends to a macrostep. A chart has no use for it, as it starts nothing and sends nothing; an actor of the chart's own
 * would begin each time by entering all of its initial states.
 */
const BYSTANDER = createMachine({}) as AnyStateMachine;

/** One macrostep of a chart. */
export function takeStep(from: AnyMachineSnapshot, event: SessionEvent): Step {
  const taken: AnyTransitionDefinition[] = [];
  const actions: Action[] = [];
  let before = from;
  getMicrosteps(BYSTANDER, from, event).forEach(([after, executed], microstep) => {
    const enabled =
      microstep === 0 ? from.machine.getTransitionData(before, event) : enabledEventless(before, event);
    taken.push(...withoutConflicts(enabled, before._nodes));
    actions.push(...executed.map(({ type }) => type as Action));
    before = after as AnyMachineSnapshot;
  });
  const value = before.value as StateValue;
  return { value, actions, transitions: taken.map(transitionId), replaced: replacedBy(taken, value) };
}

/** A state value with what a step replaced, maybe one from another value. @throws RangeError where a state is not active */
export function replaceAll(value: StateValue, replaced: readonly Replaced[]): StateValue {
  return replaced.reduce((whole, { path, value: part }) => replaceAt(whole, path, part), value);
}

function replaceAt(value: StateValue, path: readonly string[], part: StateValue): StateValue {
  const [key, ...rest] = path;
  if (key === undefined) return part;
  const inner = typeof value === 'string' ? undefined : value[key];
  if (typeof value === 'string' || inner === undefined) throw new RangeError(`${key} is not active`);
  return { ...value, [key]: replaceAt(inner, rest, part) };
}

/** What starts anew in the domains of transitions, the widest of them. An atomic state as a domain has nothing in it. */
function replacedBy(taken: readonly AnyTransitionDefinition[], value: StateValue): readonly Replaced[] {
  const domains = new Set<AnyStateNode>(
    taken
      .filter(({ target }) => target !== undefined)
      .map((transition) => domainOf(transition) ?? transition.source.machine.root),
  );
  return [...domains]
    .filter(({ type }) => type === 'compound' || type === 'parallel')
    .filter((domain) => ![...domains].some((other) => isInside(domain, other)))
    .map(({ path }) => ({ path, value: path.reduce(valueIn, value) }));
}

function valueIn(value: StateValue, key: string): StateValue {
  return (value as Readonly<Record<string, StateValue>>)[key] as StateValue;
}

/** The eventless transitions that are enabled: of each innermost state the first one that may be taken, or of what lies around it. */
function enabledEventless(from: AnyMachineSnapshot, event: SessionEvent): readonly AnyTransitionDefinition[] {
  const enabled = new Set<AnyTransitionDefinition>();
  for (const node of from._nodes as readonly AnyStateNode[]) {
    if (node.type !== 'atomic' && node.type !== 'final') continue;
    for (const state of [node, ...ancestorsOf(node)]) {
      const first = (state.always ?? []).find(
        ({ guard }) => guard === undefined || holds(guard, from, event),
      );
      if (first === undefined) continue;
      enabled.add(first);
      break;
    }
  }
  return [...enabled];
}

/** Whether a guard holds. xstate tells it of any guard that is a part of a composed one. */
function holds(guard: unknown, from: AnyMachineSnapshot, event: SessionEvent): boolean {
  const whole = and([guard as never]) as unknown as {
    check(snapshot: AnyMachineSnapshot, scope: object, composed: unknown): boolean;
  };
  return whole.check(from, { context: from.context as unknown, event }, whole);
}
