import { and, not, or, stateIn, type AnyStateMachine, type AnyStateNode, type StateValue } from 'xstate';

/** A guard as far as it looks at the active states; `other` looks at the event alone. */
export type Condition =
  | { readonly kind: 'active'; readonly state: AnyStateNode }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'other' };

/** Reads a guard of a machine, whether it is composed, inline or named. Pure. */
export function conditionOf(guard: unknown, machine: AnyStateMachine): Condition {
  if (guard === undefined) return { kind: 'all', parts: [] };
  if (typeof guard !== 'function') {
    const name = typeof guard === 'string' ? guard : (guard as { readonly type: string }).type;
    return conditionOf(machine.implementations.guards[name] ?? OTHER, machine);
  }
  const { check, guards = [], stateValue = '' } = guard as Composed;
  const parts = guards.map((part) => conditionOf(part, machine));
  switch (check) {
    case ALL:
      return { kind: 'all', parts };
    case ANY:
      return { kind: 'any', parts };
    case NOT:
      return { kind: 'not', part: parts[0] ?? { kind: 'other' } };
    case STATE_IN:
      return activeIn(stateValue, machine.root);
    default:
      return { kind: 'other' };
  }
}

/** What a condition comes to; null where it hangs on what is not known. `isActive` may answer null too. */
export function verdictOf(
  condition: Condition,
  isActive: (state: AnyStateNode) => boolean | null,
): boolean | null {
  switch (condition.kind) {
    case 'active':
      return isActive(condition.state);
    case 'not': {
      const verdict = verdictOf(condition.part, isActive);
      return verdict === null ? null : !verdict;
    }
    case 'all':
    case 'any': {
      const settles = condition.kind === 'any';
      let verdict: boolean | null = !settles;
      for (const part of condition.parts) {
        const each = verdictOf(part, isActive);
        if (each === settles) return settles;
        if (each === null) verdict = null;
      }
      return verdict;
    }
    case 'other':
      return null;
  }
}

/** The states that a condition looks at. */
export function statesAsked(condition: Condition): readonly AnyStateNode[] {
  switch (condition.kind) {
    case 'active':
      return [condition.state];
    case 'not':
      return statesAsked(condition.part);
    case 'all':
    case 'any':
      return condition.parts.flatMap(statesAsked);
    case 'other':
      return [];
  }
}

interface Composed {
  readonly check?: unknown;
  readonly guards?: readonly unknown[];
  readonly stateValue?: StateValue;
}

const OTHER = (): boolean => true;
const checkOf = (guard: unknown): unknown => (guard as Composed).check;
const [ALL, ANY, NOT, STATE_IN] = [and([]), or([]), not(OTHER), stateIn('')].map(checkOf);

/**
 * Whether all that a state value names is active. It is taken apart into its innermost states, as each of them may change alone.
 * What does not exist is never active.
 */
function activeIn(value: StateValue, within: AnyStateNode): Condition {
  if (typeof value === 'string') {
    if (value.startsWith('#')) return { kind: 'active', state: within.machine.getStateNodeById(value) };
    const state = value.split('.').reduce<AnyStateNode | undefined>((node, key) => node?.states[key], within);
    return state === undefined ? { kind: 'any', parts: [] } : { kind: 'active', state };
  }
  const parts = Object.entries(value).map(([key, inner]): Condition => {
    const child: AnyStateNode | undefined = within.states[key];
    return child === undefined || inner === undefined ? { kind: 'any', parts: [] } : activeIn(inner, child);
  });
  return { kind: 'all', parts };
}
