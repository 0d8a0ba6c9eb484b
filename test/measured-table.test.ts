import { expect, test } from 'vitest';
import { rowsAskedFor, rowsIn, tableText } from './measured-table.ts';

const head = '# Title\n\n| name | what |\n| --- | --- |\n';
const rows = new Map([
  ['a', '| `a` | one |'],
  ['c', '| `c`  | with `code` |'],
]);
const names = ['a', 'b', 'c'];

test('rows that are written are read back, and come in the order of the names', () => {
  expect(rowsIn(tableText({ head, names }, rows))).toEqual(rows);
  expect([...rowsIn(tableText({ head, names: ['c', 'a'] }, rows)).keys()]).toEqual(['c', 'a']);
});

test('a row whose name there is no longer is left out', () => {
  expect(tableText({ head, names: ['b', 'c'] }, rows)).toBe(`${head}| \`c\`  | with \`code\` |\n`);
});

test('all rows are asked for, those that are named, or those that are missing', () => {
  expect(rowsAskedFor([], names, rows)).toEqual(names);
  expect(rowsAskedFor(['c', 'b'], names, rows)).toEqual(['b', 'c']);
  expect(rowsAskedFor(['--missing'], names, rows)).toEqual(['b']);
});

test('a name that there is not is refused', () => {
  expect(() => rowsAskedFor(['a', 'x'], names, rows)).toThrow('there is no row for x');
});
