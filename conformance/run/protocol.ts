import { connect } from 'node:net';
import type { Address } from './connection.ts';
import { commandAt } from './scan.ts';

/** Protocols that are told by what their servers say first, or say to what they do not understand (bytes as latin-1). */
const SIGNS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['HTTP', /^(HTTP\/\d|<!doctype html|<html)/i],
  ['SSH', /^SSH-\d/],
  ['SMTP or FTP', /^220[ -]/],
  ['IMAP', /^\* (OK|BYE|BAD|PREAUTH)\b/],
  ['POP3', /^[+-](OK|ERR)\b/],
];

/** Types of records of TLS, and the major number of all its versions. */
const ALERT = 21;
const HANDSHAKE = 22;
const MAJOR = 3;

function isTls(bytes: string): boolean {
  const type = bytes.charCodeAt(0);
  return (type === ALERT || type === HANDSHAKE) && bytes.charCodeAt(1) === MAJOR;
}

/** The protocol that the first bytes of a server show; null where they show none that is known here, as those of IRC. */
export function protocolOf(bytes: string): string | null {
  return isTls(bytes) ? 'TLS' : (SIGNS.find(([, sign]) => sign.test(bytes))?.[0] ?? null);
}

/** Whether bytes can be the beginning of what an IRC server sends first. */
export function looksLikeIrc(bytes: string): boolean {
  if (protocolOf(bytes) !== null) return false;
  const [first = ''] = bytes.split(/\r?\n/, 1);
  const command = first.slice(commandAt(first));
  if (command === '') return !/[\0-\b]/.test(first);
  return /^([A-Za-z]+|\d+)( |$)/.test(command);
}

/** A ClientHello of TLS 1.2 as small as it can be: any answer to it, a refusal too, is a record of TLS. */
const CLIENT_HELLO = Buffer.concat([
  Buffer.from('16030100330100002f0303', 'hex'),
  Buffer.alloc(32, 'nick-collider'),
  Buffer.from('000008c02fc02b002f00ff0100', 'hex'),
]);

/** Whether a server answers in TLS to who begins with it, within so many ms: many close without a word on whoever does not. */
export async function speaksTls({ host, port }: Address, within: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: within });
    const end = (speaks: boolean): void => {
      socket.destroy();
      resolve(speaks);
    };
    socket.once('connect', () => socket.write(CLIENT_HELLO));
    socket.once('data', (data) => end(protocolOf(data.toString('latin1')) === 'TLS'));
    for (const event of ['end', 'error', 'timeout', 'close']) socket.once(event, () => end(false));
  });
}
