import { describe, expect, test } from 'vitest';
import { watchSleep } from '../../../conformance/health/sleep.ts';

/** What a thread is found to be at a look, and how long it has run by then, in ms. */
type Look = readonly ['asleep' | 'runnable', number];

/** What is told of a process after each of the looks at its threads; null where a thread is not there. */
function told(...threads: readonly (readonly (Look | null)[])[]): readonly (string | null)[] {
  const watch = watchSleep();
  return Array.from({ length: Math.max(...threads.map(({ length }) => length)) }, (_, index) => {
    const seen = threads.flatMap((looks, id) => {
      const look = looks[index];
      if (look === undefined || look === null) return [];
      return [[id, { ran: look[1], waited: 0, runnable: look[0] === 'runnable' }] as const];
    });
    return watch.see({ threads: new Map(seen), descriptors: null });
  });
}

/** So many looks at a thread that always wants a core and gets so many ms of it between two of them. */
const loop = (looks: number, ms: number, from = 0): readonly Look[] =>
  Array.from({ length: looks }, (_, index) => ['runnable', from + index * ms]);

const sleeper: readonly Look[] = Array.from({ length: 100 }, () => ['asleep', 7]);

describe('a process sleeps', () => {
  test('when it was found asleep three times, be it awake in between', () => {
    const looks: readonly Look[] = [
      ['asleep', 5],
      ['runnable', 5],
      ['asleep', 6],
      ['asleep', 6],
    ];
    expect(told(looks)).toEqual([null, null, null, 'asleep']);
  });

  test('once it has done what was left to do, also where a busy machine gives it little of a core for that', () => {
    const work = loop(200, 1);
    const done = Array.from({ length: 3 }, (): Look => ['asleep', 200]);
    expect(told([...work, ...done]).filter((word) => word !== null)).toEqual(['asleep']);
  });

  test('only when each of its threads does', () => {
    expect(told(sleeper.slice(0, 5), loop(5, 10))).toEqual([null, null, null, null, null]);
  });

  test('though a thread has ended, and one has begun to run since', () => {
    const ended = loop(2, 10);
    const begun = [null, ...loop(2, 10)];
    expect(told(sleeper.slice(0, 3), ended, begun)).toEqual([null, null, 'asleep']);
  });
});

describe('a process never sleeps', () => {
  test('when a thread has run for longer than any work that was left, whatever it ran before', () => {
    expect(told(sleeper, loop(26, 10, 90_000)).indexOf('awake')).toBe(25);
  });

  test('also where a busy machine gives it a thirtieth of a core: it is known later, and not otherwise', () => {
    const seen = told(loop(800, 1 / 3));
    expect(seen.indexOf('awake')).toBe(750);
    expect(seen).not.toContain('asleep');
  });

  test('though it was found asleep for a moment, when its helpers kept it waiting', () => {
    const looks = loop(30, 10).map(([state, ran], index): Look => [index === 9 ? 'asleep' : state, ran]);
    expect(told(looks)).toContain('awake');
  });

  test('but that is not known while it gets nothing of a core at all', () => {
    expect(new Set(told(loop(1_000, 0)))).toEqual(new Set([null]));
  });
});
