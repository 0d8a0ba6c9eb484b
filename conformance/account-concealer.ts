import { concealer } from '../adapters/conceal.ts';
import type { Account } from '../adapters/server.ts';
import { chunksOf } from './sasl/chunks.ts';
import { plainBase64 } from './sasl/credentials.ts';

/** What stands for a response that holds a password. */
export const RESPONSE = '<response>';

/** The words whose PLAIN response holds an account's password, or most of it. */
const TELLING = ['account', 'crossed', 'prefix', 'other', 'self', 'junk', 'one-nul', 'three-nuls', 'nul-in'];
/** A piece of a response that is shorter may be any word. */
const SHORTEST = 8;

/** A function that takes the passwords of secret accounts out of texts, and the PLAIN responses that hold them. */
export function accountConcealer(accounts: readonly Account[]): (text: string) => string {
  if (!hasSecrets(accounts)) return (text) => text;
  const secrets = accounts.filter(({ isSecret }) => isSecret === true);
  const numbers = accounts.map((_account, at) => at + 1);
  const words = ['empty-account', ...TELLING.flatMap((word) => numbers.map((number) => `${word}${number}`))];
  const responses = new Set(words.flatMap((word) => chunks(plainBase64(word, accounts))));
  const held = longestFirst(responses);
  const conceals = longestFirst(secrets.map(({ password }) => password)).map((password) =>
    concealer(password),
  );
  return (text) => {
    const rest = held.reduce((some, response) => some.replaceAll(response, RESPONSE), text);
    return conceals.reduce((some, conceal) => conceal(some), rest);
  };
}

/** What holds another text is taken out before that. */
function longestFirst(texts: Iterable<string>): readonly string[] {
  return [...texts].toSorted((one, other) => other.length - one.length);
}

/** Whether there is anything to be kept secret of these accounts. */
export function hasSecrets(accounts: readonly Account[]): boolean {
  return accounts.some(({ isSecret }) => isSecret === true);
}

/** A response, and its chunks where it has several; not what is too short to be told from any word. */
function chunks(response: string): readonly string[] {
  return [...new Set([response, ...chunksOf(response)])].filter((part) => part.length >= SHORTEST);
}
