import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Manner } from '../manner.ts';
import type { Address } from './connection.ts';
import { isMute, isOpen, isSettling, outcomeOf, settledBy, type Approach } from './approached.ts';
import { breathe } from './breathe.ts';
import { comeAgain } from './come-again.ts';
import { introduce, isWelcomed, type Introduced } from './introduce.ts';
import { climb, type Next } from './ladder.ts';
import type { LogonOptions } from './logon-options.ts';
import { speaksTls } from './protocol.ts';

export interface ApproachOptions extends Pick<LogonOptions, 'password' | 'deadline' | 'signal'> {
  /** The manner that the server is known to welcome: no other one is tried then. */
  readonly manner?: Manner | undefined;
  /** Waits until one more connection may be made. */
  readonly turn: () => Promise<void>;
}

/** The end of the nick with which an introduction is made once more: a nick that was named before may still be held. */
const AGAIN = 'g';
/** So much of the deadline the plain introduction has for itself, and so much each has that is made behind it. */
const ALONE = 0.3;
const EACH = 0.25;
/** Where another one is welcomed, a plain one has so many ms more, and four times what that welcome took. */
const GRACE_MS = 50;

/**
 * Logs on to a server, plainly; where that is not welcomed soon, in other ways beside it, one after the other, until one is. A slow
 * server welcomes the plain introduction first, as that came first. One that was in vain may have been so for another reason than how it was
 * made, such as what a connection before it had left behind: it is made once more before that is believed. Never rejects, and takes
 * no longer than about three times the deadline.
 */
export async function approach(address: Address, options: ApproachOptions): Promise<Approach> {
  const { manner, signal } = options;
  const found = await (manner === undefined
    ? inSomeManner(address, options)
    : inThis(address, manner, options));
  // A server is not silent that nobody waited for.
  return isOver(signal) && found.kind !== 'welcome'
    ? { kind: 'unreachable', code: 'ABORT_ERR', tried: [] }
    : found;
}

async function inThis(address: Address, manner: Manner, options: ApproachOptions): Promise<Approach> {
  const { first, refused, beside, end } = begin(address, manner, options);
  await Promise.race([first, aborted(refused)]);
  const again = refused.aborted ? await oneMore(address, beside, manner, AGAIN) : null;
  return again !== null && isWelcomed(again) ? end(again) : outcomeOf([await first]);
}

async function inSomeManner(address: Address, options: ApproachOptions): Promise<Approach> {
  const { deadline, password } = options;
  const { first, refused, beside, end } = begin(address, 'plain', options);
  await within(ALONE * deadline, first, aborted(refused));
  const again = refused.aborted ? await oneMore(address, beside, 'plain', AGAIN) : null;
  if (again !== null) {
    if (isSettling(again.contact)) return end(again);
    if (again.contact.kind === 'unreachable') return outcomeOf([await first, again]);
    if (isMute(again) && (await speaksTls(address, EACH * deadline)))
      return end({ ...again, contact: { kind: 'not-irc', bytes: '', protocol: 'TLS' } });
  }
  const next: Next = (how, suffix) => oneMore(address, beside, how, suffix);
  const { found, tried } = await climb(next, password !== null);
  if (found === null) {
    const all: readonly [Introduced, ...Introduced[]] = [
      await first,
      ...(again === null ? [] : [again]),
      ...tried,
    ];
    const late = all.every(isClosed)
      ? await comeAgain(() => next('plain', AGAIN), isTurnedAway, beside.signal)
      : null;
    return late !== null && isWelcomed(late) ? end(late) : outcomeOf(all);
  }
  if (again === null && isWelcomed(found)) {
    const grace = GRACE_MS + 4 * found.contact.logonMs;
    await within(grace, first);
    const late = await oneMore(address, beside, 'plain', AGAIN, grace);
    if (late !== null && isWelcomed(late)) return end(late);
  }
  return end(found);
}

/** The first introduction, under way. */
interface Beginning {
  readonly first: Promise<Introduced>;
  /** Aborted when it is known to have been in vain, though not why. */
  readonly refused: AbortSignal;
  /** What others are made with; they are over when the first one has settled how the server is met. */
  readonly beside: ApproachOptions;
  /** Ends it, as another one has come to something. */
  readonly end: (found: Introduced) => Promise<Approach>;
}

function begin(address: Address, how: Manner, options: ApproachOptions): Beginning {
  const { password, deadline, signal } = options;
  const over = new AbortController();
  const settled = new AbortController();
  const refused = new AbortController();
  const stopped = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
  const alone = { password, deadline, signal: stopped, onRefused: () => refused.abort() };
  const first = introduce(address, how, alone).then((introduced) => {
    (isOpen(introduced.contact) ? refused : settled).abort();
    return introduced;
  });
  return {
    first,
    refused: refused.signal,
    beside: { ...options, signal: AbortSignal.any([stopped, settled.signal]) },
    async end(found) {
      over.abort();
      return settledBy(found, await first);
    },
  };
}

/** Introduces one more client, when those before it are done away with; null where nobody waits for it any more. */
async function oneMore(
  address: Address,
  { password, deadline, signal, turn }: ApproachOptions,
  how: Introduced['how'],
  suffix: string,
  ms = EACH * deadline,
): Promise<Introduced | null> {
  await breathe(signal);
  if (!isOver(signal)) await turn();
  if (isOver(signal)) return null;
  const one = await introduce(address, how, { password, deadline, within: ms, suffix, signal });
  return isOver(signal) ? null : one;
}

/** Waits until one of these has come, at most so many ms. */
async function within(ms: number, ...awaited: readonly Promise<unknown>[]): Promise<void> {
  const over = new AbortController();
  await Promise.race([...awaited, delay(ms, null, { signal: over.signal }).catch(() => null)]);
  over.abort();
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** A server may have no room for a while, or mind haste: that looks like one that closes upon everybody. */
const isClosed = ({ contact }: Introduced): boolean => contact.kind === 'closed';
const isTurnedAway = (late: Introduced | null): boolean => late !== null && isClosed(late);

function isOver(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
