import { expect, test } from 'vitest';
import { refusedNick } from '../report/sample.ts';
import { matrixOf, tested } from './sample.ts';

const rows = (matrix: ReturnType<typeof matrixOf>): Readonly<Record<string, string>> =>
  Object.fromEntries(matrix.rows.map(({ rule, cells }) => [rule, cells.map(({ kind }) => kind).join(', ')]));

test('each rule has a row, in the order of ids, and each server a cell in it', () => {
  expect(rows(matrixOf())).toEqual({
    'LIVE-01': 'passes, passes, passes, breaks, not tested, not tested',
    'NICK-01': 'passes, passes, passes, not tested, not tested, not tested',
    'NICK-03': 'passes, breaks, sometimes, not tested, not tested, not tested',
    'REG-07': 'without force, without force, without force, not tested, not tested, not tested',
    'REG-11': 'passes, sometimes, undecided, not tested, not tested, not tested',
    'SASL-01': 'without force, without force, without force, not tested, not tested, not tested',
  });
});

test('servers differ where some keep a rule and others do not, or not always; not where one was only not asked', () => {
  const differing = matrixOf().rows.filter(({ differs }) => differs);
  expect(differing.map(({ rule }) => rule)).toEqual(['LIVE-01', 'NICK-03', 'REG-11']);
  const same = { verdict: 'diverges', divergences: [refusedNick] } as const;
  const both = matrixOf([tested('one', same), tested('two', { ...same, exercised: [] })]);
  expect(both.rows.filter(({ differs }) => differs)).toEqual([]);
});

test('what nothing explains has a row of its own, where there is any', () => {
  const odd = tested('odd', { divergences: [{ ...refusedNick, rule: 'UNEXPLAINED' }] });
  expect(rows(matrixOf([tested('good'), odd]))['UNEXPLAINED']).toBe('passes, breaks');
  expect(Object.keys(rows(matrixOf()))).not.toContain('UNEXPLAINED');
});

test('rules that are not wanted have no row', () => {
  const matrix = matrixOf([tested('good')], { only: ['NICK-01', 'NICK-03'], skip: ['NICK-03'] });
  expect(Object.keys(rows(matrix))).toEqual(['NICK-01']);
});
