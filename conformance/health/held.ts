import { lineEnd } from '../manner.ts';
import { Connection, type Address } from '../run/connection.ts';
import { commandAt, numericAt } from '../run/scan.ts';
import { bound } from '../run/bound.ts';
import { speak } from '../run/speak.ts';
import { UNRECORDED, type Greeting } from './probe.ts';

/** How a connection that is held fares. `none`: there is none, or none of which it is known that it would be answered. */
export type Hold = 'answered' | 'silent' | 'none';

/** A connection that stays, and asks something now and then. */
export interface Held {
  /**
   * Asks, unless an earlier question is still open, and waits for a line, at most so many ms, or until the abort; before any question was
   * answered, no longer than is likely.
   */
  ask(deadlineMs: number, signal: AbortSignal | null): Promise<Hold>;
  drop(): void;
}

/** `likelyMs`: an answer takes no longer, most likely, in ms. */
export function hold(address: Address, { manner, lines }: Greeting, likelyMs: number): Held {
  let connection: Connection | null = null;
  let registered = false;
  /** Whether a question was ever answered: a server need not answer PING, and then silence tells nothing. */
  let trusted = false;
  let open: 'greeting' | 'question' | null = null;
  let heard: (() => void) | null = null;

  function come(): void {
    registered = false;
    open = 'greeting';
    const fresh = new Connection(address, 0, UNRECORDED, {
      opened: () => void speak(fresh, manner, lines),
      line(line) {
        registered ||= numericAt(line, commandAt(line)) === 1;
        if (open === 'question') trusted = true;
        open = null;
        heard?.();
      },
      settled() {},
      closed: lost,
      failed: lost,
    });
    fresh.lineEnd = lineEnd(manner);
    connection = fresh;
  }

  function lost(): void {
    connection = null;
    open = null;
    heard?.();
  }

  return {
    async ask(deadlineMs, signal) {
      if (connection === null) come();
      else if (open === null) {
        open = 'question';
        speak(connection, manner, [registered ? 'PING canary' : 'NICK']);
      }
      // Whether nothing comes of it does not count yet.
      const patience = open === 'question' && !trusted ? Math.min(deadlineMs, likelyMs) : deadlineMs;
      await new Promise<void>((resolve) => {
        const cancel = bound(patience, signal, resolve);
        heard = () => {
          cancel();
          resolve();
        };
      });
      heard = null;
      if (connection === null) return 'none';
      if (open === null) return 'answered';
      return trusted && open === 'question' && signal?.aborted !== true ? 'silent' : 'none';
    },
    drop() {
      connection?.destroy();
      connection = null;
      heard?.();
    },
  };
}
