import { performance } from 'node:perf_hooks';
import type { History, HistoryEvent } from '../history.ts';
import type { DropKind } from '../plan.ts';

/** Nanoseconds since some fixed moment; never decreases. */
export type Clock = () => number;

/** Collects what happens on the connections of one plan, in one order. It judges nothing and checks nothing. */
export interface Recorder {
  /** The stamp that an event would get now, in ns. */
  readonly now: Clock;
  opened(connection: number): void;
  /** To be called just before the bytes are handed to the socket: afterwards an answer might overtake the record. */
  wrote(connection: number, data: string, by: 'plan' | 'runner'): void;
  waits(connection: number, ms: number, answers: boolean): void;
  /** To be called just before the socket is told. */
  dropped(connection: number, how: DropKind): void;
  line(connection: number, line: string): void;
  closed(connection: number, how: 'fin' | 'torn'): void;
  /** Ends observation now, with for how long the suite could not listen at a time (ns) where somebody looked. */
  finish(lag?: number): History;
}

/** A clock that starts at 0. Numbers, since a bigint for each event would cost more than the rest of recording it. */
export function startClock(): Clock {
  const start = performance.now();
  return () => Math.round((performance.now() - start) * 1e6);
}

/** A recorder for a plan with so many connections. */
export function startRecorder(connections: number, now: Clock): Recorder {
  const events: HistoryEvent[] = [];
  return {
    now,
    opened(connection) {
      events.push({ kind: 'open', connection, at: now() });
    },
    wrote(connection, data, by) {
      events.push({ kind: 'write', connection, at: now(), data, by });
    },
    waits(connection, ms, answers) {
      events.push({ kind: 'wait', connection, at: now(), ms, answers });
    },
    dropped(connection, how) {
      events.push({ kind: 'drop', connection, at: now(), how });
    },
    line(connection, line) {
      events.push({ kind: 'line', connection, at: now(), line });
    },
    closed(connection, how) {
      events.push({ kind: 'close', connection, at: now(), how });
    },
    finish(lag) {
      return { connections, events, ended: now(), ...(lag === undefined ? {} : { lag }) };
    },
  };
}
