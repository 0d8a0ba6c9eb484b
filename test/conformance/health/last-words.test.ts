import { expect, test } from 'vitest';
import { lastWords, tellingLines } from '../../../conformance/health/last-words.ts';

const BEFORE = ['[10:00:01] client 17 connected', '[10:00:02] client 17 gone', 'ready'];

test('a line like earlier ones, but for numbers and names with digits, says nothing new', () => {
  expect(lastWords(BEFORE, ['[10:07:55] client 90 connected', '', 'ready'])).toEqual([]);
});

test('a line unlike all earlier ones are last words', () => {
  const fresh = ['[10:07:55] client 90 connected', '[10:07:55] table full, stopping'];
  expect(lastWords(BEFORE, fresh)).toEqual(['[10:07:55] table full, stopping']);
});

test('of a long log the errors are told, and the last line', () => {
  const log = ['TypeError: no client', '    at leave (x.js:1)', 'Node.js v20', ''];
  expect(tellingLines(log)).toEqual(['TypeError: no client', 'Node.js v20']);
  expect(tellingLines(['ok', 'PANIC: out of memory'])).toEqual(['PANIC: out of memory']);
  expect(tellingLines([])).toEqual([]);
});
