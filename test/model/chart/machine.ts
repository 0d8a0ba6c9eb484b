import { and, assign, createMachine, not, or, stateIn } from 'xstate';

/** A door with every construct that a drawing must cope with; nothing of IRC. */
export const door = createMachine({
  id: 'door',
  context: { tries: 0 },
  initial: 'whole',
  on: { BREAK: { target: '.broken', actions: { type: 'say', params: { what: 'crack: #1; ouch' } } } },
  states: {
    whole: {
      type: 'parallel',
      entry: 'ring',
      on: { RING: { actions: 'ring' } },
      states: {
        leaf: {
          initial: 'shut',
          states: {
            shut: {
              on: {
                OPEN: [
                  { guard: { type: 'setting', params: { choice: 'lock', is: 'none' } }, target: 'ajar' },
                  {
                    guard: and([
                      'allowed',
                      not(stateIn('#door.whole.bolt.thrown')),
                      or(['allowed', 'allowed']),
                    ]),
                    target: 'ajar',
                    actions: assign({ tries: 0 }),
                  },
                  { actions: { type: 'say', params: { what: 'locked' } } },
                ],
                CLOSE: {},
              },
            },
            ajar: { on: { CLOSE: 'shut', BREAK: '#door.repair' }, after: { 60_000: 'shut' } },
          },
        },
        bolt: {
          initial: 'drawn',
          states: {
            drawn: { on: { TURN: 'thrown' } },
            thrown: {
              always: { guard: { type: 'nearly', params: { tries: 3 } }, target: 'drawn' },
              on: { TURN: 'drawn' },
            },
          },
        },
      },
    },
    repair: {
      initial: 'waiting',
      states: {
        waiting: { on: { '*': 'mended' } },
        mended: { type: 'final' },
        again: { type: 'history', history: 'deep' },
      },
      onDone: 'whole',
    },
    broken: { type: 'final' },
  },
});
