import { expect, test } from 'vitest';
import { UsageError } from '../../../conformance/cli/errors.ts';
import { selectRules } from '../../../conformance/cli/rule-filter.ts';

const IDS = ['CASE-01', 'NICK-01', 'NICK-02', 'NICK-11', 'PASS-01'];

test.each([
  [['NICK-02'], ['NICK-02']],
  [['nick-02'], ['NICK-02']],
  [['NICK'], ['NICK-01', 'NICK-02', 'NICK-11']],
  [['NICK-*'], ['NICK-01', 'NICK-02', 'NICK-11']],
  [['*-01'], ['CASE-01', 'NICK-01', 'PASS-01']],
  [
    ['NICK-?1', 'PASS'],
    ['NICK-01', 'NICK-11', 'PASS-01'],
  ],
  [['PASS', 'PASS-01'], ['PASS-01']],
  [[], []],
])('%j selects %j', (patterns, ids) => {
  expect(selectRules('--only', patterns, IDS)).toEqual(ids);
});

test.each(['NICK-1', 'NIC', 'NICK-99', '.*', 'NICK-0', '('])(
  '%s selects nothing, which is an error',
  (pattern) => {
    expect(() => selectRules('--only', ['PASS', pattern], IDS)).toThrow(UsageError);
  },
);
