import { getMicrosteps, initialTransition, type StateValue } from 'xstate';
import { transitionId, type TransitionParts } from './chart/transition-id.ts';
import { SLOTS, slotIndex, type Requirement } from './dialect.ts';
import { CLAIMS, INPUTS, type Claim, type Input } from './input.ts';
import { sessionChart, type Action, type SessionEvent } from './session.ts';

/**
 * One way in which a configuration takes an input: what it presumes of the dialect, where it leads, what it does.
 * The ways of one cell exclude each other, and together they cover every dialect.
 */
export interface Way {
  readonly requires: readonly Requirement[];
  readonly next: number;
  readonly actions: readonly Action[];
  /** The transitions of the chart that were taken, by their ids. */
  readonly transitions: readonly string[];
}

type Snapshot = ReturnType<typeof sessionChart.resolveState>;

/**
 * The session chart as a table of integers, filled as it is met. Configurations are numbered in the order in which they are
 * met; a configuration's key is its state value, as JSON.
 */
export interface Table {
  /** The number of the configuration in which a connection starts. */
  readonly initial: number;
  /** Every way in which a configuration may take an input. One entry when the dialect does not matter. */
  cell(configuration: number, input: Input, claim: Claim): readonly Way[];
  /** A configuration's key. */
  keyOf(configuration: number): string;
  /** The number of the configuration with this key. */
  numberOf(key: string): number;
}

const INPUT_INDEX: ReadonlyMap<Input, number> = new Map(INPUTS.map((input, index) => [input, index]));
const CLAIM_INDEX: Readonly<Record<Claim, number>> = { free: 0, owned: 1, malformed: 2 };
const WIDTH = INPUTS.length * CLAIMS.length;

/** Compiles the session chart on demand: each cell is walked once with xstate's pure transition function. */
export function createTable(): Table {
  const keys: string[] = [];
  const numbers = new Map<string, number>();
  const cells: (readonly Way[])[] = [];
  const numberOf = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, keys.length);
    keys.push(key);
    return keys.length - 1;
  };
  const keyOf = (configuration: number): string => {
    const key = keys[configuration];
    if (key === undefined) throw new RangeError(`no configuration ${configuration}`);
    return key;
  };
  const compile = (configuration: number, input: Input, claim: Claim): readonly Way[] =>
    merge(
      walkAll(snapshotOf(keyOf(configuration)), input, claim).map(({ value, ...way }) => ({
        ...way,
        next: numberOf(keyFor(value)),
      })),
    );
  return {
    initial: numberOf(keyFor(initialTransition(sessionChart)[0].value)),
    cell: (configuration, input, claim) => {
      const index =
        configuration * WIDTH + (INPUT_INDEX.get(input) as number) * CLAIMS.length + CLAIM_INDEX[claim];
      return (cells[index] ??= compile(configuration, input, claim));
    },
    keyOf,
    numberOf,
  };
}

/** A configuration's key: all that tells it from others. */
export function keyFor(value: StateValue): string {
  return JSON.stringify(value);
}

/** The snapshot that a key stands for. */
export function snapshotOf(key: string): Snapshot {
  return sessionChart.resolveState({ value: JSON.parse(key) as StateValue, context: {} });
}

interface Walk extends Omit<Way, 'next'> {
  readonly value: StateValue;
}

/** Walks one input under every dialect that makes a difference: a choice is enumerated only when a guard reads it. */
function walkAll(from: Snapshot, input: Input, claim: Claim): readonly Walk[] {
  const walks: Walk[] = [];
  const pending: ReadonlyMap<number, string>[] = [new Map()];
  for (let assumed = pending.pop(); assumed !== undefined; assumed = pending.pop()) {
    const assignment = new Map(assumed);
    const dialect = (name: string): string => {
      const slot = slotIndex(name);
      const known = assignment.get(slot);
      if (known !== undefined) return known;
      const [first, ...others] = SLOTS[slot]?.values ?? [];
      for (const other of others) pending.push(new Map(assignment).set(slot, other));
      assignment.set(slot, first as string);
      return first as string;
    };
    const walk = takeStep(from, { type: input, claim, dialect });
    const requires = [...assignment].map(([slot, value]) => ({
      slot,
      mask: 1 << (SLOTS[slot]?.values.indexOf(value) ?? 0),
    }));
    walks.push({ ...walk, requires });
  }
  return walks;
}

/** One macrostep of the chart under one dialect. */
export function takeStep(from: Snapshot, event: SessionEvent): Omit<Walk, 'requires'> {
  const transitions: string[] = [];
  const actions: Action[] = [];
  let before = from;
  getMicrosteps(sessionChart, from, event).forEach(([after, executed], step) => {
    const names = executed.map(({ type }) => type as Action);
    const taken =
      step === 0 ? before.machine.getTransitionData(before as never, event) : eventless(before, names);
    for (const transition of taken) transitions.push(transitionId(transition as TransitionParts));
    actions.push(...names);
    before = after;
  });
  return { value: before.value, actions, transitions };
}

/** The eventless transition that ran these actions: in this chart no two of one configuration have the same. */
function eventless(from: Snapshot, executed: readonly Action[]): readonly unknown[] {
  const wanted = executed.join();
  return from._nodes
    .flatMap((node) => node.always ?? [])
    .filter((transition) => transition.actions.map(String).join() === wanted);
}

/** Joins ways that do the same, so that a choice that makes no difference is not presumed. */
function merge(ways: readonly Way[]): readonly Way[] {
  const alike = new Map<string, { readonly way: Way; readonly presumed: Presumed[] }>();
  for (const way of ways) {
    const does = `${way.next};${way.actions.join()};${way.transitions.join()}`;
    const group = alike.get(does) ?? { way, presumed: [] };
    alike.set(does, group);
    group.presumed.push(new Map(way.requires.map(({ slot, mask }) => [slot, mask])));
  }
  return [...alike.values()].flatMap(({ way, presumed }) =>
    joinAll(presumed).map((slots) => ({
      ...way,
      requires: [...slots].map(([slot, mask]) => ({ slot, mask })),
    })),
  );
}

/** What a way presumes: the mask of each slot that matters to it. */
type Presumed = ReadonlyMap<number, number>;

/** Joins what differs in one slot only, slot by slot, as long as anything can be joined. */
export function joinAll(all: readonly Presumed[]): readonly Presumed[] {
  let left = all;
  for (let before = Infinity; left.length < before;) {
    before = left.length;
    const slots = new Set(left.flatMap((presumed) => [...presumed.keys()]));
    for (const slot of slots) left = joinIn(slot, left);
  }
  return left;
}

function joinIn(slot: number, all: readonly Presumed[]): readonly Presumed[] {
  const everything = (1 << (SLOTS[slot]?.values.length ?? 0)) - 1;
  const joined = new Map<string, Map<number, number>>();
  for (const presumed of all) {
    const rest = [...presumed].filter(([other]) => other !== slot).toSorted(([one], [other]) => one - other);
    const key = rest.join(';');
    const mask = presumed.get(slot) ?? everything;
    const same = joined.get(key);
    if (same === undefined) joined.set(key, new Map(presumed).set(slot, mask));
    else same.set(slot, (same.get(slot) ?? 0) | mask);
  }
  for (const presumed of joined.values()) if (presumed.get(slot) === everything) presumed.delete(slot);
  return [...joined.values()];
}
