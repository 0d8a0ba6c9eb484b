import type { Account } from '../../adapters/server.ts';
import { readCommand } from '../../model/command.ts';
import type { Proof } from '../../model/received.ts';
import type { Authentication } from '../../model/world.ts';
import { authenticationOf } from './authentication.ts';
import { decodeBase64 } from './base64.ts';
import { hears, payloadOf, startExchange, type Exchange } from './exchange.ts';

/** The AUTHENTICATE lines of one connection in both directions, in the order in which they were seen. */
export interface Dialogue {
  /** Notes an AUTHENTICATE that is whole, by its parameter. */
  said(parameter: string | undefined): Said;
  /** Notes one that has come, while this much of a line was written that is not whole yet. Returns what it proves. */
  heard(parameter: string, unfinished: string): Proof | null;
}

/** What an AUTHENTICATE says, and the bytes of it and the chunks before it. */
export interface Said {
  readonly authentication: Authentication;
  readonly bytes: string;
}

interface Ahead extends Said {
  readonly parameter: string | undefined;
  readonly exchange: Exchange;
}

/**
 * Begins a dialogue. A server may take a line when its CR is there (RFC 1459 8), and answer it before its LF was written: what is heard then
 * is noted both as if the line had been said and as if it had not.
 */
export function startDialogue(accounts: readonly Account[]): Dialogue {
  let exchange = startExchange();
  let ahead: Ahead | null = null;
  return {
    said(parameter) {
      const taken = ahead;
      ahead = null;
      if (taken === null || taken.parameter !== parameter) return say(exchange, parameter, accounts);
      ({ exchange } = taken);
      return taken;
    },
    heard(parameter, unfinished) {
      ahead ??= lookAhead(exchange, unfinished, accounts);
      const proofs = [hears(exchange, parameter), ahead === null ? null : hears(ahead.exchange, parameter)];
      return proofs.find((proof) => proof === 'right') ?? proofs.find((proof) => proof !== null) ?? null;
    },
  };
}

function lookAhead(exchange: Exchange, unfinished: string, accounts: readonly Account[]): Ahead | null {
  if (!unfinished.endsWith('\r')) return null;
  const { verb, params } = readCommand(unfinished.slice(0, -1));
  if (verb !== 'AUTHENTICATE') return null;
  const [parameter] = params;
  const copy = { ...exchange };
  return { parameter, exchange: copy, ...say(copy, parameter, accounts) };
}

function say(exchange: Exchange, parameter: string | undefined, accounts: readonly Account[]): Said {
  const bytes = parameter === undefined ? '' : (decodeBase64(payloadOf(exchange.sent, parameter)) ?? '');
  return { bytes, authentication: authenticationOf(exchange, parameter, accounts) };
}
