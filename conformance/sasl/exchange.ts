import type { Account } from '../../adapters/server.ts';
import { CHUNK } from '../../model/command.ts';
import type { Proof } from '../../model/received.ts';
import { decodeBase64, utf8 } from './base64.ts';
import {
  isChallengeTo,
  readClientFinal,
  readClientFirst,
  readServerFinal,
  readServerFirst,
  signaturesOf,
  type ClientFirst,
  type ServerFirst,
} from './scram.ts';

/** What the AUTHENTICATE lines of one connection have come to, in both directions. */
export interface Exchange {
  /** The full chunks straight before what is sent next, and before what is received next. */
  sent: string;
  received: string;
  /** SCRAM: the client's first message, the last challenge that answers it, and what the server has to sign with. */
  first: ClientFirst | null;
  challenge: ServerFirst | null;
  /** Base64; `none` before a last message was sent, `unknown` when nobody can tell. */
  signature: { readonly kind: 'none' | 'unknown' } | { readonly kind: 'known'; readonly text: string };
}

export function startExchange(): Exchange {
  return { sent: '', received: '', first: null, challenge: null, signature: { kind: 'none' } };
}

/** A payload in base64: a parameter behind the full chunks before it. `+` is an empty one. */
export function payloadOf(chunks: string, parameter: string): string {
  return parameter === '+' ? chunks : chunks + parameter;
}

/**
 * Notes the parameter of an AUTHENTICATE that is sent. Returns the account that it proves as SCRAM's last message, for the challenge
 * that came last before it; null for none.
 */
export function says(exchange: Exchange, parameter: string, accounts: readonly Account[]): string | null {
  const payload = payloadOf(exchange.sent, parameter);
  exchange.sent = parameter.length === CHUNK ? payload : '';
  if (exchange.sent !== '') return null;
  const bytes = decodeBase64(payload) ?? '';
  const first = readClientFirst(bytes);
  if (first !== null) {
    exchange.first = first;
    exchange.challenge = null;
    exchange.signature = { kind: 'none' };
    return null;
  }
  const final = readClientFinal(bytes);
  const { first: begun, challenge } = exchange;
  if (final === null || begun === null || challenge === null) return null;
  const account = accounts.find(({ name }) => utf8(name) === begun.name);
  const signatures = account === undefined ? null : signaturesOf(begun, challenge, account.password);
  if (account === undefined || signatures === null) {
    exchange.signature = { kind: 'unknown' };
    return null;
  }
  exchange.signature = { kind: 'known', text: signatures.server };
  const isOwn = begun.authzid === '' || begun.authzid === begun.name;
  const isBound = decodeBase64(final.binding) === begun.header && final.nonce === challenge.nonce;
  return isOwn && isBound && final.proof === signatures.proof ? account.name : null;
}

/** Notes the parameter of an AUTHENTICATE that has come. Returns whether the server proves itself by it; null when it does not try to. */
export function hears(exchange: Exchange, parameter: string): Proof | null {
  const payload = payloadOf(exchange.received, parameter);
  exchange.received = parameter.length === CHUNK ? payload : '';
  if (exchange.received !== '') return null;
  const bytes = decodeBase64(payload) ?? '';
  const challenge = readServerFirst(bytes);
  if (challenge !== null && exchange.first !== null && isChallengeTo(challenge, exchange.first))
    exchange.challenge = challenge;
  const signature = readServerFinal(bytes);
  if (signature === null || exchange.signature.kind === 'unknown') return null;
  return exchange.signature.kind === 'known' && exchange.signature.text === signature ? 'right' : 'wrong';
}
