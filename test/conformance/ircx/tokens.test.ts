import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  basicToken,
  bytesOf,
  NEGOTIATE,
  opensNtlm,
  proofFor,
  readBasic,
  readChallenge,
  readResponse,
  responseTo,
} from '../../../conformance/ircx/tokens.ts';

const text = string({ unit: 'binary-ascii', maxLength: 60 });
const CHALLENGE = 'NTLMSSP\0\x02\0\0\x0012345678';

describe('BASIC', () => {
  test('a token gives back its name and its password', () => {
    assert(
      property(text, text, (authcid, password) => {
        expect(readBasic(basicToken({ authcid, password }))).toEqual({ authcid, password });
      }),
    );
  });

  test.each(['', '\x05dan', '\x03dan', '\x03dan\x05x', '\x03dan\x01xy'])('%j is none', (bytes) => {
    expect(readBasic(bytes)).toBeNull();
  });
});

describe('NTLM', () => {
  test('the first message opens, with anything behind it, and others do not', () => {
    expect(opensNtlm(NEGOTIATE)).toBe(true);
    expect(opensNtlm(`${NEGOTIATE}flags`)).toBe(true);
    expect(opensNtlm(NEGOTIATE.slice(0, -1))).toBe(false);
    expect(opensNtlm(CHALLENGE)).toBe(false);
  });

  test('a challenge is eight bytes', () => {
    expect(readChallenge(CHALLENGE)).toBe('12345678');
    expect(readChallenge(`${CHALLENGE}9`)).toBeNull();
    expect(readChallenge(NEGOTIATE)).toBeNull();
  });

  test('a response names who proves it, with a proof for this challenge and password alone', () => {
    const response = responseTo('12345678', { authcid: 'alice', password: 'secret' });
    expect(readResponse(response)).toEqual({ authcid: 'alice', proof: proofFor('12345678', 'secret') });
    expect(proofFor('12345678', 'secret')).toMatch(/^[0-9A-F]{32}$/);
    expect(proofFor('12345679', 'secret')).not.toBe(proofFor('12345678', 'secret'));
    expect(proofFor('12345678', 'Secret')).not.toBe(proofFor('12345678', 'secret'));
    expect(readResponse(response.slice(0, -1))).toBeNull();
    expect(readResponse(NEGOTIATE)).toBeNull();
  });
});

test('data that are missing, or cannot be read, are no bytes', () => {
  expect(bytesOf('a\\bb')).toBe('a b');
  expect(bytesOf(undefined)).toBe('');
  expect(bytesOf('a\\')).toBe('');
});
