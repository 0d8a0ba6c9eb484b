import { expect, test } from 'vitest';
import { exchanges } from '../../model/exchange.ts';
import { sessionChart } from '../../model/session.ts';
import { createTable, keyFor } from '../../model/table.ts';
import { configurationsOf } from './configurations.ts';

const table = createTable();
const exchangeOf = exchanges(table);

test('a connection has no exchange at first, and none when it is closed', () => {
  expect(exchangeOf(table.initial)).toBe('none');
  expect(exchangeOf(table.numberOf('"closing"'))).toBe('none');
});

test('an exchange is followed step by step', () => {
  const walked: string[] = [];
  let at = table.initial;
  for (const input of ['scram', 'first', 'right', 'empty'] as const) {
    at = table.cell(at, `AUTHENTICATE.${input}`, 'free')[0]?.next ?? -1;
    walked.push(exchangeOf(at));
  }
  expect(walked).toEqual(['scram asked', 'scram challenged', 'scram proven', 'none']);
});

test('every configuration is told to have one of the exchanges that readings know, whatever else it is in', () => {
  const told = new Set(
    configurationsOf(sessionChart.root).map((value) => exchangeOf(table.numberOf(keyFor(value)))),
  );
  expect([...told].toSorted()).toEqual([
    'begun',
    'foreign',
    'none',
    'plain',
    'scram asked',
    'scram challenged',
    'scram proven',
  ]);
});
