import { expect, test } from 'vitest';
import { byConfiguration } from '../../model/by-configuration.ts';
import { createTable } from '../../model/table.ts';

test('what a configuration tells is looked up once, also where it is no, and by whomever it is asked', () => {
  const table = createTable();
  const closing = table.numberOf('"closing"');
  const seen: string[] = [];
  const isAtom = byConfiguration((key) => {
    seen.push(key);
    return key.startsWith('"');
  });
  const told = [table.initial, closing, table.initial, closing].map((at) => isAtom(table)(at));
  expect(told).toEqual([false, true, false, true]);
  expect(seen).toEqual([table.keyOf(table.initial), '"closing"']);
});

test('tables that number their configurations otherwise are kept apart', () => {
  const [one, other] = [createTable(), createTable()];
  const keys = byConfiguration((key) => key);
  const [first, second] = [one.numberOf('"closing"'), other.numberOf('"closed"')];
  expect(first).toBe(second);
  expect([keys(one)(first), keys(other)(second)]).toEqual(['"closing"', '"closed"']);
});

test('a table may be asked for more than a key', () => {
  const table = createTable();
  const leaves = byConfiguration((_key, configuration, { cell, keyOf }) =>
    cell(configuration, 'QUIT', 'free').map(({ next }) => keyOf(next)),
  );
  expect(leaves(table)(table.initial)).toContain('"closing"');
});

test('a number that no configuration has is refused each time', () => {
  const keys = byConfiguration((key) => key)(createTable());
  expect(() => keys(10_000)).toThrow(RangeError);
  expect(() => keys(10_000)).toThrow(RangeError);
});
