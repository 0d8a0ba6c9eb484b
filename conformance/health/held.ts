import { Connection, type Address } from '../run/connection.ts';
import { commandAt, numericAt } from '../run/scan.ts';
import { bound } from '../run/bound.ts';
import { hello, UNRECORDED } from './probe.ts';

/** How a connection that is held fares. `none`: there is none, or none of which it is known that it would be answered. */
export type Hold = 'answered' | 'silent' | 'none';

/** A connection that stays, and asks something now and then. */
export interface Held {
  /** Asks, unless an earlier question is still open, and waits for a line, at most so many ms, or until the abort. */
  ask(deadlineMs: number, signal: AbortSignal | null): Promise<Hold>;
  drop(): void;
}

export function hold(address: Address, nick: string, password: string | null): Held {
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
      opened: () => fresh.write(hello(nick, password), 'runner'),
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
        connection.write(registered ? 'PING canary\r\n' : 'NICK\r\n', 'runner');
      }
      await new Promise<void>((resolve) => {
        const cancel = bound(deadlineMs, signal, resolve);
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
