import { createMachine, type AnyStateMachine } from 'xstate';

type Config = Parameters<typeof createMachine>[0];

const machine = (config: unknown): AnyStateMachine => createMachine(config as Config);

/** Machines of every shape that a drawing must cope with; nothing of IRC. */
export const MACHINES: Readonly<Record<string, () => AnyStateMachine>> = {
  'one state': () => machine({ id: 'one', initial: 'only', states: { only: {} } }),

  'eight levels deep': () => {
    const level = (depth: number): unknown =>
      depth === 0
        ? { on: { OUT: '#deep.level8', UP: '#done' } }
        : {
            initial: 'inner',
            on: { [`STEP${depth}`]: `#beside${depth}`, BACK: '.inner' },
            states: { inner: level(depth - 1), beside: { id: `beside${depth}`, on: { RETURN: 'inner' } } },
          };
    return machine({
      id: 'deep',
      initial: 'level8',
      states: { level8: level(8), done: { id: 'done', type: 'final' } },
    });
  },

  'history states': () =>
    machine({
      id: 'player',
      initial: 'off',
      states: {
        off: { on: { POWER: 'on.last', RESET: 'on' } },
        on: {
          initial: 'radio',
          on: { POWER: 'off', SHALLOW: '.recent' },
          states: {
            radio: {
              initial: 'fm',
              on: { MODE: 'disc' },
              states: { fm: { on: { BAND: 'am' } }, am: { on: { BAND: 'fm' } } },
            },
            disc: { on: { MODE: 'radio', EJECT: '#player.off' } },
            recent: { type: 'history' },
            last: { type: 'history', history: 'deep', target: 'radio' },
          },
        },
      },
    }),

  'delayed transitions': () =>
    machine({
      id: 'light',
      initial: 'green',
      states: {
        green: { after: { 60_000: 'yellow', 1500: { actions: 'tick' }, rush: 'red' } },
        yellow: { after: { 3000: 'red' }, always: { guard: 'broken', target: 'blinking' } },
        red: { after: { 45_000: 'green' } },
        blinking: { after: { 500: { target: 'blinking', reenter: true } }, on: { MEND: 'red' } },
      },
    }),

  'many self-loops': () =>
    machine({
      id: 'parrot',
      initial: 'awake',
      on: Object.fromEntries(numbers(40).map((n) => [`NOISE.${n}`, { actions: `echo ${n}` }])),
      states: {
        awake: {
          on: {
            ...Object.fromEntries(
              numbers(60).map((n) => [
                `WORD.${n}`,
                [{ guard: `knows ${n}`, actions: ['say', `learn ${n}`] }, { actions: 'squawk' }],
              ]),
            ),
            NIGHT: 'asleep',
          },
        },
        asleep: {
          on: {
            ...Object.fromEntries(numbers(25).map((n) => [`WORD.${n}`, { target: 'asleep', reenter: true }])),
            DAY: 'awake',
          },
        },
      },
    }),

  'edges across levels': () =>
    machine({
      id: 'maze',
      initial: 'a',
      on: { LOST: '.c.c2', EXIT: '.end' },
      states: Object.fromEntries([
        ...['a', 'b', 'c'].map((name, at, all) => [
          name,
          {
            initial: `${name}1`,
            on: { NEXT: all[(at + 1) % 3], INTO: `#${all[(at + 1) % 3]}2`, DOWN: `.${name}2` },
            states: Object.fromEntries(
              [1, 2, 3].map((n) => [
                `${name}${n}`,
                {
                  id: `${name}${n}`,
                  on: {
                    NEXT: `#${name}${(n % 3) + 1}`,
                    CROSS: `#${all[(at + 1) % 3]}${n}`,
                    BACK: `#${all[(at + 2) % 3]}${(n % 3) + 1}`,
                    UP: `#maze.${name}`,
                    EXIT: '#end',
                  },
                },
              ]),
            ),
          },
        ]),
        ['end', { id: 'end', type: 'final' }],
      ]),
    }),

  'regions in regions': () => {
    const region = (depth: number): unknown =>
      depth === 0
        ? {
            initial: 'off',
            states: { off: { on: { ON: 'on' } }, on: { on: { OFF: 'off', ACROSS: '#grid.r0' } } },
          }
        : {
            type: 'parallel',
            onDone: '#grid.r0',
            states: Object.fromEntries(numbers(3).map((n) => [`r${n}`, region(depth - 1)])),
          };
    return machine({ id: 'grid', ...(region(2) as object) });
  },

  'several targets at once': () =>
    machine({
      id: 'fork',
      initial: 'waiting',
      states: {
        waiting: { on: { GO: { target: ['both.left.two', 'both.right.two'] }, ONE: 'both.left.two' } },
        both: {
          type: 'parallel',
          on: { STOP: 'waiting' },
          onDone: 'over',
          states: Object.fromEntries(
            ['left', 'right'].map((side) => [
              side,
              {
                initial: 'one',
                states: {
                  one: { on: { STEP: 'two' } },
                  two: { on: { STEP: 'three' } },
                  three: { type: 'final' },
                },
              },
            ]),
          ),
        },
        over: { type: 'final' },
      },
    }),

  'long and strange names': () =>
    machine({
      id: 'namen',
      initial: 'eine Kartenprüfung in der Zentrale, die sehr lange dauern kann',
      states: {
        'eine Kartenprüfung in der Zentrale, die sehr lange dauern kann': {
          on: {
            '<script>alert(1)</script> & "quotes" ]]>': '接続済み',
            ['UNBREAKABLE'.repeat(12)]: '🚪',
            'white  space\tand\u0001control': { actions: ['x'.repeat(200), 'y'.repeat(90)] },
          },
        },
        接続済み: { on: { 切断: '🚪', مرحبا: { guard: 'شرط', target: '🚪' } } },
        '🚪': { type: 'final' },
      },
    }),

  '128 states and 350 transitions': () => {
    const group = (g: number): unknown => ({
      initial: 's0',
      on: { RESET: `.s0`, [`JUMP.${g}`]: `#large.g${(g + 3) % 16}` },
      states: Object.fromEntries(
        numbers(7).map((s) => [
          `s${s}`,
          {
            on: {
              NEXT: `s${(s + 1) % 7}`,
              ...(s % 2 === 0 ? { BACK: `s${(s + 5) % 7}`, STAY: { actions: 'note' } } : {}),
              ...(s === 3 ? { LEAVE: `#large.g${(g + 1) % 16}`, FAR: `#large.g${(g + 5) % 16}.s2` } : {}),
              ...(s === 5
                ? {
                    RARE: [
                      { guard: 'first', target: `s0` },
                      { guard: 'second', target: 's1' },
                    ],
                  }
                : {}),
            },
          },
        ]),
      ),
    });
    return machine({
      id: 'large',
      initial: 'g0',
      states: Object.fromEntries(numbers(16).map((g) => [`g${g}`, group(g)])),
    });
  },
};

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at);
}
