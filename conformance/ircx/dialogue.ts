import type { Account } from '../../adapters/server.ts';
import { readCommand } from '../../model/command.ts';
import { endsAuth, isOfSasl } from '../../model/numerics.ts';
import type { Token } from '../../model/world.ts';
import { answersAuth, hearsAuth, saysAuth, startAuth } from './exchange.ts';

/** The AUTH lines of one connection in both directions, in the order in which they were seen. */
export interface AuthDialogue {
  /** Notes an AUTH that is whole, by its parameters. */
  said(params: readonly string[]): Token;
  /** Notes one that has come, while this much of a line was written that is not whole yet. */
  heard(params: readonly string[], unfinished: string): void;
  /** Notes an AUTHENTICATE: of the numerics that answer both, nobody can tell any more which they answer. */
  saidAuthenticate(): void;
  /** Notes a numeric with its parameters, its target among them; it may answer an AUTH. */
  told(numeric: number, params: readonly string[]): void;
}

/**
 * Begins a dialogue. A server may take a line when its CR is there (RFC 1459 8), and challenge who sends it before its LF was written:
 * that line has been answered by then.
 */
export function startAuthDialogue(accounts: readonly Account[]): AuthDialogue {
  const exchange = startAuth();
  let ahead = false;
  let isMixed = false;
  return {
    said(params) {
      const token = saysAuth(exchange, params, accounts);
      if (ahead) answersAuth(exchange);
      ahead = false;
      return token;
    },
    saidAuthenticate() {
      isMixed = true;
    },
    told(numeric, params) {
      if (endsAuth(numeric, params) && !(isMixed && isOfSasl(numeric))) answersAuth(exchange);
    },
    heard(params, unfinished) {
      hearsAuth(exchange, params);
      ahead ||= unfinished.endsWith('\r') && readCommand(unfinished.slice(0, -1)).kind === 'AUTH';
    },
  };
}
