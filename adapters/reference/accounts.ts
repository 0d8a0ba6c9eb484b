import type { Account } from '../server.ts';
import type { Choices } from './slots.ts';

/** Bytes of a PLAIN response of which the base64 has so many characters; with one NUL before the name, and one behind it. */
const BYTES = { 400: 300, 500: 375, 800: 600 } as const;

/** An account whose PLAIN response without an authorization identity is just so long in base64 (RFC 4616, RFC 4648 4). */
function ofLength(characters: keyof typeof BYTES): Account {
  const name = `long${characters}`;
  const length = BYTES[characters] - name.length - 2;
  return { name, password: `${characters} characters `.repeat(length).slice(0, length) };
}

/**
 * The accounts that clients can log in to. The long ones are for responses that take several lines: a full one, two full ones, and
 * one that ends in between.
 */
export const ACCOUNTS: readonly Account[] = [
  { name: 'alice', password: 'wonder land:1' },
  { name: 'Bob', password: 'builder,=2' },
  { name: 'carol', password: 'Weihnachtsbäckerei §3' },
  ofLength(400),
  ofLength(800),
  ofLength(500),
];

/**
 * The accounts where there is AUTH, all of them ASCII. The length of a name or a password stands in a token as a byte, and some of
 * those have an escape on the wire (IRCX 3): a TAB is 9, a LF 10, a CR 13, a SPACE 32 and a COMMA 44.
 */
export const PACKAGE_ACCOUNTS: readonly Account[] = [
  { name: 'alice', password: 'wonder land:1' },
  { name: 'nine9char', password: 'comma,and\\slash' },
  { name: 'tencharact', password: 'thirtytwolettersareonespacewhich' },
  { name: 'thirteenchars', password: 'fortyfourlettersmakeacommaoftheirownlengthis' },
  { name: 'Bob', password: 'builder,=2' },
];

/** Whom a server knows. */
export function accountsOf({ ircx }: Pick<Choices, 'ircx'>): readonly Account[] {
  return ircx === 'present' ? PACKAGE_ACCOUNTS : ACCOUNTS;
}
