import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../sasl/secret.ts';
import { FAILURE, type Package } from './package.ts';
import { accountOf, counted, proves } from './token.ts';

/** What each token begins with: the name of the protocol, and the number of the token as four bytes, the lowest first. */
const PROTOCOL = 'NTLMSSP\0';
const numbered = (number: number): string => `${PROTOCOL}${String.fromCodePoint(number)}\0\0\0`;

const CHALLENGE = 8;
const DIGEST = 16;

/** A challenge, and a response that proves the password. The shape is that of NTLM, the cryptography a keyed hash. */
export const ntlm: Package = {
  name: 'NTLM',
  begin: (_, context, token) => {
    if (token?.startsWith(numbered(1)) !== true) return FAILURE;
    context.challenge = newChallenge();
    return { kind: 'challenge', token: numbered(2) + context.challenge };
  },
  respond: (house, { challenge }, token) => {
    if (token?.startsWith(numbered(3)) !== true) return FAILURE;
    const name = counted(token.slice(numbered(3).length));
    if (name === null || name.rest.length !== 2 * DIGEST) return FAILURE;
    const account = accountOf(house, name.text);
    const isAnswer = ({ password }: Secret, sent: string): boolean =>
      isEqual(sent, answerTo(challenge, password));
    if (account === undefined || !proves(house, account, name.rest, isAnswer)) return FAILURE;
    return { kind: 'success', identity: account.name };
  },
};

/** Bytes that are ASCII, so that a client may read its lines as UTF-8. */
function newChallenge(): string {
  return Buffer.from(randomBytes(CHALLENGE).map((byte) => byte & 0x7f)).toString('latin1');
}

function answerTo(challenge: string, password: string): string {
  const hash = createHmac('md5', Buffer.from(password, 'latin1'));
  return hash.update(challenge, 'latin1').digest('hex').toUpperCase();
}

/** Compares texts of the same length in a time that tells nothing of them. */
function isEqual(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1'));
}
