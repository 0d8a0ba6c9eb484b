import { parseMessage } from '../../model/message.ts';
import { commandAt, isCommandAt, numericAt } from './scan.ts';
import type { BurstEnd } from './settle.ts';

/** What a server says of itself when it welcomes a client. */
export interface Welcome {
  /** The nick that it granted; it may be shorter than the one asked for. */
  readonly nick: string;
  readonly server: string | null;
  /** From 004. */
  readonly version: string | null;
  /** The tokens of 005, such as `CASEMAPPING`; one without a value is the empty string. */
  readonly isupport: Readonly<Record<string, string>>;
  /** `001` when neither 376 nor 422 came before the answer to a PING. */
  readonly burstEnd: BurstEnd;
}

/** Reads the lines of a logon up to the PONG behind it; null when there is no 001 among them. */
export function readWelcome(lines: readonly string[]): Welcome | null {
  let nick: string | null = null;
  let server: string | null = null;
  let version: string | null = null;
  let burstEnd: BurstEnd = '001';
  const isupport: Record<string, string> = {};
  for (const line of lines) {
    const message = parseMessage(line);
    if (message === null) continue;
    const { params } = message;
    switch (message.command.padStart(3, '0')) {
      case '001':
        nick ??= params[0] ?? '';
        server ??= message.source;
        break;
      case '004':
        version ??= params[2] ?? null;
        break;
      case '005':
        for (const token of params.slice(1)) addToken(isupport, token);
        break;
      case '376':
      case '422':
        burstEnd = '376|422';
        break;
    }
  }
  return nick === null ? null : { nick, server, version, isupport, burstEnd };
}

function addToken(isupport: Record<string, string>, token: string): void {
  // The text at the end of the line is no token.
  if (token === '' || token.includes(' ')) return;
  const equals = token.indexOf('=');
  if (equals >= 0) isupport[token.slice(0, equals)] = unescape(token.slice(equals + 1));
  else if (token.startsWith('-')) delete isupport[token.slice(1)];
  else isupport[token] = '';
}

function unescape(value: string): string {
  return value.replaceAll(/\\x([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
}

/** Whether a line is an error numeric, other than the one that says there is no message of the day. */
export function isRefusal(line: string): boolean {
  const code = /^(?::\S+ +)?([45]\d\d)(?: |$)/.exec(line)?.[1];
  return code !== undefined && code !== '422';
}

/** Whether a refusal is one of NICK, of USER, or of the client as such: no 001 follows, unless the client says something else. */
export function isFinal(line: string): boolean {
  return FINAL.has(numericAt(line, commandAt(line)));
}

const FINAL: ReadonlySet<number> = new Set([431, 432, 433, 436, 437, 461, 465, 468]);

/** Whether a line says that the password is missing or wrong. */
export function asksForPassword(line: string): boolean {
  return /^(?::\S+ +)?464(?: |$)/.test(line) || (isErrorLine(line) && /passw/i.test(line));
}

/** Whether a line is an ERROR. */
export function isErrorLine(line: string): boolean {
  return isCommandAt(line, commandAt(line), 'ERROR');
}
