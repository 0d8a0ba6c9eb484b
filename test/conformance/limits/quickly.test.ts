import { describe, expect, test } from 'vitest';
import { createJudge } from '../../../conformance/check.ts';
import { endOf, excusingEnds } from '../../../conformance/limits/quickly.ts';
import { historyOf, PLAIN } from '../history-of.ts';

const judge = createJudge(PLAIN);

/** How the connection A ends in this script. */
function end(script: readonly string[]): ReturnType<typeof endOf> {
  const [lane] = judge.observe(historyOf(script)).connections;
  if (lane === undefined) throw new Error('no connection');
  return endOf(lane);
}

const pings = (count: number, apart: string): readonly string[] =>
  Array.from({ length: count }, () => ['A> NICK', 'A< :s 431 * :x', apart]).flat();

describe('a connection that is closed unasked', () => {
  test('behind many lines in a short time may have sent too many', () => {
    expect(end([...pings(6, '1'), 'A.'])).toBe('quickly');
    expect(end(['A> NICK | NICK | NICK | NICK | NICK | NICK', 'A.'])).toBe('quickly');
    expect(end([...pings(20, '400'), 'A.'])).toBe('quickly');
  });

  test('behind few, or many that came slowly, has not', () => {
    expect(end([...pings(5, '1'), 'A.'])).toBe('otherwise');
    expect(end([...pings(20, '600'), 'A.'])).toBe('otherwise');
    expect(end([...pings(8, '1'), '9000', 'A.'])).toBe('otherwise');
  });

  test('is none that left, was torn, or stays', () => {
    expect(end([...pings(8, '1'), 'A> QUIT', 'A.'])).toBeNull();
    expect(end([...pings(8, '1'), 'A- half-close', 'A.'])).toBeNull();
    expect(end([...pings(8, '1'), 'A~'])).toBeNull();
    expect(end(pings(8, '1'))).toBeNull();
  });

  test('may be closed at any time where that is asked, and the others may not', () => {
    const quickly = [...pings(6, '1'), 'A.'];
    const observation = judge.observe(historyOf(quickly));
    expect(judge.check(observation).kind).toBe('diverges');
    expect(excusingEnds(observation, 'otherwise')).toBeNull();
    const excused = excusingEnds(observation, 'quickly');
    expect(excused && judge.check(excused).kind).toBe('conforms');
    const both = excusingEnds(
      judge.observe(historyOf([...quickly, 'B> NICK', 'B< :s 431 * :x', 'B.'])),
      'quickly',
    );
    expect(both && judge.check(both).kind).toBe('diverges');
  });
});
