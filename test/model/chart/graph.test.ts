import { expect, test } from 'vitest';
import { chartOf, statesOf } from '../../../model/chart/graph.ts';
import { door } from './machine.ts';

const chart = chartOf(door);
const states = new Map(statesOf(chart).map((state) => [state.id, state]));

test('a chart holds every state and every transition of its machine', () => {
  expect(states.size).toBe(13);
  expect(statesOf(chart).flatMap(({ transitions }) => transitions)).toHaveLength(14);
});

test('kinds are told apart, and of a parallel state no child is initial', () => {
  const kinds = Object.fromEntries([...states.values()].map(({ id, kind }) => [id, kind]));
  expect(kinds).toMatchObject({
    door: 'compound',
    'door.whole': 'parallel',
    'door.whole.leaf.shut': 'atomic',
    'door.repair.again': 'deep history',
    'door.broken': 'final',
  });
  expect([...states.values()].filter(({ initial }) => initial).map(({ name }) => name)).toEqual([
    'whole',
    'shut',
    'drawn',
    'waiting',
  ]);
});

test('guards and actions are read as text, compositions too', () => {
  expect(states.get('door.whole.leaf.shut')?.transitions).toEqual([
    {
      id: 'whole.leaf.shut OPEN → whole.leaf.ajar',
      source: 'door.whole.leaf.shut',
      targets: ['door.whole.leaf.ajar'],
      event: 'OPEN',
      guard: 'lock = none',
      titles: [],
      actions: [],
    },
    {
      id: 'whole.leaf.shut OPEN / assign → whole.leaf.ajar',
      source: 'door.whole.leaf.shut',
      targets: ['door.whole.leaf.ajar'],
      event: 'OPEN',
      guard: 'allowed and not in bolt.thrown and (allowed or allowed)',
      titles: [],
      actions: ['assign'],
    },
    {
      id: 'whole.leaf.shut OPEN / say locked',
      source: 'door.whole.leaf.shut',
      targets: [],
      event: 'OPEN',
      guard: null,
      titles: [],
      actions: ['say locked'],
    },
    {
      id: 'whole.leaf.shut CLOSE',
      source: 'door.whole.leaf.shut',
      targets: [],
      event: 'CLOSE',
      guard: null,
      titles: [],
      actions: [],
    },
  ]);
});

test('timers, completion and eventless transitions have plain names, without the actions that xstate adds for them', () => {
  const events = [...states.values()].flatMap(({ transitions }) => transitions.map(({ event }) => event));
  expect(events).toEqual(expect.arrayContaining(['after 60 s', 'done', 'always', '*']));
  expect(states.get('door.whole.leaf.ajar')).toMatchObject({ entry: [], exit: [] });
});

test('a chart is plain data, and equal each time', () => {
  expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
  expect(chartOf(door)).toEqual(chart);
});
