import type { DropKind } from '../plan.ts';
import type { Connection } from './connection.ts';
import { startPace, type Pace } from './pace.ts';
import type { WaitKind } from './patience.ts';
import type { Idle } from './idling.ts';
import type { Reclaim } from './reclaim.ts';

/** One connection of a plan that is being run. */
export interface Client {
  /** Its number in the plan. */
  readonly index: number;
  /** Null until the plan opens it. */
  connection: Connection | null;
  readonly pace: Pace;
  /** What is still to be written of an act, piece by piece. */
  pieces: string[];
  /** How it ends its connection once these are written; null where it does not. */
  parting: DropKind | null;
  /** What the round waits for on this connection, `retry` for the next try of a reclaim; null when for nothing. */
  waiting: WaitKind | 'retry' | null;
  /** When that wait began, and when it ends by itself, in ns. */
  since: number;
  until: number;
  /** How long it may last while nothing arrives, in ns. */
  allowed: number;
  /** A wait has passed in vain, and nothing has arrived since: further ones are short. */
  mute: boolean;
  /** The reclaim of this round, while it goes on. */
  reclaim: Reclaim | null;
  /** Its waiting in this round, while it goes on. */
  idle: Idle | null;
}

export function newClient(index: number): Client {
  return {
    index,
    connection: null,
    pace: startPace(),
    pieces: [],
    parting: null,
    waiting: null,
    since: 0,
    until: 0,
    allowed: 0,
    mute: false,
    reclaim: null,
    idle: null,
  };
}
