import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Manner } from '../manner.ts';
import type { Address } from './connection.ts';
import { logOn } from './logon.ts';
import type { Logon, LogonOptions } from './logon-options.ts';
import { looksLikeIrc, protocolOf } from './protocol.ts';
import { asksForPassword, isErrorLine, isRefusal, readWelcome, type Welcome } from './welcome.ts';

/** How a server met its first client. */
export type Contact =
  | (Welcome & {
      readonly kind: 'welcome';
      /** How the client had introduced itself. */
      readonly manner: Manner;
      /** Where it answered: numeric, so that later connections need no look-up. */
      readonly address: Address;
      /** From the first byte written to 001, in ms. */
      readonly logonMs: number;
      /** All that it sent, up to its close. */
      readonly lines: readonly string[];
    })
  /** No connection. `code` is Node's, of the last address tried. */
  | { readonly kind: 'unreachable'; readonly code: string; readonly tried: readonly Attempt[] }
  /** It wants a password, or another one; without a line where it does not say so, and nobody is let in without PASS. */
  | { readonly kind: 'password'; readonly line: string | null }
  /** It closed before 001, without an error numeric; with its last ERROR, or null. */
  | { readonly kind: 'closed'; readonly line: string | null }
  /** It kept the connection and said nothing that is of use; with the last of that, which may be half a line, or null. */
  | { readonly kind: 'silent'; readonly said: string | null }
  /** It sent back what it was sent. */
  | { readonly kind: 'echo' }
  /** It sent more on one connection than is taken; with the first of it. */
  | { readonly kind: 'flooded'; readonly line: string }
  /** It sent an error numeric, and no 001. */
  | { readonly kind: 'refused'; readonly line: string }
  /** Its first bytes (latin-1) cannot come from an IRC server; with the protocol that they are known by, or null. */
  | { readonly kind: 'not-irc'; readonly bytes: string; readonly protocol: string | null };

/** An address that accepted no connection. */
export interface Attempt {
  readonly host: string;
  readonly code: string;
}

/**
 * Logs on to a server once, and off again, to learn what it is. A name with several addresses (`localhost`) is tried at each
 * until one accepts the connection. Never rejects; an aborted contact is `silent` or `unreachable`.
 */
export async function firstContact(address: Address, options: LogonOptions): Promise<Contact> {
  const tried: Attempt[] = [];
  let code = 'ENOTFOUND';
  for (const host of await addressesOf(address.host)) {
    const at = { host, port: address.port };
    const logon = await logOn(at, options);
    if (logon.kind === 'connected') return judge(logon, at, options.manner ?? 'plain');
    // It was accepted, and reset before we had heard of that.
    if (logon.code === 'ECONNRESET') return { kind: 'closed', line: null };
    code = logon.code;
    tried.push({ host, code });
  }
  return { kind: 'unreachable', code, tried };
}

async function addressesOf(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

function judge(logon: Extract<Logon, { kind: 'connected' }>, address: Address, manner: Manner): Contact {
  const { lines, rest, sent, tookMs } = logon;
  const welcome = readWelcome(lines.slice(0, logon.burst));
  if (welcome !== null && tookMs !== null)
    return { kind: 'welcome', manner, ...welcome, address, logonMs: tookMs, lines };
  const bytes = lines[0] ?? rest;
  if (logon.flooded) return { kind: 'flooded', line: bytes };
  if (!looksLikeIrc(bytes)) return { kind: 'not-irc', bytes, protocol: protocolOf(bytes) };
  if (lines.some((line) => sent.includes(line))) return { kind: 'echo' };
  const password = lines.find(asksForPassword);
  if (password !== undefined) return { kind: 'password', line: password };
  const refusal = lines.findLast(isRefusal);
  if (refusal !== undefined) return { kind: 'refused', line: refusal };
  if (logon.closed) return { kind: 'closed', line: lines.findLast(isErrorLine) ?? null };
  return { kind: 'silent', said: rest === '' ? (lines.at(-1) ?? null) : rest };
}
