import { expect, test } from 'vitest';
import { createJudge } from '../../conformance/check.ts';
import { search } from '../../conformance/search.ts';
import { RULES, type Rule } from '../../model/rules/index.ts';
import { historyOf, PLAIN } from './history-of.ts';

const judge = createJudge(PLAIN);
const NICK_01 = RULES.filter(({ id }) => id === 'NICK-01');

test('a history that some order explains conforms, and tells the transitions that were taken', () => {
  const verdict = judge.check(judge.observe(historyOf(['A> NICK', 'A< :s 431 * :x'])));
  expect(verdict).toMatchObject({ kind: 'conforms', torn: false });
  expect(verdict.kind === 'conforms' && verdict.transitions).toEqual([expect.stringContaining('431')]);
});

test('a history that none explains diverges, and tells how far one gets', () => {
  const verdict = judge.check(
    judge.observe(historyOf(['A> NICK | NICK', 'A< :s 431 * :x', 'A< :s 001 a :x'])),
  );
  expect(verdict.kind).toBe('diverges');
  expect(verdict.kind === 'diverges' && verdict.furthest.map(({ taken }) => taken)).toContainEqual([1]);
});

test('a rule set aside makes legal what breaks only that rule', () => {
  const silent = judge.observe(historyOf(['A> NICK']));
  expect(judge.check(silent).kind).toBe('diverges');
  expect(judge.check(silent, NICK_01).kind).toBe('conforms');
});

test('a search that runs out of states is undecided, and never conforms or diverges', () => {
  // Eight claimants at once, none of them answered: every order is another world.
  const names = 'ABCDEFGH'.split('');
  const script = [
    ...names.map((name) => `${name}> ${'NICK a|NICK b|NICK c'.replaceAll('|', ' | ')}`),
    ...names.map((name) => `${name}< :s 401 * x :x`),
  ];
  const observation = judge.observe(historyOf(script));
  const verdict = judge.check(observation);
  expect(verdict).toMatchObject({ kind: 'undecided', cause: 'too many orders to search' });
});

test('a search is given up at its limit, not before', () => {
  const observation = judge.observe(historyOf(['A> NICK | NICK', 'A< :s 431 * :x', 'A< :s 431 * :x']));
  const found = search(observation, judge.spec());
  expect(found.kind).toBe('legal');
  expect(search(observation, judge.spec(), found.states).kind).toBe('legal');
  expect(search(observation, judge.spec(), found.states - 1).kind).toBe('exhausted');
});

test('a dialect that names what is no choice is refused', () => {
  const typo: Readonly<Record<string, readonly string[]>> = { nick_mising: ['431'] };
  expect(() => createJudge({ ...PLAIN, dialect: typo }).spec()).toThrow(RangeError);
});

/** The verdict on this answer to a bare NICK, on a server that is known to say 461. */
function answeredBy(numeric: string): string {
  const strict = createJudge({ ...PLAIN, dialect: { 'nick_missing@unregistered': ['461'] } }, judge.table);
  return strict.check(strict.observe(historyOf(['A> NICK', `A< :s ${numeric} * NICK :x`]))).kind;
}

test('the answers of the dialect are the legal ones', () => {
  expect(answeredBy('461')).toBe('conforms');
  expect(answeredBy('431')).toBe('diverges');
});

test('nothing of a judge depends on the order in which rules were set aside before', () => {
  const silent = judge.observe(historyOf(['A> NICK']));
  const others: readonly Rule[] = RULES.filter(({ id }) => id === 'QUIT-03');
  judge.check(silent, NICK_01);
  expect(judge.check(silent, others).kind).toBe('diverges');
  expect(judge.check(silent).kind).toBe('diverges');
});
