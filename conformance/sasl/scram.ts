import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { decodeBase64, encodeBase64 } from './base64.ts';

/*
 * SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding, for one who knows the password: a client's messages, and whether
 * those of either side are right. Messages are bytes, a character each, before base64.
 */

/** A client's first message. */
export interface ClientFirst {
  /** In whose name it wants to act; empty for its own. */
  readonly authzid: string;
  readonly name: string;
  readonly nonce: string;
  /** What it says of channel binding, with its comma behind the authzid. */
  readonly header: string;
  /** The message without that. */
  readonly bare: string;
}

/** A server's first message: the challenge. */
export interface ServerFirst {
  readonly nonce: string;
  /** Bytes, a character each. */
  readonly salt: string;
  readonly iterations: number;
  readonly message: string;
}

/** A client's last message. */
export interface ClientFinal {
  readonly nonce: string;
  /** The base64 of the first message's header. */
  readonly binding: string;
  /** Base64. */
  readonly proof: string;
}

/** What a client with the password says to a challenge, and what the server has to say to that. Base64. */
export interface Signatures {
  readonly proof: string;
  readonly server: string;
}

/** More iterations than these take too long to go along with: nothing is proved or judged then. */
export const MOST_ITERATIONS = 100_000;

/** A client's first message. An empty `authzid` asks to act as oneself. */
export function writeClientFirst({
  authzid,
  name,
  nonce,
}: Pick<ClientFirst, 'authzid' | 'name' | 'nonce'>): string {
  return `n,${authzid === '' ? '' : `a=${escaped(authzid)}`},n=${escaped(name)},r=${nonce}`;
}

/** Reads a client's first message; null for what is none, or asks for channel binding. */
export function readClientFirst(bytes: string): ClientFirst | null {
  const found =
    /^(?<header>[ny],(?:a=(?<authzid>[^,]+))?,)(?<bare>n=(?<name>[^,]+),r=(?<nonce>[!-+\x2d-~]+)(?:,.*)?)$/s;
  const { header, authzid = '', bare, name, nonce } = found.exec(bytes)?.groups ?? {};
  if (header === undefined || bare === undefined || name === undefined || nonce === undefined) return null;
  return { authzid: unescaped(authzid), name: unescaped(name), nonce, header, bare };
}

/** Reads a challenge; null for what is none, or has extensions that must be understood. */
export function readServerFirst(bytes: string): ServerFirst | null {
  const found = /^r=(?<nonce>[!-+\x2d-~]+),s=(?<salt>[^,]+),i=(?<iterations>[1-9]\d{0,9})(?:,.*)?$/s;
  const { nonce, salt: encoded = '', iterations } = found.exec(bytes)?.groups ?? {};
  const salt = decodeBase64(encoded);
  if (nonce === undefined || salt === null) return null;
  return { nonce, salt, iterations: Number(iterations), message: bytes };
}

/** A client's last message. */
export function writeClientFinal(first: ClientFirst, challenge: ServerFirst, proof: string): string {
  return `${withoutProof(first, challenge)},p=${proof}`;
}

/** Reads a client's last message; null for what is none. */
export function readClientFinal(bytes: string): ClientFinal | null {
  const found = /^c=(?<binding>[^,]+),r=(?<nonce>[!-+\x2d-~]+),(?:.*,)?p=(?<proof>[^,]+)$/s;
  const { binding, nonce, proof } = found.exec(bytes)?.groups ?? {};
  return binding === undefined || nonce === undefined || proof === undefined
    ? null
    : { binding, nonce, proof };
}

/** The signature (base64) in a server's last message; null for what is none, as an error is. */
export function readServerFinal(bytes: string): string | null {
  return /^v=([^,]+)(?:,.*)?$/s.exec(bytes)?.[1] ?? null;
}

/** Whether a challenge answers this first message. */
export function isChallengeTo(challenge: ServerFirst, { nonce }: ClientFirst): boolean {
  return challenge.nonce.length > nonce.length && challenge.nonce.startsWith(nonce);
}

/** What the password makes of an exchange; null where that takes too long. */
export function signaturesOf(
  first: ClientFirst,
  challenge: ServerFirst,
  password: string,
): Signatures | null {
  if (challenge.iterations > MOST_ITERATIONS) return null;
  const salted = saltedPassword(password, challenge.salt, challenge.iterations);
  const text = `${first.bare},${challenge.message},${withoutProof(first, challenge)}`;
  const clientKey = hmac(salted, 'Client Key');
  const signature = hmac(createHash('sha256').update(clientKey).digest(), text);
  const proof = clientKey.map((byte, at) => byte ^ (signature[at] as number));
  return {
    proof: Buffer.from(proof).toString('base64'),
    server: hmac(hmac(salted, 'Server Key'), text).toString('base64'),
  };
}

function withoutProof({ header }: ClientFirst, { nonce }: ServerFirst): string {
  return `c=${encodeBase64(header)},r=${nonce}`;
}

function escaped(name: string): string {
  return name.replaceAll('=', '=3D').replaceAll(',', '=2C');
}

function unescaped(name: string): string {
  return name.replaceAll('=2C', ',').replaceAll('=3D', '=');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'latin1').digest();
}

/** Those that were computed last: one takes as long as a hundred plans. */
const salted = new Map<string, Buffer>();
const MOST_SALTED = 500;

function saltedPassword(password: string, salt: string, iterations: number): Buffer {
  const key = JSON.stringify([password, salt, iterations]);
  const known = salted.get(key);
  if (known !== undefined) return known;
  if (salted.size >= MOST_SALTED) salted.clear();
  // RFC 7677 has SASLprep (RFC 4013) prepare it, of which this is what changes letters.
  const prepared = password.normalize('NFKC');
  const made = pbkdf2Sync(prepared, Buffer.from(salt, 'latin1'), iterations, 32, 'sha256');
  salted.set(key, made);
  return made;
}
