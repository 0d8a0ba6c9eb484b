import { expect, test } from 'vitest';
import { chartOf, statesOf } from '../../../model/chart/graph.ts';
import { partOf } from '../../../model/chart/part.ts';
import { door } from './machine.ts';

const chart = chartOf(door);

test('a part holds a state with what is in it, and where it leads to outside', () => {
  const part = partOf(chart, 'door.whole.leaf');
  expect(part.id).toBe('door.whole.leaf');
  const outside = part.states.filter(({ kind }) => kind === 'outside');
  expect(outside.map(({ name }) => name)).toEqual(['repair']);
  expect(outside.flatMap(({ transitions }) => transitions)).toEqual([]);
});

test('what leads out of regions, or of the state itself, has something around both ends', () => {
  const part = partOf(chart, 'door.repair');
  expect(part.states.map(({ id, kind }) => [id, kind])).toEqual([
    ['door.repair', 'compound'],
    ['door.whole', 'outside'],
  ]);
});

test('a state alone has nothing inside, and all its own transitions', () => {
  const part = partOf(chart, 'door.whole', true);
  const whole = statesOf(part).find(({ id }) => id === 'door.whole');
  expect(whole?.states).toEqual([]);
  expect(whole?.transitions).toEqual(chart.states.find(({ id }) => id === 'door.whole')?.transitions);
});

test('a part of the whole chart is the chart', () => {
  expect(statesOf(partOf(chart, chart.id)).map(({ id }) => id)).toEqual(statesOf(chart).map(({ id }) => id));
});

test('a state that is not there is an error', () => {
  expect(() => partOf(chart, 'door.cellar')).toThrow(new RangeError('the chart has no state door.cellar'));
});
