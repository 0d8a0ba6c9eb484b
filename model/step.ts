import {
  createActor,
  createMachine,
  type AnyMachineSnapshot,
  type AnyStateNode,
  type AnyTransitionDefinition,
  type StateValue,
} from 'xstate';
import { domainOf, isInside, withoutConflicts } from './chart/domain.ts';
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

/** An actor that xstate's macrostep speaks of while it goes on. Charts start nothing and send nothing: it need not be one of theirs. */
const STAGE = createActor(createMachine({}));
const nothing = (): void => undefined;
const SCOPE = {
  self: STAGE,
  system: STAGE.system,
  id: STAGE.id,
  sessionId: STAGE.sessionId,
  logger: nothing,
  defer: nothing,
  emit: nothing,
  stopChild: nothing,
};

/** One macrostep of a chart. */
export function takeStep(from: AnyMachineSnapshot, event: SessionEvent): Step {
  const taken: AnyTransitionDefinition[] = [];
  const actions: Action[] = [];
  let before = from;
  const watching = STAGE.system.inspect((seen) => {
    if (seen.type !== '@xstate.microstep') return;
    taken.push(...withoutConflicts(seen._transitions, before._nodes));
    before = seen.snapshot as AnyMachineSnapshot;
  });
  try {
    const scope = { ...SCOPE, actionExecutor: ({ type }: { type: string }) => actions.push(type as Action) };
    const value = from.machine.transition(from, event, scope).value as StateValue;
    return { value, actions, transitions: taken.map(transitionId), replaced: replacedBy(taken, value) };
  } finally {
    watching.unsubscribe();
  }
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
