import type { Account } from '../../adapters/server.ts';
import { utf8 } from './base64.ts';

/** What a PLAIN response says (RFC 4616 2), a character a byte. An empty `authzid` asks to act as oneself. */
export interface PlainResponse {
  readonly authzid: string;
  readonly authcid: string;
  readonly password: string;
}

/** A response as it is before base64. */
export function writePlain({ authzid, authcid, password }: PlainResponse): string {
  return `${authzid}\0${authcid}\0${password}`;
}

/** Reads a response; null for bytes that are none: not exactly two NULs, or nobody's, or without a password. */
export function readPlain(bytes: string): PlainResponse | null {
  const [authzid = '', authcid = '', password = '', ...more] = bytes.split('\0');
  return authcid === '' || password === '' || more.length > 0 ? null : { authzid, authcid, password };
}

/**
 * The account that a response proves to who takes things easily: what stands behind a further NUL is left out, and names are compared in
 * any case. Null for none.
 */
export function provenLoosely(bytes: string, accounts: readonly Account[]): string | null {
  const [authzid = '', authcid = '', password = ''] = bytes.split('\0');
  const spelt = accounts.find(({ name }) => utf8(name).toLowerCase() === authcid.toLowerCase());
  if (spelt === undefined) return null;
  const own = utf8(spelt.name);
  const isOwn = authzid.toLowerCase() === own.toLowerCase();
  return provenByPlain(writePlain({ authzid: isOwn ? own : authzid, authcid: own, password }), accounts);
}

/** The account that a response proves: its password is right, and it asks to act as nobody else. Null for none. */
export function provenByPlain(bytes: string, accounts: readonly Account[]): string | null {
  const response = readPlain(bytes);
  if (response === null) return null;
  const { authzid, authcid, password } = response;
  if (authzid !== '' && authzid !== authcid) return null;
  const proven = accounts.find(
    (account) => utf8(account.name) === authcid && utf8(account.password) === password,
  );
  return proven?.name ?? null;
}
