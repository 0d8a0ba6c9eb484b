import assert from 'node:assert/strict';
import { initialTransition, transition } from 'xstate';
import { CHOICES, type Choice } from '../../model/choices.ts';
import { permit, SLOTS, slotIndex } from '../../model/dialect.ts';
import { CLAIMS, INPUTS, type Claim, type Input } from '../../model/input.ts';
import { sessionChart } from '../../model/session.ts';
import { createTable, keyFor, type Table, type Way } from '../../model/table.ts';
import { median, timesPerSecond, type Figure } from './figures.ts';

type Step = readonly [Input, Claim];

const STEPS = 2000;
const TURNS = 5;
const defaults = Object.fromEntries(CHOICES.map((choice: Choice) => [choice.id, [choice.default]]));
const values = SLOTS.map(({ choice }) => choice.default);

/** The same random walk along the compiled chart and along the chart itself. */
export function chartFigures(): readonly Figure[] {
  const table = createTable();
  const walk = Array.from({ length: STEPS }, randomStep());
  assert.equal(followTable(table, walk), followChart(walk), 'both walks visit the same configurations');
  const rates = Array.from({ length: TURNS }, () => ({
    compiled: STEPS * timesPerSecond(150, () => void followTable(table, walk)),
    drawn: STEPS * timesPerSecond(300, () => void followChart(walk)),
  }));
  const compiled = median(rates.map((rate) => rate.compiled));
  const drawn = median(rates.map((rate) => rate.drawn));
  return [
    { what: 'chart, compiled', value: compiled, unit: 'steps/s' },
    { what: 'chart, xstate transition', value: drawn, unit: 'steps/s' },
    {
      what: 'compiled / xstate',
      value: median(rates.map((rate) => rate.compiled / rate.drawn)),
      unit: 'ratio',
      target: 300,
    },
  ];
}

/** Steps from a fixed seed (a linear congruential generator is random enough to choose inputs by). */
function randomStep(): () => Step {
  let state = 1;
  const below = (bound: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  return () => [INPUTS[below(INPUTS.length)] as Input, CLAIMS[below(CLAIMS.length)] as Claim];
}

/** Follows the table under the default dialect, anew from the start after each close; tells where it was, as one number. */
function followTable(table: Table, walk: readonly Step[]): number {
  const { masks } = permit(defaults);
  const closed = table.numberOf('"closed"');
  let at = table.initial;
  let visited = 0;
  for (const [input, claim] of walk) {
    at = permittedWay(table.cell(at, input, claim), masks).next;
    if (at === closed) {
      at = table.initial;
      visited += 1;
    }
  }
  return visited;
}

/** The one way of a cell that the dialect permits. */
function permittedWay(ways: readonly Way[], masks: readonly number[]): Way {
  for (const way of ways) {
    let permits = true;
    for (const { slot, mask } of way.requires) permits &&= ((masks[slot] as number) & mask) !== 0;
    if (permits) return way;
  }
  throw new Error('no way of this cell is permitted');
}

/** The same with xstate. */
function followChart(walk: readonly Step[]): number {
  const [start] = initialTransition(sessionChart);
  const closed = '"closed"';
  let at = start;
  let visited = 0;
  for (const [type, claim] of walk) {
    [at] = transition(sessionChart, at, {
      type,
      claim,
      dialect: (slot) => values[slotIndex(slot)] as string,
    });
    if (keyFor(at.value) === closed) {
      at = start;
      visited += 1;
    }
  }
  return visited;
}
