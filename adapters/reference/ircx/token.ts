import type { House } from '../house.ts';
import type { Secret } from '../sasl/secret.ts';

/** Some bytes of a token behind a byte that says how many, and what follows them. */
export interface Counted {
  readonly text: string;
  readonly rest: string;
}

/** What stands in front of a token behind its length; null where the token ends before it does. */
export function counted(token: string): Counted | null {
  if (token === '') return null;
  const end = 1 + token.charCodeAt(0);
  return token.length < end ? null : { text: token.slice(1, end), rest: token.slice(end) };
}

/** The account of a name, which is one in capitals and in small letters. */
export function accountOf({ accounts }: House, name: string): Secret | undefined {
  return accounts.find((account) => account.name.toLowerCase() === name.toLowerCase());
}

/** Whether what a client has sent proves that it has the password of an account. */
export function proves(
  { faults }: House,
  account: Secret,
  sent: string,
  isProof: (account: Secret, sent: string) => boolean,
): boolean {
  if (faults['auth-wrong-accepted']) return true;
  if (!faults['auth-right-refused']) return isProof(account, sent);
  return isProof({ ...account, password: account.password.slice(0, KEPT) }, sent);
}

/** Bytes of a password that only a fault makes a server keep no more of. */
const KEPT = 14;
