import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Address } from './connection.ts';
import { logOn, type Logon, type LogonOptions } from './logon.ts';
import {
  asksForPassword,
  isErrorLine,
  isRefusal,
  looksLikeIrc,
  readWelcome,
  type Welcome,
} from './welcome.ts';

/** How a server met its first client. */
export type Contact =
  | (Welcome & {
      readonly kind: 'welcome';
      /** Where it answered: numeric, so that later connections need no look-up. */
      readonly address: Address;
      /** From the first byte written to 001, in ms. */
      readonly logonMs: number;
      /** All that it sent, up to its close. */
      readonly lines: readonly string[];
    })
  /** No connection. `code` is Node's, of the last address tried. */
  | { readonly kind: 'unreachable'; readonly code: string; readonly tried: readonly Attempt[] }
  /** It wants a password, or another one. */
  | { readonly kind: 'password'; readonly line: string }
  /** It closed before 001, without an error numeric; with its last ERROR, or null. */
  | { readonly kind: 'closed'; readonly line: string | null }
  /** It kept the connection and said nothing that is of use. */
  | { readonly kind: 'silent' }
  /** It sent an error numeric, and no 001. */
  | { readonly kind: 'refused'; readonly line: string }
  /** Its first bytes (latin-1) cannot come from an IRC server. */
  | { readonly kind: 'not-irc'; readonly bytes: string };

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
    if (logon.kind === 'connected') {
      const contact = judge(logon, at);
      // Some look at the first line alone of what arrives together: what is wrong with that, plans are to find out.
      return contact.kind === 'silent' ? patiently(at, options) : contact;
    }
    code = logon.code;
    tried.push({ host, code });
  }
  return { kind: 'unreachable', code, tried };
}

/** Between two lines, in ms. */
const PAUSE = 50;

async function patiently(at: Address, options: LogonOptions): Promise<Contact> {
  const again = await logOn(at, { ...options, pause: PAUSE });
  return again.kind === 'connected' ? judge(again, at) : { kind: 'silent' };
}

async function addressesOf(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

function judge(logon: Extract<Logon, { kind: 'connected' }>, address: Address): Contact {
  const { lines, rest, tookMs } = logon;
  const welcome = readWelcome(lines.slice(0, logon.burst));
  if (welcome !== null && tookMs !== null)
    return { kind: 'welcome', ...welcome, address, logonMs: tookMs, lines };
  const bytes = lines[0] ?? rest;
  if (!looksLikeIrc(bytes)) return { kind: 'not-irc', bytes };
  const password = lines.find(asksForPassword);
  if (password !== undefined) return { kind: 'password', line: password };
  const refusal = lines.findLast(isRefusal);
  if (refusal !== undefined) return { kind: 'refused', line: refusal };
  return logon.closed ? { kind: 'closed', line: lines.findLast(isErrorLine) ?? null } : { kind: 'silent' };
}
