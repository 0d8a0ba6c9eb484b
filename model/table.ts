import { initialTransition, type AnyMachineSnapshot, type AnyStateMachine, type StateValue } from 'xstate';
import { SLOTS, slotIndex, type Requirement } from './dialect.ts';
import { CLAIMS, INPUTS, type Claim, type Input } from './input.ts';
import { joinAlike } from './presumed.ts';
import { projection, type Projection } from './projection.ts';
import { sessionChart, type Action, type SessionEvent } from './session.ts';
import { replaceAll, takeStep, type Step } from './step.ts';

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

/**
 * Compiles a chart on demand, the session chart unless another one is given. What xstate's pure transition function was once asked
 * holds for every cell that differs only in states that do not matter to the input; `project` tells which ones do.
 */
export function createTable(
  chart: AnyStateMachine = sessionChart,
  project: Projection = projection(chart),
): Table {
  const keys: string[] = [];
  const numbers = new Map<string, number>();
  const cells: (readonly Way[])[] = [];
  const snapshots: AnyMachineSnapshot[] = [];
  const walked = new Map<string, readonly Walk[]>();
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
  const walksFrom = (from: AnyMachineSnapshot, input: Input, claim: Claim): readonly Walk[] => {
    const seen = `${input} ${project(from._nodes, input)}`;
    const known = walked.get(seen) ?? walked.get(`${seen} ${claim}`);
    if (known !== undefined) return known;
    const { walks, readsClaim } = walkAll(from, input, claim);
    const joined = joinAlike(walks, whatItDoes);
    walked.set(readsClaim ? `${seen} ${claim}` : seen, joined);
    return joined;
  };
  const compile = (configuration: number, input: Input, claim: Claim): readonly Way[] => {
    const from = (snapshots[configuration] ??= snapshotOf(keyOf(configuration), chart));
    return walksFrom(from, input, claim).map(({ requires, actions, transitions, replaced }) => {
      const next = replaced.length === 0 ? configuration : numberOf(keyFor(replaceAll(from.value, replaced)));
      return { requires, next, actions, transitions };
    });
  };
  return {
    initial: numberOf(keyFor(initialTransition(chart)[0].value)),
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

/** The snapshot of a chart that a key stands for. */
export function snapshotOf(key: string, chart: AnyStateMachine = sessionChart): AnyMachineSnapshot {
  return chart.resolveState({ value: JSON.parse(key) as StateValue, context: {} });
}

interface Walk extends Omit<Step, 'value'> {
  readonly requires: readonly Requirement[];
}

function whatItDoes({ replaced, actions, transitions }: Walk): string {
  return `${JSON.stringify(replaced)};${actions.join()};${transitions.join()}`;
}

/**
 * Walks one input under every dialect that makes a difference: a choice is enumerated only when a guard reads it. Tells too whether
 * any guard read the claim.
 */
function walkAll(
  from: AnyMachineSnapshot,
  input: Input,
  claim: Claim,
): { readonly walks: readonly Walk[]; readonly readsClaim: boolean } {
  const walks: Walk[] = [];
  let readsClaim = false;
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
    const event: SessionEvent = {
      type: input,
      get claim() {
        readsClaim = true;
        return claim;
      },
      dialect,
    };
    const { actions, transitions, replaced } = takeStep(from, event);
    const requires = [...assignment].map(([slot, value]) => ({
      slot,
      mask: 1 << (SLOTS[slot]?.values.indexOf(value) ?? 0),
    }));
    walks.push({ actions, transitions, replaced, requires });
  }
  return { walks, readsClaim };
}
