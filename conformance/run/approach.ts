import { setTimeout as delay } from 'node:timers/promises';
import { ownNamespace, type Manner } from '../manner.ts';
import type { Address } from './connection.ts';
import { firstContact, type Contact } from './contact.ts';
import { firstLines, type LogonOptions } from './logon.ts';
import { speaksTls } from './protocol.ts';

/** How a server met its first clients: the contact that counts, or what came of every introduction where none was welcomed. */
export type Approach = Settled | { readonly kind: 'shut out'; readonly tried: readonly Vain[] };

/** A contact that leaves nothing to be tried in another way. */
type Settled = Exclude<Contact, { readonly kind: 'silent' | 'refused' | 'closed' }>;

/** An introduction that was not welcomed. */
export interface Vain {
  /** How it was made; `pass`: with some password, where none is known. */
  readonly how: Manner | 'pass';
  /** The lines that it was made of. */
  readonly lines: readonly string[];
  readonly contact: Contact;
  /** How long that took, in ms. */
  readonly ms: number;
}

export interface ApproachOptions extends Pick<LogonOptions, 'password' | 'deadline' | 'signal'> {
  /** The manner that the server is known to welcome: no other one is tried then. */
  readonly manner?: Manner | undefined;
  /** Waits until one more connection may be made. */
  readonly turn: () => Promise<void>;
}

/** The other introductions in their order, each with the end of its nick: one that was named before may still be held. */
const OTHERS: readonly (readonly [how: Vain['how'], suffix: string])[] = [
  ['line by line', 'i'],
  ['user first', 'j'],
  ['cap', 'k'],
  ['bare lf', 'l'],
  ['letters', 'm'],
  ['pass', 'n'],
];
/** The end of the nick with which a plain one is made again. */
const AGAIN = 'g';

/** So much of the deadline the plain introduction has for itself, and so much each of those has that are made beside it then. */
const ALONE = 0.3;
const EACH = 0.25;
/** Where another one is welcomed, the plain one has so many ms left, and four times what that welcome took. */
const GRACE_MS = 50;
/** What is given where no password is known. */
const ANY_PASSWORD = 'nick-collider';

/**
 * Logs on to a server, plainly; where that is not welcomed soon, in other ways beside it, one after the other, until one is. A slow
 * server welcomes the plain introduction first, as that came first. Never rejects, and takes no longer than about twice the deadline.
 */
export async function approach(address: Address, options: ApproachOptions): Promise<Approach> {
  const { manner, signal, deadline, password } = options;
  if (manner !== undefined)
    return outcomeOf([await introduce(address, manner, { password, deadline, signal })], signal);
  const over = new AbortController();
  const stopped = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
  const settled = new AbortController();
  const refused = new AbortController();
  const alone = { password, deadline, signal: stopped, onRefused: () => refused.abort() };
  const plain = introduce(address, 'plain', alone).then((first) => {
    (isSettled(first.contact) ? settled : refused).abort();
    return first;
  });

  await within(plain, ALONE * deadline, refused.signal);
  const beside = AbortSignal.any([stopped, settled.signal]);
  const others = await tryOthers(address, { ...options, signal: beside }, () => refused.signal.aborted);
  const { found } = others;
  if (found === null) return outcomeOf([await plain, ...others.tried], signal);
  const grace = found.kind === 'welcome' ? GRACE_MS + 4 * found.logonMs : 0;
  const first = refused.signal.aborted ? null : await within(plain, grace);
  over.abort();
  return first !== null && isSettled(first.contact) ? first.contact : found;
}

/** What the first introduction came to, or all of them where that settles nothing. */
function outcomeOf(tried: readonly [Vain, ...Vain[]], signal: AbortSignal | undefined): Approach {
  const [{ contact }] = tried;
  if (isSettled(contact)) return contact;
  // A server is not silent that nobody waited for.
  if (signal?.aborted === true) return { kind: 'unreachable', code: 'ABORT_ERR', tried: [] };
  return { kind: 'shut out', tried };
}

/** Makes the other introductions until one of them settles how the server is to be met; null where none does, or nobody waits any more. */
async function tryOthers(
  address: Address,
  options: ApproachOptions & { readonly signal: AbortSignal },
  wasRefused: () => boolean,
): Promise<{ readonly found: Settled | null; readonly tried: readonly Vain[] }> {
  const { signal, password, deadline } = options;
  const beside = { password, deadline, signal, within: EACH * deadline };
  const tried: Vain[] = [];
  for (const [how, suffix] of OTHERS) {
    if (how === 'pass' && password !== null) continue;
    if (!signal.aborted) await options.turn();
    if (signal.aborted) break;
    const one = await introduce(address, how, { ...beside, suffix });
    const { contact } = one;
    if (signal.aborted) break;
    if (contact.kind === 'welcome') {
      if (how === 'pass') return { found: { kind: 'password', line: null }, tried };
      // What has refused one client, or closed on it, may have had another reason than how it introduced itself.
      const again = wasRefused() ? await introduce(address, 'plain', { ...beside, suffix: AGAIN }) : one;
      return { found: again.contact.kind === 'welcome' ? again.contact : contact, tried };
    }
    if (contact.kind === 'password') return { found: contact, tried };
    tried.push(one);
    if (contact.kind === 'unreachable') break;
  }
  return { found: null, tried };
}

/** Introduces one client. */
async function introduce(
  address: Address,
  how: Vain['how'],
  given: Omit<LogonOptions, 'namespace' | 'manner'>,
): Promise<Vain> {
  const manner = how === 'pass' ? 'plain' : how;
  const password = how === 'pass' ? ANY_PASSWORD : given.password;
  const options: LogonOptions = { ...given, namespace: ownNamespace(manner), password, manner };
  const began = performance.now();
  const contact = await firstContact(address, options);
  const ms = performance.now() - began;
  const isMute = how === 'plain' && contact.kind === 'closed' && contact.line === null;
  const isTls = isMute && (await speaksTls(address, given.deadline));
  return {
    how,
    lines: firstLines(options),
    contact: isTls ? { kind: 'not-irc', bytes: '', protocol: 'TLS' } : contact,
    ms,
  };
}

function isSettled(contact: Contact): contact is Settled {
  return contact.kind !== 'silent' && contact.kind !== 'refused' && contact.kind !== 'closed';
}

/** What a promise comes to within so many ms, and before another thing has come; null where it takes longer. */
async function within<T>(promise: Promise<T>, ms: number, before?: AbortSignal): Promise<T | null> {
  const over = new AbortController();
  const signal = before === undefined ? over.signal : AbortSignal.any([over.signal, before]);
  const late = delay(ms, null, { signal }).catch(() => null);
  try {
    return await Promise.race([promise, late]);
  } finally {
    over.abort();
  }
}
