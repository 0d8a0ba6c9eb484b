import { expect, test } from 'vitest';
import { blame, type Blame } from '../../conformance/blame.ts';
import { isLegal } from '../../conformance/rule-set.ts';
import { createJudge } from '../../conformance/check.ts';
import { RULES, type Rule } from '../../model/rules/index.ts';
import { historyOf, PLAIN } from './history-of.ts';

const judge = createJudge(PLAIN);
const rulesOf = (...ids: readonly string[]): readonly Rule[] => RULES.filter(({ id }) => ids.includes(id));

function blamed(
  script: readonly string[],
  adopted: readonly Rule[] = [],
  rules: readonly Rule[] = RULES,
): readonly string[] {
  return blame(judge, judge.observe(historyOf(script)), adopted, rules).map(shown);
}

const ids = (rules: readonly Rule[]): string => rules.map(({ id }) => id).join();

function shown({ candidates, under }: Blame): string {
  return `${ids(candidates.slice(0, 1))} under ${ids(under)}`;
}

const LOGON = ['A> NICK a | USER u 0 * :r', 'A< :s 001 a :Welcome'];
const SILENT_NICK = ['A> NICK'];
const LOST_TOKEN = [...LOGON, 'A> PING x', 'A< :s PONG s :y'];

test('a divergence is blamed on the rule without which the history is legal', () => {
  expect(blamed(SILENT_NICK)).toEqual(['NICK-01 under ']);
  expect(blamed(LOST_TOKEN)).toEqual(['PING-01 under ']);
});

test('every rule named makes the history legal by itself, and none that is not named does', () => {
  const observation = judge.observe(historyOf(SILENT_NICK));
  const [found] = blame(judge, observation);
  const named = RULES.filter((rule) => isLegal(judge, observation, [rule]));
  expect(found?.candidates).toEqual(named);
  expect(named.length).toBeLessThan(RULES.length / 4);
});

test('two mistakes in one history are two blames, each under the other', () => {
  const both = [...LOGON, 'A> PING x', 'A< :s PONG s :y', 'B> NICK | PING x', 'B< :s PONG s :x'];
  const special = RULES.filter(({ id }) => !id.startsWith('REPLY-'));
  expect(blamed(both, [], special).toSorted((one, other) => one.localeCompare(other))).toEqual([
    'NICK-01 under PING-01',
    'PING-01 under NICK-01',
  ]);
});

test('a line that breaks two habits at once is blamed on both, and on a general rule only where they do not explain it', () => {
  expect(blamed(['A> NICK', 'A< 431 :No nickname given']).toSorted()).toEqual([
    'REPLY-03 under REPLY-10',
    'REPLY-10 under REPLY-03',
  ]);
  expect(blamed([...LOGON, 'A< 433 :Nickname is already in use'])).toEqual(['REPLY-09 under ']);
});

test('a mistake beside one that is known is blamed under the known one', () => {
  const both = [...LOGON, 'A> PING x', 'A< :s PONG s :y', 'B> NICK | PING x', 'B< :s PONG s :x'];
  expect(blamed(both, rulesOf('PING-01'))).toEqual(['NICK-01 under PING-01']);
});

test('what one rule explains by itself is not put down to a known one', () => {
  expect(blamed(SILENT_NICK, rulesOf('PING-01'))).toEqual(['NICK-01 under ']);
});

test('what no set of rules explains has no candidate', () => {
  const found = blame(
    judge,
    judge.observe(historyOf([...LOGON, 'A> PING x', 'A.'])),
    [],
    rulesOf('NICK-01', 'CASE-02'),
  );
  expect(found).toEqual([{ candidates: [], under: [] }]);
});

test('a refused nick explains what becomes of its connection until that is granted another one', () => {
  const taken = [...LOGON, 'B> NICK a', 'B< :s 433 * a :in use'];
  const observation = (script: readonly string[]): boolean =>
    isLegal(judge, judge.observe(historyOf([...taken, ...script])), rulesOf('NICK-03'));
  expect(observation(['B> USER u 0 * :r', 'B< :s 001 a :Welcome'])).toBe(true);
  expect(observation(['B> NICK b | USER u 0 * :r', 'B< :s 001 b :Welcome'])).toBe(true);
  expect(observation(['B> NICK b | USER u 0 * :r', 'B< :s 001 a :Welcome'])).toBe(false);
  expect(observation(['B> NICK b | USER u 0 * :r | NICK', 'B< :s 431 b :No nickname given'])).toBe(false);
});
