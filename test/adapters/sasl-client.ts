import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import type { Heard } from './dialogue.ts';

/** A client's side of SASL, written out for dialogues. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** As whom to act, where that is said. */
  readonly authorization?: string;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The AUTHENTICATE lines, as one step, with which any text is sent. */
export function respond(who: string, text: string): string {
  const response = base64(text);
  const pieces: string[] = response.match(/.{1,400}/g) ?? [];
  if (response.length % 400 === 0) pieces.push('+');
  return `${who} ${pieces.map((piece) => `AUTHENTICATE ${piece}`).join(' | ')}`;
}

/** The PLAIN response of RFC 4616. */
export function plain(who: string, { name, password, authorization = '' }: Credentials): string {
  return respond(who, `${authorization}\0${name}\0${password}`);
}

const NONCE = 'abcdefghij';

/** The first and the last message of RFC 5802 with the hash of RFC 7677; the last one for what another connection heard, if that is named. */
export function scramFirst(who: string, credentials: Credentials): string {
  return respond(who, `${header(credentials)}n=${credentials.name},r=${NONCE}`);
}

function header({ authorization }: Credentials): string {
  return authorization === undefined ? 'n,,' : `n,a=${authorization},`;
}

export function scramFinal(
  who: string,
  credentials: Credentials,
  challenged = who,
): (heard: Heard) => string {
  return (heard) => {
    const { without, proof } = scram(credentials, challenge(heard, challenged));
    return respond(who, `${without},p=${proof}`);
  };
}

/** What a client says to the server’s signature: it goes no further with a server that has not proven itself. */
export function scramAgree(who: string, credentials: Credentials): (heard: Heard) => string {
  return (heard) => `${who} AUTHENTICATE ${isSigned(heard(who), credentials) ? '+' : '*'}`;
}

/** Whether the last challenge that a connection heard but one is answered by the server’s signature in the last one. */
export function isSigned(heard: readonly string[], credentials: Credentials): boolean {
  const [first = '', last = ''] = challenges(heard).slice(-2);
  return last === `v=${scram(credentials, first).signature}`;
}

function challenge(heard: Heard, who: string): string {
  return challenges(heard(who)).at(-1) ?? '';
}

/** What the server said, put together from its pieces. */
function challenges(lines: readonly string[]): readonly string[] {
  const pieces = lines
    .map((line) => / ?AUTHENTICATE (\S+)$/.exec(line)?.[1] ?? '')
    .filter((piece) => piece !== '');
  const said: string[] = [];
  let text = '';
  for (const piece of pieces) {
    text += piece === '+' ? '' : piece;
    if (piece.length === 400) continue;
    said.push(Buffer.from(text, 'base64').toString());
    text = '';
  }
  return said;
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

function scram(
  credentials: Credentials,
  challenge: string,
): Record<'without' | 'proof' | 'signature', string> {
  const { name, password } = credentials;
  const [, nonce = '', salt = '', rounds = ''] = /^r=([^,]*),s=([^,]*),i=(\d+)$/.exec(challenge) ?? [];
  const salted = pbkdf2Sync(password, Buffer.from(salt, 'base64'), Number(rounds), 32, 'sha256');
  const without = `c=${base64(header(credentials))},r=${nonce}`;
  const proven = `n=${name},r=${NONCE},${challenge},${without}`;
  const key = hmac(salted, 'Client Key');
  const signature = hmac(createHash('sha256').update(key).digest(), proven);
  const proof = Buffer.from(key.map((byte, index) => byte ^ (signature[index] ?? 0)));
  return {
    without,
    proof: proof.toString('base64'),
    signature: hmac(hmac(salted, 'Server Key'), proven).toString('base64'),
  };
}
