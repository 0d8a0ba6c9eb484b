import type { Account } from '../../adapters/server.ts';
import { encodeBase64, utf8 } from './base64.ts';
import { writePlain, type PlainResponse } from './plain.ts';

/**
 * The words that marks of plans have for who logs in, and with what: some with the number of an account, from 1 and around. `wrong2`
 * is the second account with a wrong password.
 */
export const WHO =
  '(?:account|wrong|crossed|prefix|other|self|junk|one-nul|three-nuls|nul-in)[1-9]\\d{0,3}|no-nul|empty-password|empty-account|nobody';

/** What a word logs in with; bytes, a character each. Where there are no accounts it is nobody whom the server knows. */
export function credentialsOf(word: string, accounts: readonly Account[]): PlainResponse {
  const [, kind = word, number = '1'] = /^(.*\D)(\d+)$/.exec(word) ?? [];
  const stranger = strangerTo(accounts);
  const account = at(accounts, Number(number));
  if (account === undefined) return changed(kind, stranger, stranger);
  const next = at(accounts, Number(number) + 1) ?? account;
  const other = { authzid: '', authcid: utf8(next.name), password: utf8(next.password) };
  const own = { authzid: '', authcid: utf8(account.name), password: utf8(account.password) };
  switch (kind) {
    case 'nobody':
    case 'no-nul':
      return stranger;
    case 'wrong':
      return { ...own, password: wrongFor(own) };
    case 'crossed':
      return { ...own, password: other.password === own.password ? wrongFor(own) : other.password };
    case 'prefix':
      return { ...own, password: own.password.slice(0, -1) };
    default:
      return changed(kind, own, next === account ? stranger : other);
  }
}

/** The PLAIN response of a word, before base64. */
function plainResponse(word: string, accounts: readonly Account[]): string {
  const response = writePlain(credentialsOf(word, accounts));
  if (word === 'no-nul') return response.replaceAll('\0', '');
  // The authzid is missing altogether.
  return word.startsWith('one-nul') ? response.slice(1) : response;
}

/** What a word may change of credentials whoever's they are. */
function changed(kind: string, own: PlainResponse, other: PlainResponse): PlainResponse {
  const { authcid, password } = own;
  const middle = Math.ceil(password.length / 2);
  switch (kind) {
    case 'other':
      return { ...own, authzid: other === own ? `${authcid}-` : other.authcid };
    case 'self':
      return { ...own, authzid: authcid };
    case 'three-nuls':
      return { ...own, password: `${password}\0` };
    case 'nul-in':
      return { ...own, password: `${password.slice(0, middle)}\0${password.slice(middle)}` };
    case 'empty-password':
      return { ...own, password: '' };
    case 'empty-account':
      return { ...own, authcid: '' };
    default:
      return own;
  }
}

/** The PLAIN response of a word, as it is sent: base64, but for what is to be none. */
export function plainBase64(word: string, accounts: readonly Account[]): string {
  const text = encodeBase64(plainResponse(word, accounts));
  return word.startsWith('junk') ? `${text.slice(0, JUNK_AT)}!${text.slice(JUNK_AT)}` : text;
}

/** Where it has a character that base64 has not. */
const JUNK_AT = 4;

function at(accounts: readonly Account[], number: number): Account | undefined {
  return accounts[(number - 1) % Math.max(accounts.length, 1)];
}

function wrongFor({ password }: PlainResponse): string {
  return password === 'wrong' ? 'wronger' : 'wrong';
}

/** A login of nobody whom the server is known to have. */
function strangerTo(accounts: readonly Account[]): PlainResponse {
  let authcid = 'nobody';
  while (accounts.some(({ name }) => name.toLowerCase() === authcid)) authcid += '-';
  return { authzid: '', authcid, password: 'nothing' };
}
