import { expect, test } from 'vitest';
import { readPackages } from '../../../conformance/ircx/packages.ts';

test('a package is spoken where the adapter says so, and is foreign elsewhere', () => {
  expect(readPackages('NTLM,BASIC,ANON,DPA', ['NTLM', 'BASIC'])).toEqual([
    { name: 'NTLM', kind: 'challenge' },
    { name: 'BASIC', kind: 'credentials' },
    { name: 'ANON', kind: 'anonymous' },
    { name: 'DPA', kind: 'foreign' },
  ]);
  expect(readPackages('ntlm', [])).toEqual([{ name: 'ntlm', kind: 'foreign' }]);
});

test('a list may be empty', () => {
  expect(readPackages('*', ['NTLM'])).toEqual([]);
  expect(readPackages('', ['NTLM'])).toEqual([]);
});
