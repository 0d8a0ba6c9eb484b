import { initialTransition, transition, type AnyStateNode, type StateValue } from 'xstate';
import { describe, expect, test } from 'vitest';
import { narrowAll, permit, SLOTS, type Dialect } from '../../model/dialect.ts';
import { CLAIMS, INPUTS, type Claim, type Input } from '../../model/input.ts';
import { drawnTransitions } from '../../model/reach.ts';
import { sessionChart } from '../../model/session.ts';
import { takeStep } from '../../model/step.ts';
import { createTable, keyFor, snapshotOf, type Way } from '../../model/table.ts';
import { configurationsOf } from './configurations.ts';
import { anyDialect, numbers } from './dialects.ts';
import { arePartition } from './partition.ts';

/** xstate takes some ten thousand steps a second, and fewer where other tests run beside these. */
const LONG = 240_000;

const table = createTable();
const start = snapshotOf(table.keyOf(table.initial));
const draw = numbers(1);
const DIALECTS = Array.from({ length: 200 }, () => {
  const dialect = anyDialect(draw);
  return { permitted: permit(dialect), ask: asker(dialect) };
});

function asker(dialect: Dialect): (slot: string) => string {
  return (slot) => dialect[slot]?.[0] ?? '';
}

/** Every configuration that the session chart can be in. */
const CONFIGURATIONS = configurationsOf(sessionChart.root);

/** So many cells of each configuration are looked at, drawn at random. */
const DRAWN = 3;

type Snapshot = ReturnType<typeof snapshotOf>;

/** What a step does, for comparison. */
function walked(from: Snapshot, input: Input, claim: Claim, ask: (slot: string) => string): string {
  const { value, actions, transitions } = takeStep(from, { type: input, claim, dialect: ask });
  return JSON.stringify([keyFor(value), actions, transitions]);
}

/** The ways of a cell that a dialect permits, told like steps. */
function looked(ways: readonly Way[], permitted: ReturnType<typeof permit>): readonly string[] {
  return ways
    .filter(({ requires }) => narrowAll(permitted, requires) !== null)
    .map(({ next, actions, transitions }) => JSON.stringify([table.keyOf(next), actions, transitions]));
}

/** How many steps of a walk differ from what the table says of the configuration's key. */
function strayings(steps: number, keyOf: (value: StateValue) => string): number {
  const next = numbers(2);
  let strayed = 0;
  let walker = start;
  let dialect = DIALECTS[0];
  for (let step = 0; step < steps; step += 1) {
    if (step % 50 === 0 || walker.status === 'done') {
      dialect = DIALECTS[next(DIALECTS.length)];
      walker = start;
    }
    const drawn = INPUTS[next(INPUTS.length)] ?? 'QUIT';
    // What closes is taken less often, so that walks get far.
    const type = /^(QUIT|EVICTED|EXPIRE|ERROR)$/.test(drawn) && next(8) > 0 ? 'NICK.free' : drawn;
    const claim = CLAIMS[next(CLAIMS.length)] ?? 'free';
    const { permitted, ask } = dialect ?? { permitted: permit({}), ask: () => '' };
    const ways = table.cell(table.numberOf(keyOf(walker.value)), type, claim);
    const said = looked(ways, permitted);
    if (said.length !== 1 || said[0] !== walked(walker, type, claim, ask)) strayed += 1;
    [walker] = transition(sessionChart, walker, { type, claim, dialect: ask });
  }
  return strayed;
}

/** A state value with one region set back to its beginning. */
function without(
  value: StateValue,
  path: readonly string[],
  node: AnyStateNode = sessionChart.root,
): StateValue {
  const [key = '', ...rest] = path;
  const inner = typeof value === 'string' ? undefined : value[key];
  const child = node.states[key];
  if (typeof value === 'string' || inner === undefined || child === undefined) return value;
  return {
    ...value,
    [key]: rest.length === 0 ? (child.initial.target[0]?.key ?? '') : without(inner, rest, child),
  };
}

describe('the table is the chart', () => {
  test(
    'cells of each configuration have exactly one way under each dialect: the step of the chart',
    () => {
      const next = numbers(3);
      const strayed: unknown[] = [];
      for (const value of CONFIGURATIONS) {
        const snapshot = snapshotOf(keyFor(value));
        const number = table.numberOf(keyFor(value));
        for (let cell = 0; cell < DRAWN; cell += 1) {
          const input = INPUTS[next(INPUTS.length)] ?? 'QUIT';
          const claim = CLAIMS[next(CLAIMS.length)] ?? 'free';
          const ways = table.cell(number, input, claim);
          const { permitted, ask } = DIALECTS[next(DIALECTS.length)] ?? {
            permitted: permit({}),
            ask: () => '',
          };
          const said = looked(ways, permitted);
          if (said.length !== 1 || said[0] !== walked(snapshot, input, claim, ask))
            strayed.push({ value, input, claim, said });
        }
      }
      expect(strayed).toEqual([]);
    },
    LONG,
  );

  test(
    'a configuration rebuilt from its key behaves like the one that was walked to, over 30,000 steps',
    () => {
      expect(strayings(30_000, keyFor)).toBe(0);
    },
    LONG,
  );

  test.each([
    ...['password', 'nick', 'user', 'cookie'].map((region) => `registration.registering.${region}`),
    'capabilities',
    'authentication',
  ])('a key that omits the region %s is caught', (region) => {
    const path = ['connected', ...region.split('.')];
    expect(strayings(2_000, (value) => keyFor(without(value, path)))).toBeGreaterThan(0);
  });

  test('the ways of a cell exclude each other and cover every dialect', () => {
    const next = numbers(4);
    const bad: unknown[] = [];
    // They are the product of what goes on side by side: a part of them has each of that many times.
    for (const value of CONFIGURATIONS.filter((_, at) => at % 5 === 0)) {
      const number = table.numberOf(keyFor(value));
      for (let cell = 0; cell < DRAWN; cell += 1) {
        const input = INPUTS[next(INPUTS.length)] ?? 'QUIT';
        const claim = CLAIMS[next(CLAIMS.length)] ?? 'free';
        if (!arePartition(table.cell(number, input, claim))) bad.push({ value, input, claim });
      }
    }
    expect(bad).toEqual([]);
  });
});

test('the chart has so many states, transitions and configurations', () => {
  const open: (typeof sessionChart.root)['states'][string][] = [sessionChart.root];
  let states = 0;
  let leaves = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const inner = Object.values(node.states);
    states += 1;
    if (inner.length === 0) leaves += 1;
    open.push(...inner);
  }
  expect({
    states,
    leaves,
    transitions: drawnTransitions({}).all.size,
    configurations: CONFIGURATIONS.length,
    inputs: INPUTS.length,
    slots: SLOTS.length,
  }).toMatchInlineSnapshot(`
    {
      "configurations": 10083,
      "inputs": 109,
      "leaves": 36,
      "slots": 127,
      "states": 53,
      "transitions": 761,
    }
  `);
});

test('the chart starts with nothing said', () => {
  expect(keyFor(initialTransition(sessionChart)[0].value)).toBe(table.keyOf(table.initial));
});
