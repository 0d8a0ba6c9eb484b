import { Alarm } from './alarm.ts';
import type { Client } from './client.ts';
import { wakes, type Wakening } from './idling.ts';
import { giveUp, owed } from './pace.ts';
import type { Patience, WaitKind } from './patience.ts';
import { nextTry } from './reclaim.ts';
import type { Clock } from './recorder.ts';

/** The longest waits, in ns. */
export interface Bounds {
  readonly deadline: number;
  readonly release: number;
  /** How long a client that waits does so. */
  readonly wakening: Wakening;
}

/** What a vigil tells. */
export interface Watcher {
  /** The next try of the client's reclaim is due. */
  retry(client: Client): void;
  expired(kind: WaitKind): void;
  /** Nothing is waited for any more. */
  over(): void;
}

/** Waits of which the length says nothing of how quickly the server answers. */
const LASTS: ReadonlySet<Client['waiting']> = new Set(['idle', 'retry', 'write', 'open', 'held']);

/** So many times its bound a wait may last while lines go on arriving. */
const PROLONGED = 4;

/** By what the bound is divided for a connection that has gone silent. */
const HASTE = 100;

/** A ring that is later than this (ns) puts off all waits by as much. */
const LAG = 50e6;

/** Waits, for all connections of a round at once, until each has shown what it owes or its bound has passed. */
export class Vigil {
  readonly #clients: readonly Client[];
  readonly #patience: Patience;
  readonly #now: Clock;
  readonly #bounds: Bounds;
  readonly #watcher: Watcher;
  readonly #alarm: Alarm;
  #waiting = 0;

  constructor(clients: readonly Client[], patience: Patience, now: Clock, bounds: Bounds, watcher: Watcher) {
    this.#clients = clients;
    this.#patience = patience;
    this.#now = now;
    this.#bounds = bounds;
    this.#watcher = watcher;
    this.#alarm = new Alarm(now, (lateBy) => this.#ring(lateBy));
  }

  get idle(): boolean {
    return this.#waiting === 0;
  }

  /** Waits for what the client owes, if anything. */
  watch(client: Client): void {
    if (client.waiting !== null) return;
    const kind = this.#owed(client);
    if (kind === null) return;
    this.#waiting += 1;
    this.#await(client, kind);
  }

  /** Looks at a client again after something has arrived. */
  review(client: Client): void {
    client.mute = false;
    this.look(client);
  }

  /** Looks at a client again after it has done something by itself. */
  look(client: Client): void {
    if (client.waiting === null) return;
    const kind = this.#owed(client);
    if (kind !== null) {
      if (kind !== client.waiting || kind === 'idle') this.#await(client, kind);
      else this.#prolong(client, kind);
    } else if (client.waiting !== 'retry' || client.pace.phase === 'closed') {
      if (!LASTS.has(client.waiting)) this.#patience.took(this.#now() - client.since);
      this.#settled(client);
      if (this.idle) this.#watcher.over();
    }
  }

  cancel(): void {
    this.#alarm.cancel();
  }

  /** What a client is waited for: while it waits itself, for the end of that. */
  #owed(client: Client): WaitKind | null {
    const { idle, pace } = client;
    if (idle === null || pace.phase === 'closed') return owed(pace);
    if (wakes(idle, pace.phase, this.#bounds.wakening) > this.#now()) return 'idle';
    client.idle = null;
    return null;
  }

  #await(client: Client, kind: WaitKind): void {
    client.waiting = kind;
    client.since = this.#now();
    client.allowed = this.#bound(client, kind);
    client.until =
      kind === 'idle' && client.idle !== null
        ? wakes(client.idle, client.pace.phase, this.#bounds.wakening)
        : client.since + client.allowed;
    this.#alarm.by(client.until);
  }

  /** A server that works off its queue, a line now and then, is given more time; one that only talks, not for ever. */
  #prolong(client: Client, kind: WaitKind): void {
    client.allowed = Math.max(client.allowed, this.#bound(client, kind));
    client.until = Math.min(this.#now() + client.allowed, client.since + PROLONGED * client.allowed);
  }

  /** A connection that has gone silent would cost the deadline once more for each thing that it is asked. */
  #bound({ mute }: Client, kind: WaitKind): number {
    const bound = this.#patience.bound(kind, this.#bounds.deadline);
    return mute ? Math.min(bound, this.#bounds.deadline / HASTE) : bound;
  }

  #settled(client: Client): void {
    const { reclaim, pace } = client;
    if (reclaim !== null && pace.phase !== 'closed') {
      const bound = this.#patience.bound('reclaim', this.#bounds.release);
      const next = nextTry(reclaim, pace.refusals, this.#now(), bound);
      if (typeof next === 'number') {
        client.waiting = 'retry';
        client.until = next;
        this.#alarm.by(next);
        return;
      }
      if (next === 'exhausted') this.#patience.expired('reclaim');
    }
    this.#dismiss(client);
  }

  #dismiss(client: Client): void {
    client.reclaim = null;
    client.idle = null;
    client.waiting = null;
    this.#waiting -= 1;
  }

  #ring(lateBy: number): void {
    // While we were busy ourselves, or not given the processor, the server may not have been given it either.
    if (lateBy > LAG) for (const client of this.#clients) client.until += lateBy;
    const now = this.#now();
    for (const client of this.#clients) {
      const { waiting } = client;
      if (waiting === null || client.until > now) continue;
      if (waiting === 'retry') {
        this.#watcher.retry(client);
        const kind = owed(client.pace);
        if (kind === null) this.#dismiss(client);
        else this.#await(client, kind);
      } else if (waiting === 'idle') {
        // It may have been asked meanwhile, and then waits on.
        if (this.#owed(client) === null) this.#dismiss(client);
        else this.#await(client, 'idle');
      } else {
        this.#patience.expired(waiting);
        this.#watcher.expired(waiting);
        giveUp(client.pace);
        client.mute = true;
        this.#dismiss(client);
      }
    }
    if (this.idle) {
      this.#watcher.over();
      return;
    }
    for (const { waiting, until } of this.#clients) if (waiting !== null) this.#alarm.by(until);
  }
}
