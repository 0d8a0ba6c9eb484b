import { describe, expect, test } from 'vitest';
import { permit } from '../../../model/dialect.ts';
import { RULES } from '../../../model/rules/index.ts';
import { BREACHES } from './breaches.ts';
import { BREACHES_BY_SASL, BY_SASL, bySasl } from './breaches-by-sasl.ts';
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

describe.each(Object.entries(BREACHES_BY_SASL))(
  '%s, of a server that answers AUTH by the numerics of SASL,',
  (id, { lawful, broken }) => {
    const judge = judgeOf(BY_SASL);

    test('accepts what keeps it', () => {
      expect(verdict(judge, lawful)).toBe('conforms');
    });

    test('rejects what breaks it, and, set aside, explains it', () => {
      expect(verdict(judge, broken)).toBe('diverges');
      expect(verdict(judge, broken, [id])).toBe('conforms');
    });
  },
);

const unknown = (...codes: readonly string[]): string =>
  codes.map((code) => `A> AUTH KERBEROS I\nA< :srv ${code} * KERBEROS :x\n`).join('');

describe('the numerics that answer AUTH', () => {
  test('may be those of IRCX or those of SASL, and stay the same', () => {
    const judge = judgeOf({ ircx: ['present'] });
    expect(verdict(judge, unknown('912', '912'))).toBe('conforms');
    expect(verdict(judge, unknown('904', '904'))).toBe('conforms');
    expect(verdict(judge, unknown('912', '904'))).toBe('diverges');
    expect(verdict(judge, unknown('912', '904'), ['DIALECT-01'])).toBe('conforms');
  });

  test('are those that the dialect says', () => {
    expect(verdict(judgeOf(BY_SASL), unknown('912'))).toBe('diverges');
    expect(verdict(judgeOf(BY_SASL), unknown('912'), ['DIALECT-02'])).toBe('conforms');
    expect(verdict(judgeOf({ ...BY_SASL, auth_numerics: ['x04'] }), unknown('904'))).toBe('diverges');
  });

  test('of success are two, but for nobody, who has no account', () => {
    const judge = judgeOf(BY_SASL);
    const success = BREACHES_BY_SASL['AUTH-07']?.lawful ?? '';
    for (const missing of ['900', '903']) {
      const half = success.replace(new RegExp(`A< :srv ${missing} .*\n`), '');
      expect(verdict(judge, half)).toBe('diverges');
      expect(verdict(judge, half, ['AUTH-07'])).toBe('conforms');
      expect(verdict(judge, half, ['SASL-02'])).toBe('diverges');
    }
    expect(verdict(judge, 'A> AUTH ANON I\nA< :srv 903 * :x\n')).toBe('conforms');
    expect(verdict(judge, bySasl('A> AUTH ANON I\nA< :srv AUTH ANON * guest@srv 0\n'))).toBe('conforms');
  });

  test('of SASL have none for a refusal for what others have done', () => {
    const refusals = { ...BY_SASL, auth_refusal: ['none', '907', '911'] };
    const began = 'A> AUTH NTLM I :{ntlm:negotiate}\n';
    for (const refusal of ['907 * :x', '911 * NTLM :x']) {
      const turnedAway = `${began}A< :srv ${refusal}\n`;
      expect(verdict(judgeOf({ ...refusals, auth_numerics: ['x04'] }), turnedAway)).toBe('conforms');
      expect(verdict(judgeOf(refusals), turnedAway)).toBe('diverges');
    }
    expect(verdict(judgeOf(refusals), `${began}A< :srv 904 * :x\n`, ['AUTH-07'])).toBe('conforms');
  });
});

test('what AUTH is told by a numeric of SASL is no matter of a rule of SASL', () => {
  const judge = judgeOf(BY_SASL);
  const sasl = RULES.flatMap(({ id }) => (id.startsWith('SASL-') ? [id] : []));
  for (const [id, { broken }] of Object.entries(BREACHES_BY_SASL)) {
    if (id.startsWith('AUTH-'))
      for (const rule of sasl) expect(verdict(judge, broken, [rule]), `${id} ${rule}`).toBe('diverges');
  }
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
