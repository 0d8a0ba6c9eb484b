import { expect, test } from 'vitest';
import { mechanismsOf, readCapabilities } from '../../conformance/capabilities.ts';

test('the lists of several lines are one list, with names and values', () => {
  expect(readCapabilities(['a b=c ', ' d'])).toEqual(
    new Map([
      ['a', null],
      ['b', 'c'],
      ['d', null],
    ]),
  );
});

test.each([
  ['sasl=PLAIN,scram-sha-256', ['PLAIN', 'SCRAM-SHA-256']],
  ['sasl=', null],
  ['sasl', null],
  ['tls', null],
])('of %s the mechanisms are %j', (list, mechanisms) => {
  expect(mechanismsOf(readCapabilities([list]))).toEqual(mechanisms);
});

test('where nobody knows what is offered, nobody knows the mechanisms', () => {
  expect(mechanismsOf(null)).toBeNull();
});
