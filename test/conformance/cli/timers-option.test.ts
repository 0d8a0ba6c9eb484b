import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../conformance/cli/errors.ts';
import { readTimers } from '../../../conformance/cli/timers-option.ts';

test('a time may come a second early and two late, unless both ends are given', () => {
  expect(readTimers(['register=4s,ping=6s', 'pong=5s..8s'])).toEqual({
    register: { earliest: 3_000, latest: 6_000 },
    ping: { earliest: 5_000, latest: 8_000 },
    pong: { earliest: 5_000, latest: 8_000 },
  });
});

test('what is left out nobody knows', () => {
  expect(readTimers(['ping=500ms'])).toEqual({
    register: null,
    ping: { earliest: 1, latest: 2_500 },
    pong: null,
  });
  expect(readTimers(undefined)).toBeNull();
});

describe('is refused, with the next step', () => {
  test.each([
    ['register', 'not a name and a time'],
    ['register=', 'not a name and a time'],
    ['rgister=4s', 'no timer rgister'],
    ['ping=4', 'not a span of time'],
    ['ping=4s,ping=5s', 'ping is given twice'],
    ['pong=8s..5s', 'the latest is before the earliest'],
    ['pong=1s..2s..3s', 'two with .. between'],
    ['register=2m', 'longer than a plan waits (20 s)'],
  ])('%s', (text, message) => {
    expect(() => readTimers(text.split(','))).toThrow(UsageError);
    expect(() => readTimers(text.split(','))).toThrow(message);
  });
});
