import { expect, test } from 'vitest';
import { marksOf } from '../../../model/chart/marks.ts';

const marks = marksOf({
  taken: { a: 3 },
  missed: new Set(['b', 'c']),
  impossible: new Set(['c', 'd']),
  entered: new Map([
    ['on', 1],
    ['off', 0],
  ]),
  steps: [{ transitions: ['a'] }],
  diverging: ['off'],
});

test('what stands for several transitions is taken when one of them is, and impossible when all are', () => {
  expect(marks.ofTransitions(['a', 'b'])).toBe(' taken step');
  expect(marks.ofTransitions(['b', 'c'])).toBe(' missed');
  expect(marks.ofTransitions(['c', 'd'])).toBe(' impossible');
  expect(marks.ofTransitions(['e'])).toBe('');
  expect(marks.ofTransitions([])).toBe('');
});

test('a state is marked when it was entered, and when something happened in it that is not allowed', () => {
  expect(['on', 'off', 'else'].map((id) => marks.ofState(id))).toEqual([' taken', ' diverging', '']);
});

test('without anything laid over it nothing is marked', () => {
  expect(marksOf({}).ofTransitions(['a'])).toBe('');
});
