import { describe, expect, test } from 'vitest';
import { permit } from '../../../model/dialect.ts';
import { RULES } from '../../../model/rules/index.ts';
import { BREACHES } from './breaches.ts';
import { historyOf, judgeOf, verdict } from './exchanges.ts';

/** Rules about the process: no exchange breaks them. */
const judged = RULES.filter(({ relaxation }) => Object.keys(relaxation).length > 0);

test('ids are unique, and no field is empty', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const rule of RULES) {
    expect(rule.id).toMatch(/^[A-Z]+-\d\d$/);
    for (const field of [rule.clause, rule.sentence, rule.cause]) expect(field, rule.id).not.toBe('');
  }
});

test('what leaves a rule without force are real choices', () => {
  for (const { id, idleUnder } of RULES) expect(() => permit(idleUnder ?? {}), id).not.toThrow();
});

test('each rule that an exchange can break has one', () => {
  expect(Object.keys(BREACHES).toSorted()).toEqual(judged.map(({ id }) => id).toSorted());
});

describe.each(Object.entries(BREACHES))('%s', (id, { lawful, broken, dialect, password, timers }) => {
  const judge = judgeOf(dialect, password ?? null, timers ?? null);

  test('accepts what keeps it', () => {
    expect(verdict(judge, lawful)).toBe('conforms');
  });

  test('rejects what breaks it', () => {
    expect(verdict(judge, broken)).toBe('diverges');
  });

  test('set aside, explains the breach', () => {
    expect(verdict(judge, broken, [id])).toBe('conforms');
  });
});

test('an answer that goes to another connection is a matter of AUTHENTICATE where it answers that', () => {
  const judge = judgeOf(BREACHES['SASL-24']?.dialect);
  const on = 'A> CAP REQ :sasl\nA< :srv CAP * ACK :sasl\nB> NICK\nB< :srv 431 * :x\n';
  const strayed = `${on}A> AUTHENTICATE PLAIN\nB< AUTHENTICATE +\n`;
  expect(verdict(judge, strayed)).toBe('diverges');
  expect(verdict(judge, strayed, ['SASL-24'])).toBe('conforms');
  const other = `${on}A> CAP LIST\nB< :srv CAP * LIST :sasl\n`;
  expect(verdict(judge, other, ['SASL-24'])).toBe('diverges');
});

test('who authenticates twice by itself shares that with nobody, who does so behind another may', () => {
  const { broken = '', dialect } = BREACHES['AUTH-09'] ?? {};
  const judge = judgeOf(dialect);
  expect(verdict(judge, broken)).toBe('diverges');
  expect(verdict(judge, broken, ['AUTH-17'])).toBe('diverges');
  const another = broken.replaceAll(/^A/gm, 'B');
  expect(verdict(judge, `${broken}${another}`, ['AUTH-17'])).toBe('diverges');
  const behind = 'A> AUTH ANON I\nA< :srv AUTH ANON * guest@srv 0\n';
  expect(verdict(judge, `${behind}${another}`, ['AUTH-17'])).toBe('conforms');
});

test('a welcome is not late by as long as the suite could not listen', () => {
  const judge = judgeOf({ registration_completes: ['later'] });
  const late = 'A> NICK dan\nA> USER u 0 * :r\n+3000\nA< WELCOME dan\n';
  const told = (lag: number): string => judge.check(judge.observe({ ...historyOf(late), lag })).kind;
  expect(told(0)).toBe('diverges');
  expect(told(2e9)).toBe('conforms');
});
