import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { figureOf, type Box } from '../../../model/chart/figure.ts';
import { chartOf } from '../../../model/chart/graph.ts';
import type { LineOptions } from '../../../model/chart/entry.ts';

const lost = [{ guard: 'is last', target: '#over', actions: 'say bye' }, { target: '#off' }] as const;
const machine = createMachine({
  id: 'm',
  initial: 'off',
  states: {
    off: { id: 'off', on: { 'GO.left': '#on.left', 'GO.right': '#on.right', 'GO.on': '#on.on' } },
    on: {
      id: 'on',
      initial: 'left',
      on: { BREAK: { target: '#over', actions: ['one', 'two', 'three', 'four'] } },
      states: {
        left: { on: { LOSE: [...lost] } },
        right: { on: { LOSE: [...lost] } },
        on: { on: { STOP: '#off' } },
      },
    },
    over: { id: 'over', type: 'final' },
  },
});

/** The lines on the arrow between two states, as they are read. */
function between(from: string, to: string, detail: LineOptions['detail']): readonly string[] {
  const options: LineOptions = { kindOf: () => 'command', detail, taken: null, stepsOf: () => [] };
  const { arrows }: Box = figureOf(chartOf(machine), options);
  const { lines = [] } = arrows.find((arrow) => arrow.from === from && arrow.to === to) ?? {};
  return lines.map(
    ({ runs, goesOn }) => (goesOn === true ? '  ' : '') + runs.map(({ text }) => text).join(''),
  );
}

describe('in full', () => {
  test('what is the same in several states of a frame is told once, with all of them', () => {
    expect(between('on', 'off', 'full')).toEqual(['left·right: LOSE 2.', 'on: STOP']);
    expect(between('on', 'over', 'full')).toEqual([
      'BREAK / one, two, three, four',
      'left·right: LOSE 1. [is last] / say bye',
    ]);
  });

  test('what leads to different states is not', () => {
    expect(between('off', 'on', 'full')).toEqual(['GO.left → left', 'GO.right → right', 'GO.on → on']);
  });
});

describe('in brief', () => {
  test('events with a stem in common are one line, with the states that they lead to', () => {
    expect(between('off', 'on', 'brief')).toEqual(['GO.* → left·right·on']);
  });

  test('of what is done the beginning is told', () => {
    expect(between('on', 'over', 'brief')).toEqual([
      'BREAK / one, two, three,\u00a0…',
      'left·right: LOSE ◇ / say bye',
    ]);
  });

  test('what starts in the same place names it once', () => {
    const options: LineOptions = { kindOf: () => 'command', detail: 'brief', taken: null, stepsOf: () => [] };
    const two = createMachine({
      id: 't',
      initial: 'a',
      states: {
        a: { initial: 'b', states: { b: { on: { ONE: { target: '#c', actions: 'x' }, TWO: '#c' } } } },
        c: { id: 'c' },
      },
    });
    const [arrow] = figureOf(chartOf(two), options).arrows;
    expect(arrow?.lines.map(({ runs, goesOn }) => [runs.map(({ text }) => text).join(''), goesOn])).toEqual([
      ['b: ONE / x', undefined],
      ['TWO', true],
    ]);
  });
});
