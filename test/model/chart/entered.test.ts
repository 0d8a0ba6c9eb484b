import { describe, expect, test } from 'vitest';
import { createMachine, initialTransition, transition } from 'xstate';
import { countEntries, enteredBy } from '../../../model/chart/entered.ts';
import { sessionChart } from '../../../model/session.ts';

const machine = createMachine({
  id: 'm',
  initial: 'off',
  states: {
    off: {
      entry: 'enter m.off',
      on: {
        ON: 'on',
        DEEP: '#deep',
        AGAIN: { target: 'off', reenter: true },
        SAME: 'off',
        BACK: 'on.left.past',
        BOTH: { target: ['#deep', '#idle'] },
      },
    },
    on: {
      entry: 'enter m.on',
      type: 'parallel',
      on: {
        OFF: 'off',
        INTO: '.left.b',
        ACROSS: { target: ['.left.b.deep', '.right.idle'] },
        REDO: { target: 'on', reenter: true },
      },
      states: {
        left: {
          entry: 'enter m.on.left',
          initial: 'a',
          states: {
            a: { entry: 'enter m.on.left.a', on: { STEP: 'b', STAY: {} } },
            b: {
              entry: 'enter m.on.left.b',
              initial: 'shallow',
              states: {
                shallow: { entry: 'enter m.on.left.b.shallow' },
                deep: { id: 'deep', entry: 'enter deep' },
              },
            },
            past: { type: 'history' },
          },
        },
        right: {
          entry: 'enter m.on.right',
          initial: 'idle',
          states: { idle: { id: 'idle', entry: 'enter idle' } },
        },
      },
    },
  },
});

const statesOf = (event: string): readonly string[] => {
  const entered = [...enteredBy(machine)].filter(([id]) => id.includes(` ${event}`));
  return entered.flatMap(([, states]) => [...states]).toSorted();
};

describe('a transition enters', () => {
  test.each([
    ['ON', ['m.on', 'm.on.left', 'm.on.left.a', 'm.on.right', 'idle']],
    ['DEEP', ['deep', 'm.on', 'm.on.left', 'm.on.left.b', 'm.on.right', 'idle']],
    ['OFF', ['m.off']],
    ['AGAIN', ['m.off']],
    ['STEP', ['m.on.left.b', 'm.on.left.b.shallow']],
    ['STAY', []],
    ['REDO', ['m.on', 'm.on.left', 'm.on.left.a', 'm.on.right', 'idle']],
    ['BACK', ['m.on', 'm.on.left', 'm.on.right', 'idle']],
  ])('by %s: %j', (event, states) => {
    expect(statesOf(event)).toEqual(states.toSorted());
  });
});

test.each([
  [['ON']],
  [['DEEP']],
  [['AGAIN']],
  [['SAME']],
  [['ON', 'OFF']],
  [['ON', 'INTO']],
  [['DEEP', 'INTO']],
  [['ON', 'STEP']],
  [['ON', 'STAY']],
  [['ON', 'REDO']],
  [['BOTH']],
  [['ON', 'ACROSS']],
])('as many states as xstate runs entry actions of, by %j', (events) => {
  let [snapshot] = initialTransition(machine);
  let ran: readonly string[] = [];
  for (const type of events) {
    const [next, actions] = transition(machine, snapshot, { type });
    snapshot = next;
    ran = actions.map((action) => action.type);
  }
  expect(statesOf(events.at(-1) ?? '').map((id) => `enter ${id}`)).toEqual(ran.toSorted());
});

test('states are counted that are entered, as often as what enters them was taken', () => {
  const counts = countEntries(machine, { 'off ON → on': 3, 'on.left.a STEP → on.left.b': 2, 'no such': 9 });
  expect(counts.get('m.on.left.a')).toBe(3);
  expect(counts.get('m.on.left.b.shallow')).toBe(2);
  expect(counts.get('m.off')).toBe(0);
});

test('the session chart is entered where a server welcomes, and where it closes', () => {
  const [welcome = new Set<string>()] = [...enteredBy(sessionChart)].flatMap(([id, states]) =>
    id.includes('COMPLETE / own') ? [states] : [],
  );
  expect([...welcome]).toEqual([
    'connection.connected.registration.registered',
    'connection.connected.registration.registered.nick',
    'connection.connected.registration.registered.nick.arriving',
    'connection.connected.registration.registered.privileges',
    'connection.connected.registration.registered.privileges.user',
  ]);
});
