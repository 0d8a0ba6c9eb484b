import { describe, expect, test } from 'vitest';
import { blame } from '../../conformance/blame.ts';
import { createJudge } from '../../conformance/check.ts';
import { firstDivergence } from '../../conformance/first-divergence.ts';
import { wasTurnedAway } from '../../conformance/turned-away.ts';
import { RULES } from '../../model/rules/index.ts';
import { historyOf, PLAIN } from './history-of.ts';

const judge = createJudge(PLAIN);
const FULL = ['B+', 'B> NICK b', 'B< ERROR :Connection limit reached', 'B.'];
const SILENT = ['A> NICK', 'A> USER', 'A< :s 461 * USER :x'];

/** The rules that a history is put down to, the likeliest of each. */
function blamed(script: readonly string[]): readonly string[] {
  const first = firstDivergence(judge, historyOf(script));
  if (first === null) return [];
  return blame(judge, first.until, [], RULES, first.whole).map(
    ({ candidates }) => candidates[0]?.id ?? 'UNEXPLAINED',
  );
}

describe('a connection that was turned away', () => {
  test('leaves a history undecided that is in order otherwise', () => {
    const observation = judge.observe(historyOf(['A> NICK', 'A< :s 431 * :x', ...FULL]));
    expect(judge.check(observation).kind).toBe('diverges');
    expect(wasTurnedAway(judge, observation)).toBe(true);
    expect(blamed(['A> NICK', 'A< :s 431 * :x', ...FULL])).toEqual([]);
  });

  test('hides nothing that happens on another one, and is put down to no rule beside that', () => {
    expect(wasTurnedAway(judge, judge.observe(historyOf([...SILENT, ...FULL])))).toBe(false);
    expect(blamed([...SILENT, ...FULL])).toEqual(blamed(SILENT));
    expect(blamed(SILENT)).toEqual(['NICK-01']);
  });

  test('has been answered nothing: one that was is closed for nothing', () => {
    const answered = ['B> NICK', 'B< :s 431 * :x', 'B< ERROR :Connection limit reached', 'B.'];
    expect(wasTurnedAway(judge, judge.observe(historyOf(answered)))).toBe(false);
    expect(blamed(answered)).toEqual(['CONN-01']);
  });
});
