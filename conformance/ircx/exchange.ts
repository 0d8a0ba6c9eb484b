import type { Account } from '../../adapters/server.ts';
import type { Token } from '../../model/world.ts';
import { utf8 } from '../sasl/base64.ts';
import { bytesOf, opensNtlm, proofFor, readBasic, readChallenge, readResponse } from './tokens.ts';

/** What the AUTH lines of one connection have come to, in both directions. */
export interface AuthExchange {
  /** NTLM: the challenge that came last, in bytes; null for none. */
  challenge: string | null;
  /** What has not been answered yet, in order: beginnings, which ask for a challenge, and others. A server answers each AUTH once. */
  readonly awaited: ('beginning' | 'other')[];
}

export function startAuth(): AuthExchange {
  return { challenge: null, awaited: [] };
}

/** Notes an AUTH that is sent, by its parameters. Returns what its data are to the packages that the suite speaks. */
export function saysAuth(
  exchange: AuthExchange,
  [, sequence, data]: readonly string[],
  accounts: readonly Account[],
): Token {
  const bytes = bytesOf(data);
  const opens = opensNtlm(bytes);
  const { challenge, awaited } = exchange;
  const isUnsure = awaited.includes('beginning');
  awaited.push(sequence === 'I' ? 'beginning' : 'other');
  const response = readResponse(bytes);
  if (response !== null) {
    const account = named(response.authcid, accounts);
    const isRight =
      account !== null &&
      challenge !== null &&
      response.proof === proofFor(challenge, utf8(account.password));
    return { proves: isRight ? account.name : null, sure: !isRight || !isUnsure, opens };
  }
  const basic = sequence === 'I' ? readBasic(bytes) : null;
  const account = basic === null ? null : named(basic.authcid, accounts);
  const isRight = account !== null && basic?.password === utf8(account.password);
  return { proves: isRight ? account.name : null, sure: true, opens };
}

/** Notes an AUTH that has come, by its parameters. */
export function hearsAuth(exchange: AuthExchange, [, sequence, data]: readonly string[]): void {
  const challenge = sequence === 'S' ? readChallenge(bytesOf(data)) : null;
  if (challenge !== null) exchange.challenge = challenge;
  answersAuth(exchange);
}

/** Notes that an AUTH was answered: by another one, or by a numeric. */
export function answersAuth({ awaited }: AuthExchange): void {
  awaited.shift();
}

function named(name: string, accounts: readonly Account[]): Account | null {
  const wanted = name.toLowerCase();
  return accounts.find((account) => utf8(account.name).toLowerCase() === wanted) ?? null;
}
