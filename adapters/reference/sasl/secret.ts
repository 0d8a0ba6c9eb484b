import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Account } from '../../server.ts';

/** An account as the server keeps it; strings of a wire have one character a byte. */
export interface Secret {
  readonly name: string;
  readonly password: string;
  readonly salt: Buffer;
  /** By salting the password (RFC 5802 3); made when it is first asked for. */
  keys(): Keys;
}

export interface Keys {
  readonly stored: Buffer;
  readonly server: Buffer;
}

/** Rounds of the salting (RFC 7677 4: at least so many). */
export const ITERATIONS = 4096;

export function newSecret({ name, password }: Account): Secret {
  const salt = randomBytes(16);
  let keys: Keys | null = null;
  return {
    name: Buffer.from(name).toString('latin1'),
    password: Buffer.from(password).toString('latin1'),
    salt,
    keys: () => (keys ??= keysOf(pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256'))),
  };
}

function keysOf(salted: Buffer): Keys {
  return { stored: digest(hmac(salted, 'Client Key')), server: hmac(salted, 'Server Key') };
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'latin1').digest();
}

export function digest(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

/** Compares in a time that tells nothing of the password. */
export function isPassword({ password }: Secret, given: string): boolean {
  return timingSafeEqual(digest(Buffer.from(password, 'latin1')), digest(Buffer.from(given, 'latin1')));
}
