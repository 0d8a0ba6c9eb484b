import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { House } from '../house.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { FAILURE, type Mechanism, type Step } from './exchange.ts';
import { digest, hmac, ITERATIONS, newSecret, type Secret } from './secret.ts';

/** What the client said first (RFC 5802 7). */
interface First {
  /** The header that its last message must repeat: no channel binding, and perhaps an authorization identity. */
  readonly header: string;
  /** The rest, which the proof is made over. */
  readonly bare: string;
  /** As whom the client wants to act. */
  readonly authorization: string;
  readonly name: string;
  readonly nonce: string;
}

/** What the server answered to that. */
export interface Challenge {
  readonly first: First;
  /** The client's part and the server's. */
  readonly nonce: string;
  readonly text: string;
  /** Null where there is no such account. */
  readonly secret: Secret | null;
}

/** SCRAM-SHA-256 (RFC 5802, RFC 7677): the server is told no password, and proves that it knows it too. */
export const scram: Mechanism = (house) => {
  let next = (response: string): Step => {
    const challenge = challengeFor(house, response);
    if (challenge === null) return FAILURE;
    next = (last) => {
      const step = judge(house, last, challenge);
      next = (agreed) => agree(step, agreed);
      return step;
    };
    return { kind: 'challenge', challenge: challenge.text };
  };
  return (response) => next(response);
};

/** To a stranger a challenge is made up, so that nobody learns which accounts there are. */
function challengeFor({ accounts, faults, upsets }: House, response: string): Challenge | null {
  const first = readFirst(response);
  if (first === null) return null;
  const secret = accounts.find(({ name }) => name === first.name) ?? null;
  const { salt } = secret ?? newSecret({ name: first.name, password: '' });
  const nonce = first.nonce + toBase64(randomBytes(18).toString('latin1'));
  const text = `r=${nonce},s=${salt.toString('base64')},i=${ITERATIONS}`;
  const challenge = { first, nonce, text, secret };
  if (faults['scram-nonce-unchecked']) upsets.challenges.set(nonce, challenge);
  return challenge;
}

/** The client's last message must repeat what was agreed and prove that it knows the password. */
function judge({ faults, upsets }: House, response: string, own: Challenge): Step {
  const [, without, binding, repeated = '', proof = ''] =
    /^(c=([^,]*),r=([^,]*)(?:,[^,]*)*),p=([^,]*)$/.exec(response) ?? [];
  const { first, nonce, text, secret } =
    (faults['scram-nonce-unchecked'] ? upsets.challenges.get(repeated) : undefined) ?? own;
  if (without === undefined || secret === null) return FAILURE;
  if (binding !== toBase64(first.header) || repeated !== nonce) return FAILURE;
  const proven = `${first.bare},${text},${without}`;
  if (!faults['scram-proof-unchecked'] && !isProof(secret, proven, fromBase64(proof))) return FAILURE;
  // Nobody may act as somebody else; that is judged once it is clear who asks (RFC 4422 3.4.1).
  if (first.authorization !== secret.name) return FAILURE;
  const keys = secret.keys();
  const signature = hmac(faults['scram-signature-wrong'] ? keys.stored : keys.server, proven);
  return { kind: 'challenge', challenge: `v=${signature.toString('base64')}`, proven: secret.name };
}

/** To the server's signature there is nothing to say. */
function agree(step: Step, response: string): Step {
  const isProven = step.kind === 'challenge' && step.proven !== undefined && response === '';
  return isProven ? { kind: 'success', account: step.proven } : FAILURE;
}

/** `n,[a=authzid],n=name,r=nonce[,extensions]`; `y` in front says that the server seems to have no channel binding, as is true. */
function readFirst(response: string): First | null {
  const [, header = '', identity, bare = '', written = '', nonce = ''] =
    /^([ny],(?:a=([^,]+))?,)(n=([^,]+),r=([!-+\--~]+)(?:,[^,]*)*)$/.exec(response) ?? [];
  const name = unescaped(written);
  const authorization = identity === undefined ? name : unescaped(identity);
  return name === null || name === '' || authorization === null
    ? null
    : { header, bare, authorization, name, nonce };
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
