import { describe, expect, test } from 'vitest';
import { CHOICES } from '../../model/choices.ts';
import { RULES } from '../../model/rules/index.ts';
import { codesIn, tablesOf } from './tables-of.ts';

const numbered = (letter: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

/** Every row that the specifications give, by the part of a session that it is about. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  NICK: [...numbered('N', 7), 'N7r', ...numbered('N', 18).slice(7)],
  USER: numbered('U', 10),
  PASS: numbered('P', 7),
  CAP: [...numbered('K', 3), 'K3b', ...numbered('K', 20).slice(3), '3.1 suspended', '3.1 registered'],
  SASL: ['A1', 'A1s', ...numbered('A', 20).slice(1), '3.2 connection'],
  'IRCX and AUTH': [
    'X1',
    'X1b',
    'X1c',
    'X2',
    'X3',
    ...numbered('H', 18),
    '4.2 clash',
    '4.3 user',
    '4.3 open',
    '4.3 nobody',
    '4.3 refusal',
    '4.3 behind',
    '4.3 leaving',
    '4.3 again',
    '4.3 bytes',
  ],
  'Authentication and a nick that is taken': [
    '3.3 refusal',
    '3.3 between',
    '3.3 claims',
    '3.3 late',
    '3.3 mask',
    '3.3 failure',
    '3.3 leaving',
  ],
  'Commands that are too early, or not there': [
    '1.7 before registration',
    '1.7 registered',
    '1.8 before registration',
    '1.8 registered',
    '1.8 numeric',
    '1.8 server command',
  ],
  'PING, PONG, QUIT': [...numbered('G', 10), 'Q1', 'Q2'],
  'What comes from outside': [
    '1.10 drop',
    '1.10 registration timer',
    '1.10 ping',
    '1.10 KILL',
    '1.10 full',
    '1.10 flood',
  ],
  'The welcome': ['1.11 order', '1.11 nick', '1.11 text'],
  'When a nick is claimed': ['2.3 early', '2.3 override', '2.3 late', '2.3 broken', '2.3 invariant'],
  Collision: ['2.4 direct', '2.4 servers'],
  Release: ['2.5 change', '2.5 leaving', '2.5 bound', '2.5 nick delay', '2.5 history'],
};

const tables = tablesOf('clauses.md');
const rules: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));
const choices: ReadonlySet<string> = new Set(CHOICES.map(({ id }) => id));

describe('docs/clauses.md', () => {
  test.each(Object.keys(ROWS))('has every row of %s, and each goes somewhere', (title) => {
    const rows = tables.get(title) ?? [];
    expect(rows.map(([label]) => label)).toEqual(ROWS[title]);
    for (const [label = '', what = '', where = ''] of rows) {
      expect(what, label).not.toBe('');
      const codes = codesIn(where);
      expect(codes.length > 0 || where.startsWith('reason: '), label).toBe(true);
      expect(
        codes.filter((code) => !rules.has(code) && !choices.has(code)),
        label,
      ).toEqual([]);
    }
  });

  test('names every rule, in a row or with the reason why it has none', () => {
    const inRows = new Set(
      Object.keys(ROWS).flatMap((title) => (tables.get(title) ?? []).flatMap((row) => codesIn(row[2] ?? ''))),
    );
    const apart = (tables.get('Rules without a row') ?? []).map(([rule = '', why = '']) => {
      expect(why, rule).not.toBe('');
      return codesIn(rule)[0] ?? '';
    });
    expect([...rules].filter((id) => !inRows.has(id) && !apart.includes(id))).toEqual([]);
    expect(apart.filter((id) => inRows.has(id) || !rules.has(id))).toEqual([]);
  });
});
