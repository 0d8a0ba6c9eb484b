import { createHmac } from 'node:crypto';
import type { PlainResponse } from '../sasl/plain.ts';
import { unescapeData } from './escapes.ts';

/*
 * The tokens of the packages that the suite speaks with servers whose adapter says so. BASIC: a name and a password, each behind a byte with its length. NTLM has
 * the shape of the NT LAN Manager's messages, a challenge and a response, and not its cryptography.
 */

type Credentials = Pick<PlainResponse, 'authcid' | 'password'>;

const SIGNATURE = 'NTLMSSP\0';
const CHALLENGE_BYTES = 8;
const PROOF_DIGITS = 32;

function message(type: number): string {
  return `${SIGNATURE}${String.fromCharCode(type)}\0\0\0`;
}

function counted(text: string): string {
  return String.fromCharCode(Math.min(text.length, 255)) + text;
}

export function basicToken({ authcid, password }: Credentials): string {
  return counted(authcid) + counted(password);
}

/** The name and the password of a token of BASIC; null for what is none. */
export function readBasic(bytes: string): Credentials | null {
  const authcid = readCounted(bytes);
  if (authcid === null) return null;
  const rest = bytes.slice(1 + authcid.length);
  const password = readCounted(rest);
  return password === null || rest.length > 1 + password.length ? null : { authcid, password };
}

function readCounted(bytes: string): string | null {
  const length = bytes.charCodeAt(0);
  return bytes.length > length ? bytes.slice(1, 1 + length) : null;
}

/** The first message of NTLM. */
export const NEGOTIATE = message(1);

export function opensNtlm(bytes: string): boolean {
  return bytes.startsWith(NEGOTIATE);
}

/** The challenge that a message of the server's holds, in bytes; null for none. */
export function readChallenge(bytes: string): string | null {
  const head = message(2);
  const challenge = bytes.slice(head.length);
  return bytes.startsWith(head) && challenge.length === CHALLENGE_BYTES ? challenge : null;
}

export function responseTo(challenge: string, { authcid, password }: Credentials): string {
  return `${message(3)}${counted(authcid)}${proofFor(challenge, password)}`;
}

/** The name and the proof of a response; null for what is none. */
export function readResponse(bytes: string): { readonly authcid: string; readonly proof: string } | null {
  const head = message(3);
  if (!bytes.startsWith(head)) return null;
  const authcid = readCounted(bytes.slice(head.length));
  const proof = authcid === null ? '' : bytes.slice(head.length + 1 + authcid.length);
  return authcid === null || proof.length !== PROOF_DIGITS ? null : { authcid, proof };
}

/** What a response proves the password with, in hexadecimal digits. */
export function proofFor(challenge: string, password: string): string {
  return createHmac('md5', Buffer.from(password, 'latin1'))
    .update(Buffer.from(challenge, 'latin1'))
    .digest('hex')
    .toUpperCase();
}

/** The bytes of the data of an AUTH; the empty string for none, or for what cannot be read. */
export function bytesOf(data: string | undefined): string {
  return unescapeData(data ?? '') ?? '';
}
