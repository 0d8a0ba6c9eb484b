import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  commandLines,
  counted,
  grouped,
  shorten,
  spanText,
  wrap,
} from '../../../conformance/report/layout.ts';

test('wrapping loses nothing but spaces at the breaks and exceeds no width', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), fc.integer({ min: 1, max: 120 }), (words, width) => {
      const text = words.join(' ');
      const lines = wrap(text, width);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});

test('a command that is too long is broken between its options, as a shell reads it', () => {
  expect(commandLines('  run', 'check --seed 7', 7, 40)).toEqual(['  run  check --seed 7']);
  expect(commandLines('  run', 'check it --seed 7 --runs 9', 7, 28)).toEqual([
    '  run  check it \\',
    '         --seed 7 \\',
    '         --runs 9',
  ]);
});

test('and between its words, of which what stands in quotes is one', () => {
  expect(commandLines('  run', "matrix one two 'a b {port}' three", 7, 26)).toEqual([
    '  run  matrix one two \\',
    "         'a b {port}' \\",
    '         three',
  ]);
});

test('a long text loses its middle, a short one nothing', () => {
  expect(shorten('abcdefghij', 5)).toBe('ab…ij');
  expect(shorten('abcde', 5)).toBe('abcde');
  expect(shorten('abcde', 1)).toBe('…');
  expect(shorten('abcde', 0)).toBe('');
});

test('numbers and spans are written for people', () => {
  expect([grouped(7), grouped(1_455), grouped(1_234_567)]).toEqual(['7', '1 455', '1 234 567']);
  expect([counted(1, 'plan'), counted(0, 'plan')]).toEqual(['1 plan', '0 plans']);
  expect([spanText(850), spanText(30_012), spanText(725_000)]).toEqual(['850 ms', '30.0 s', '12 min 5 s']);
});
