import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf, rowColumns, rowsOf, type Line } from '../../../model/chart/run.ts';

const line = (text: string): Line => ({ transitions: [], runs: [{ kind: 'guard', text }] });
const textOf = (rows: ReturnType<typeof rowsOf>): string =>
  rows.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');

test('a line is broken between words, and what follows hangs', () => {
  const rows = rowsOf(line('one two three four'), 10);
  expect(
    rows.map(
      ({ indent, runs }) =>
        ' '.repeat(indent) +
        runs
          .map(({ text }) => text)
          .join('')
          .trimEnd(),
    ),
  ).toEqual(['one two', '   three', '   four']);
});

test('a word that is too long stays whole', () => {
  expect(rowsOf(line('x'.repeat(50)), 10)).toHaveLength(1);
});

test('nothing is lost, and no row is too long but for one word', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z=@[\]]{1,14}$/), { minLength: 1 }),
      fc.integer({ min: 8, max: 60 }),
      (words, most) => {
        const rows = rowsOf(line(words.join(' ')), most);
        expect(textOf(rows)).toBe(words.join(' '));
        for (const row of rows) {
          const only = row.runs
            .map(({ text }) => text)
            .join('')
            .trimEnd();
          if (only.includes(' ')) expect(rowColumns(row) - 1).toBeLessThanOrEqual(most);
        }
      },
    ),
  );
});

test('letters of the Far East take two columns, and combining marks none', () => {
  expect(columnsOf('nick')).toBe(4);
  expect(columnsOf('接続')).toBe(4);
  expect(columnsOf('e\u0301')).toBe(1);
});
