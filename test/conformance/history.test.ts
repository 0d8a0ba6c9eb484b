import { expect, test } from 'vitest';
import { metServer, type HistoryEvent } from '../../conformance/history.ts';

test('a run has met the server where a connection came about, whatever became of it', () => {
  const open: HistoryEvent = { kind: 'open', connection: 0, at: 1 };
  const close: HistoryEvent = { kind: 'close', connection: 0, at: 2, how: 'torn' };
  expect(metServer({ events: [open] })).toBe(true);
  expect(metServer({ events: [open, close] })).toBe(true);
});

test('it has not where none did, be it that one was refused', () => {
  expect(metServer({ events: [] })).toBe(false);
  expect(metServer({ events: [{ kind: 'close', connection: 0, at: 1, how: 'torn' }] })).toBe(false);
});
