import { describe, expect, test } from 'vitest';
import { createJudge } from '../../conformance/check.ts';
import { divergenceId, divergencePoint, type DivergencePoint } from '../../conformance/divergence.ts';
import { historyOf, PLAIN } from './history-of.ts';

const judge = createJudge(PLAIN);

function pointOf(script: readonly string[]): DivergencePoint {
  const observation = judge.observe(historyOf(script));
  const verdict = judge.check(observation);
  if (verdict.kind !== 'diverges') throw new Error(`it ${verdict.kind}`);
  return divergencePoint(observation, verdict.furthest, judge.spec(), judge.table);
}

const idOf = (script: readonly string[]): string => divergenceId('NICK-03', pointOf(script).kind);

/** A nick is refused and granted all the same, in any namespace, on any connection, at any pace. */
const granted = (owner: string, claimant: string, nick: string, pause = '0'): readonly string[] => [
  `${owner}> NICK ${nick} | USER u 0 * :r`,
  `${owner}< :s 001 ${nick} :Welcome`,
  pause,
  `${claimant}> NICK ${nick}`,
  `${claimant}< :s 433 * ${nick} :x`,
  pause,
  `${claimant}> USER u 0 * :r`,
  `${claimant}< :s 001 ${nick} :Welcome`,
];

describe('the id of a divergence', () => {
  const id = idOf(granted('A', 'B', 'nca'));

  test('is two letters and two digits in turn, without any that are easily confused', () => {
    expect(id).toMatch(/^[A-HJ-NP-TV-Z][2-9][A-HJ-NP-TV-Z][2-9]$/);
  });

  test('is the same in another namespace, with the connections the other way about, and at another pace', () => {
    expect(idOf(granted('A', 'B', 'zq9xq'))).toBe(id);
    expect(idOf(granted('B', 'A', 'nca'))).toBe(id);
    expect(idOf(granted('C', 'A', 'nca').concat('B> NICK', 'B< :s 431 * :x'))).toBe(id);
    expect(idOf(granted('A', 'B', 'nca', '300'))).toBe(id);
  });

  test('is another one for another rule, another command, another state, and another thing that came', () => {
    const others = [
      divergenceId('NICK-14', pointOf(granted('A', 'B', 'nca')).kind),
      idOf(['A> NICK', 'A< :s 001 a :x']),
      idOf([...granted('A', 'B', 'nca').slice(0, 2), 'A> NICK', 'A< :s 001 nca :x']),
      idOf(['A> NICK', 'A< :s 433 * a :x']),
      idOf(['A> NICK']),
      idOf(['A> USER', 'A< :s 001 a :x']),
    ];
    expect(new Set([id, ...others]).size).toBe(others.length + 1);
  });
});

describe('the place of a divergence', () => {
  test('is the line that nothing explains, behind the command that was sent before it', () => {
    const point = pointOf(granted('A', 'B', 'nca'));
    expect(point.connection).toBe(1);
    expect(point.came?.line).toBe(':s 001 nca :Welcome');
    expect(point.operation?.command.line).toBe('USER u 0 * :r');
  });

  test('is the command that was never answered, when nothing came', () => {
    const point = pointOf(['A> PING x', 'A< :s PONG s x', 'B> NICK']);
    expect([point.connection, point.came, point.operation?.command.verb]).toEqual([1, null, 'NICK']);
  });

  test('lists what could have come instead, and what could not is not in it', () => {
    const what = pointOf(['A> NICK', 'A< :s 433 * a :x']).allowed.map((allowed) => allowed.what);
    expect(what.join('\n')).toMatch(/431/);
    expect(what.join('\n')).toMatch(/461/);
    expect(what.join('\n')).not.toMatch(/433/);
  });
});
