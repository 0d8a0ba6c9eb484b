import { randomBytes, timingSafeEqual } from 'node:crypto';
import { fromBase64, toBase64 } from './base64.ts';
import { FAILURE, type Mechanism, type Step } from './exchange.ts';
import { digest, hmac, ITERATIONS, newSecret, type Secret } from './secret.ts';

/** What the client said first (RFC 5802 7). */
interface First {
  /** The header that its last message must repeat: no channel binding, and perhaps an authorization identity. */
  readonly header: string;
  /** The rest, which the proof is made over. */
  readonly bare: string;
  readonly name: string;
  readonly nonce: string;
}

/** SCRAM-SHA-256 (RFC 5802, RFC 7677): the server is told no password, and proves that it knows it too. */
export const scram: Mechanism = (house) => {
  let next = first;
  return (response) => next(response);

  function first(response: string): Step {
    const message = readFirst(response);
    if (message === null) return FAILURE;
    const secret = house.accounts.find(({ name }) => name === message.name);
    // To a stranger a challenge is made up, so that nobody learns which accounts there are.
    const asked = secret ?? newSecret({ name: message.name, password: '' });
    const nonce = message.nonce + toBase64(randomBytes(18).toString('latin1'));
    const challenge = `r=${nonce},s=${asked.salt.toString('base64')},i=${ITERATIONS}`;
    next = (last) => final(last, message, nonce, challenge, secret);
    return { kind: 'challenge', challenge };
  }

  function final(
    response: string,
    { header, bare }: First,
    nonce: string,
    challenge: string,
    secret: Secret | undefined,
  ): Step {
    const [, without, binding, repeated, proof = ''] =
      /^(c=([^,]*),r=([^,]*)(?:,[^,]*)*),p=([^,]*)$/.exec(response) ?? [];
    if (without === undefined || secret === undefined) return FAILURE;
    if (binding !== toBase64(header) || repeated !== nonce) return FAILURE;
    const proven = `${bare},${challenge},${without}`;
    if (!isProof(secret, proven, fromBase64(proof))) return FAILURE;
    next = (response) => (response === '' ? { kind: 'success', account: secret.name } : FAILURE);
    return { kind: 'challenge', challenge: `v=${hmac(secret.keys().server, proven).toString('base64')}` };
  }
};

/** `n,[a=authzid],n=name,r=nonce[,extensions]`; `y` in front says that the server seems to have no channel binding, as is true. */
function readFirst(response: string): First | null {
  const [, header = '', authorization, bare = '', written = '', nonce = ''] =
    /^([ny],(?:a=([^,]+))?,)(n=([^,]+),r=([!-+\--~]+)(?:,[^,]*)*)$/.exec(response) ?? [];
  const name = unescaped(written);
  if (name === null || name === '') return null;
  return authorization === undefined || unescaped(authorization) === name
    ? { header, bare, name, nonce }
    : null;
}

/** A name in which `=2C` stands for a comma and `=3D` for an equals sign; null where it holds another one. */
function unescaped(name: string): string | null {
  if (/=(?!2C|3D)/.test(name)) return null;
  return name.replaceAll(/=2C|=3D/g, (escape) => (escape === '=2C' ? ',' : '='));
}

/** The client's key, which the proof hides, is the one whose digest is stored (RFC 5802 3). */
function isProof(secret: Secret, proven: string, proof: string | null): boolean {
  const { stored } = secret.keys();
  const signature = hmac(stored, proven);
  const bytes = Buffer.from(proof ?? '', 'latin1');
  if (bytes.length !== signature.length) return false;
  const key = bytes.map((byte, index) => byte ^ (signature[index] ?? 0));
  return timingSafeEqual(digest(Buffer.from(key)), stored);
}
