import { describe, expect, test } from 'vitest';
import { readAuth, type AuthStanding } from '../../model/auth-readings.ts';
import { newSession, type Facts, type Session } from '../../model/world.ts';
import { operationOf, PACKAGES } from './operation.ts';
import { factsOf } from './facts.ts';

const FACTS = factsOf({ packages: PACKAGES, registrationWithin: 1, idleAfter: 1 });
const ANONYMOUS: AuthStanding = { security: 'anonymous', introduced: false };
const PENDING: AuthStanding = { security: 'pending', introduced: false };

/** The inputs that a line may be, of a server that has IRCX. */
function read(
  line: string,
  standing: AuthStanding = ANONYMOUS,
  session: Partial<Session> = {},
  facts: Partial<Facts> = {},
): readonly string[] {
  const found = readAuth(
    operationOf(line, 0),
    { ...newSession(0), ...session },
    { ...FACTS, ...facts },
    standing,
  );
  expect(found.at(-1)?.input).toBe('UNKNOWN');
  return found.slice(0, -1).map(({ input }) => input.replace('AUTH.', ''));
}

describe('where nothing is under way', () => {
  test.each([
    ['AUTH', ['missing']],
    ['AUTH NTLM', ['missing']],
    ['AUTH NTLM X', ['bad_sequence']],
    ['AUTH KERBEROS I', ['unknown']],
    ['AUTH KERBEROS X', ['bad_sequence', 'unknown']],
    ['AUTH NTLM I opens', ['opened']],
    ['AUTH ntlm I opens', ['opened']],
    ['AUTH NTLM I', ['opened', 'wrong']],
    ['AUTH BASIC I right', ['right']],
    ['AUTH BASIC I wrong', ['wrong']],
    ['AUTH ANON I', ['anonymous']],
    ['AUTH DPA I x', ['opened', 'right', 'wrong']],
    ['AUTH NTLM S right', ['unbegun']],
    ['AUTH NTLM *', ['abort_idle']],
    ['AUTH NTLM I opens x', ['surplus', 'opened']],
  ])('%s', (line, inputs) => {
    expect(read(line)).toEqual(inputs);
  });

  test('behind NICK or USER it may be out of order', () => {
    expect(read('AUTH NTLM I opens', { ...ANONYMOUS, introduced: true })).toEqual(['out_of_order', 'opened']);
  });

  test('of a list that nobody knows any package may be there or not', () => {
    expect(read('AUTH NTLM I x', ANONYMOUS, {}, { packages: null })).toEqual([
      'opened',
      'right',
      'wrong',
      'unknown',
    ]);
  });
});

describe('within an authentication by NTLM', () => {
  test.each([
    ['AUTH NTLM S right', ['right']],
    ['AUTH NTLM S stale', ['right', 'wrong']],
    ['AUTH NTLM S wrong', ['wrong']],
    ['AUTH NTLM *', ['abort']],
    ['AUTH NTLM I opens', ['again', 'opened']],
    ['AUTH BASIC S x', ['other', 'wrong']],
    ['AUTH BASIC *', ['other', 'abort']],
  ])('%s', (line, inputs) => {
    expect(read(line, PENDING, { package: 'NTLM' })).toEqual(inputs);
  });
});

test('who has authenticated is told so, and who is registered that it is late', () => {
  expect(read('AUTH NTLM I opens', { security: 'authenticated', introduced: false })).toEqual(['already']);
  expect(read('AUTH NTLM I opens', ANONYMOUS, { owned: true, nick: 'a' })).toEqual(['late']);
  expect(read('AUTH', ANONYMOUS, { owned: true, nick: 'a' })).toEqual(['missing', 'late']);
});
