import { createHmac } from 'node:crypto';
import type { Heard } from './dialogue.ts';

/** A client's side of AUTH, written out for dialogues. */
interface Credentials {
  readonly name: string;
  readonly password: string;
}

const LETTERS: Readonly<Record<string, string>> = {
  '\0': '0',
  '\r': 'r',
  '\n': 'n',
  '\t': 't',
  ' ': 'b',
  ',': 'c',
  '\\': '\\',
};

/** A token as it is written into a line. */
export function written(token: string): string {
  return token.replace(/[\0\r\n\t ,\\]/g, (byte) => `\\${LETTERS[byte]}`);
}

const counted = (text: string): string => String.fromCodePoint(text.length) + text;

/** The token of BASIC, in a line. */
export function basic(who: string, { name, password }: Credentials): string {
  return `${who} AUTH BASIC I :${written(counted(name) + counted(password))}`;
}

const FIRST = 'NTLMSSP\0\u0001\0\0\0';
const SECOND = 'NTLMSSP\0\u0002\0\0\0';
const THIRD = 'NTLMSSP\0\u0003\0\0\0';

export function ntlm(who: string): string {
  return `${who} AUTH NTLM I :${written(FIRST)}`;
}

/** The answer to the last challenge that the connection heard, or another one. */
export function answer(who: string, credentials: Credentials, challenged = who): (heard: Heard) => string {
  return (heard) => `${who} AUTH NTLM S :${written(response(credentials, challengeOf(heard(challenged))))}`;
}

function response({ name, password }: Credentials, challenge: string): string {
  const digest = createHmac('md5', Buffer.from(password, 'latin1')).update(challenge, 'latin1').digest('hex');
  return THIRD + counted(name) + digest.toUpperCase();
}

function challengeOf(lines: readonly string[]): string {
  const said = lines
    .map((line) => / AUTH \S+ S :(.*)$/.exec(line)?.[1])
    .findLast((token) => token !== undefined);
  const letters = Object.fromEntries(Object.entries(LETTERS).map(([byte, letter]) => [letter, byte]));
  const token = (said ?? '').replace(/\\(.)/g, (_, letter: string) => letters[letter] ?? '?');
  return token.startsWith(SECOND) ? token.slice(SECOND.length) : '';
}
