import type { Account } from '../../adapters/server.ts';
import { credentialsOf, WHO } from '../sasl/credentials.ts';
import { escapeData } from './escapes.ts';
import { basicToken, NEGOTIATE, responseTo } from './tokens.ts';

/** The challenge that a connection has received last, in bytes; `null` for the connection that the mark is sent on. */
export type ChallengeOf = (connection: number | null) => string | null;

const BASIC = new RegExp(`\\{basic:(${WHO})\\}`, 'g');
const NTLM = new RegExp(`\\{ntlm:(?:negotiate|(${WHO}):response(?::(\\d{1,3}))?)\\}`, 'g');
/** What is answered where no challenge has come: it is right for none. */
const NO_CHALLENGE = '';

/** Fills in what a line says to a security package, as data of AUTH. */
export function fillInTokens(line: string, accounts: readonly Account[], challengeOf: ChallengeOf): string {
  if (!line.includes('{')) return line;
  return line
    .replaceAll(BASIC, (_mark, who: string) => escapeData(basicToken(credentialsOf(who, accounts))))
    .replaceAll(NTLM, (_mark, who?: string, of?: string) => {
      if (who === undefined) return escapeData(NEGOTIATE);
      const challenge = challengeOf(of === undefined ? null : Number(of)) ?? NO_CHALLENGE;
      return escapeData(responseTo(challenge, credentialsOf(who, accounts)));
    });
}
