import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isChallengeTo,
  MOST_ITERATIONS,
  readClientFinal,
  readClientFirst,
  readServerFinal,
  readServerFirst,
  signaturesOf,
  writeClientFinal,
  writeClientFirst,
  type ClientFirst,
  type ServerFirst,
} from '../../../conformance/sasl/scram.ts';
import { EXAMPLE } from './example.ts';

const first = readClientFirst(EXAMPLE.clientFirst) as ClientFirst;
const challenge = readServerFirst(EXAMPLE.serverFirst) as ServerFirst;

test('the exchange of RFC 7677 3 is what its password makes of it', () => {
  expect(writeClientFirst({ authzid: '', name: 'user', nonce: EXAMPLE.nonce })).toBe(EXAMPLE.clientFirst);
  const signatures = signaturesOf(first, challenge, 'pencil');
  expect(writeClientFinal(first, challenge, signatures?.proof ?? '')).toBe(EXAMPLE.clientFinal);
  expect(readClientFinal(EXAMPLE.clientFinal)?.proof).toBe(signatures?.proof);
  expect(readServerFinal(EXAMPLE.serverFinal)).toBe(signatures?.server);
});

test('another password makes another proof and another signature', () => {
  const [right, wrong] = ['pencil', 'pencils'].map((word) => signaturesOf(first, challenge, word));
  expect(wrong?.proof).not.toBe(right?.proof);
  expect(wrong?.server).not.toBe(right?.server);
});

test('a challenge that asks for too much work is not gone along with', () => {
  expect(signaturesOf(first, { ...challenge, iterations: MOST_ITERATIONS + 1 }, 'pencil')).toBeNull();
});

test('a challenge answers the message whose nonce it goes on with', () => {
  expect(isChallengeTo(challenge, first)).toBe(true);
  expect(isChallengeTo(challenge, { ...first, nonce: 'other' })).toBe(false);
  expect(isChallengeTo({ ...challenge, nonce: first.nonce }, first)).toBe(false);
});

test('names come back as they were, whatever their bytes', () => {
  const bytes = fc.string({
    unit: fc.integer({ min: 1, max: 255 }).map((byte) => String.fromCharCode(byte)),
    minLength: 1,
  });
  fc.assert(
    fc.property(bytes, fc.oneof(fc.constant(''), bytes), (name, authzid) => {
      const written = { authzid, name, nonce: 'k7.0.1.' };
      expect(readClientFirst(writeClientFirst(written))).toMatchObject(written);
    }),
  );
});

describe('what is no message of SCRAM is not read as one', () => {
  test.each([
    '',
    'n,,n=user',
    'p=tls-unique,,n=user,r=x',
    'n,,m=x,n=user,r=x',
    'n,,n=,r=x',
    '\0user\0pencil',
  ])('client first: %j', (bytes) => {
    expect(readClientFirst(bytes)).toBeNull();
  });
  test.each(['', 'r=x,s=?,i=4096', 'r=x,s=YQ==,i=0', 'm=x,r=x,s=YQ==,i=1', 'v=abc'])(
    'challenge: %j',
    (bytes) => {
      expect(readServerFirst(bytes)).toBeNull();
    },
  );
  test.each(['', 'c=biws,r=x', 'c=biws,p=YQ=='])('client last: %j', (bytes) => {
    expect(readClientFinal(bytes)).toBeNull();
  });
  test.each(['', 'e=invalid-proof', 'r=x'])('server last: %j', (bytes) => {
    expect(readServerFinal(bytes)).toBeNull();
  });
});
