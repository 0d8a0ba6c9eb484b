import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { provenByPlain, readPlain, writePlain } from '../../../conformance/sasl/plain.ts';

const ACCOUNTS = [
  { name: 'ann', password: 'pw' },
  { name: 'Zoë', password: 'schlüssel' },
];
const word = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((byte) => String.fromCharCode(byte)),
  minLength: 1,
});

test('a response is read as it was written (RFC 4616 2)', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constant(''), word), word, word, (authzid, authcid, password) => {
      const response = { authzid, authcid, password };
      expect(readPlain(writePlain(response))).toEqual(response);
    }),
  );
});

test('what has not exactly two NULs is no response', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.constant('')), { minLength: 1, maxLength: 6 }), (parts) => {
      fc.pre(parts.length !== 3);
      expect(readPlain(parts.join('\0'))).toBeNull();
    }),
  );
});

test('nobody and no password are no response', () => {
  expect(readPlain('\0\0pw')).toBeNull();
  expect(readPlain('\0ann\0')).toBeNull();
});

test.each([
  ['\0ann\0pw', 'ann'],
  ['ann\0ann\0pw', 'ann'],
  ['\0Zo\xc3\xab\0schl\xc3\xbcssel', 'Zoë'],
  ['\0ann\0p', null],
  ['\0ann\0pwx', null],
  ['\0bob\0pw', null],
  ['\0Zo\xc3\xab\0pw', null],
  ['bob\0ann\0pw', null],
  ['\0ann\0pw\0', null],
  ['', null],
])('%j proves %j', (bytes, name) => {
  expect(provenByPlain(bytes, ACCOUNTS)).toBe(name);
});
