import type { DropKind } from './plan.ts';

/**
 * What happened when a plan was run: every byte written and every line and close that arrived, in one order.
 * A history is plain JSON. The index of an event in `events` is the event counter; `at` is in nanoseconds since the run
 * began, from a monotonic clock, and never decreases.
 */
export interface History {
  readonly connections: number;
  readonly events: readonly HistoryEvent[];
  /** When observation ended, in ns: what is unanswered then may still have been about to be answered. */
  readonly ended: number;
  /** The longest time, in ns, for which the suite itself could not listen; absent where nobody looked. */
  readonly lag?: number;
}

export type HistoryEvent =
  | { readonly kind: 'open'; readonly connection: number; readonly at: number }
  /** Bytes handed to the socket, recorded just before the write. `by` is `runner` for what no plan holds, such as a PONG. */
  | {
      readonly kind: 'write';
      readonly connection: number;
      readonly at: number;
      /** One character a byte (latin-1), terminators included. */
      readonly data: string;
      readonly by: 'plan' | 'runner';
    }
  /** The client begins to wait, and says nothing but what answers PING: at most for so many ms, as far as was known then. */
  | {
      readonly kind: 'wait';
      readonly connection: number;
      readonly at: number;
      readonly ms: number;
      /** Whether it answers PING meanwhile. */
      readonly answers: boolean;
    }
  /** The client shut down or dropped its side. Behind a `close` or a `reset` nothing more is seen of the connection. */
  | { readonly kind: 'drop'; readonly connection: number; readonly at: number; readonly how: DropKind }
  /** A line that arrived, without its terminator, one character a byte (latin-1). */
  | { readonly kind: 'line'; readonly connection: number; readonly at: number; readonly line: string }
  /**
   * The end of what can be read. `fin`: the server closed in order. `torn`: a reset or a write error, after which lines that
   * had arrived may be lost; its replies are only a prefix of what the server sent.
   */
  | {
      readonly kind: 'close';
      readonly connection: number;
      readonly at: number;
      readonly how: 'fin' | 'torn';
    };

/** Whether any connection came about: a plan of which the server never heard did nothing to it. */
export function metServer({ events }: Pick<History, 'events'>): boolean {
  return events.some(({ kind }) => kind === 'open');
}
