import type { Span, Timers } from '../../adapters/server.ts';
import type { Idling } from '../plan.ts';
import type { Pace } from './pace.ts';
import { commandAt, isCommandAt } from './scan.ts';

/** A client that waits. Times in ns. */
export interface Idle {
  readonly until: Idling['until'];
  /** Whether PINGs are answered meanwhile. */
  readonly answers: boolean;
  readonly began: number;
  /** When the client last wrote, or was last sent anything but a PING. */
  spoke: number;
  /** When the server asked for a PONG; -1 when it has not. */
  askedAt: number;
}

/** How long a server lets a client be, and how much later than that it may be with all that it does, in ns. */
export interface Wakening {
  readonly timers: Timers | null;
  readonly margin: number;
}

/** Before the half of its time is over a client that says something is surely not taken for silent. */
const PART = 0.4;

/** A server that asks again and again is not listened to for ever. */
const MOST_TIMES = 2;

/**
 * When the client has waited for long enough, in ns, as far as that is known by now: when a server that has done nothing yet breaks what
 * its timers promise. Where nobody knows them, at once.
 */
export function wakes(idle: Idle, phase: Pace['phase'], { timers, margin }: Wakening): number {
  const { register, ping, pong } = timers ?? { register: null, ping: null, pong: null };
  const inForce = phase === 'registering' ? register : ping;
  if (inForce === null || phase === 'closed') return idle.began;
  const most = idle.began + MOST_TIMES * (latest(inForce) + latest(pong ?? ping) + 2 * margin);
  return Math.min(most, asMeant());

  function asMeant(): number {
    if (idle.until === 'part')
      return idle.began + PART * shortest(inForce, phase === 'registering' ? null : pong) * 1e6;
    if (idle.askedAt < 0) return idle.spoke + latest(inForce) + margin;
    if (idle.until === 'asked') return idle.askedAt;
    if (phase === 'registering') return idle.spoke + latest(register) + margin;
    // One that has answered is waited with until the server might close it all the same.
    if (idle.answers) return idle.askedAt + latest(pong);
    return Math.max(idle.spoke, idle.askedAt) + Math.max(latest(pong), latest(ping)) + margin;
  }
}

function latest(span: Span | null): number {
  return span === null ? -Infinity : span.latest * 1e6;
}

/** The shorter of two times, in ms: it may be the one for an answer that is due. */
function shortest(inForce: Span | null, other: Span | null): number {
  return Math.min(inForce?.earliest ?? 0, other?.earliest ?? Infinity);
}

/** Notes a line that the client hears while it waits. */
export function heardWhile(idle: Idle, line: string, now: number): void {
  if (!isCommandAt(line, commandAt(line), 'PING')) idle.spoke = now;
  else if (idle.askedAt < 0) idle.askedAt = now;
}
