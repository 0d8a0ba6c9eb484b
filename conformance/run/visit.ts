import { parseMessage, type Message } from '../../model/message.ts';
import { lineEnd, type Manner } from '../manner.ts';
import { comeAgain } from './come-again.ts';
import { Connection, type Address } from './connection.ts';
import { startClock, startRecorder } from './recorder.ts';
import { speak } from './speak.ts';

/** What a visitor can do: write lines, as its manner has it or so many ms apart, and leave with what it came for. */
export interface Visitor<T> {
  write(...lines: readonly string[]): void;
  writeApart(ms: number, lines: readonly string[]): void;
  leave(found: T): void;
}

/** What a visitor does: when the connection is there, with each message until it leaves, and with what it goes when it is sent away. */
export interface Errand<T> {
  opened(): void;
  message(message: Message, line: string): void;
  readonly sentAway: T;
}

/** So long a server that has answered may take to close behind QUIT, in ms. */
const LEAVE_MS = 500;

/** How a server is visited. */
export interface Visiting {
  readonly manner: Manner;
  /** How long at most, in ms. */
  readonly within: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Visits a server once, on a connection of its own, and comes again where it is turned away before it was answered
 * anything. Resolves with what the visitor came for; null where nothing came of it. Never rejects.
 */
export async function visit<T>(
  address: Address,
  visiting: Visiting,
  errandOf: (visitor: Visitor<T>) => Errand<T>,
): Promise<T | null> {
  const { found } = await comeAgain(
    () => visitOnce(address, visiting, errandOf),
    ({ isTurnedAway }) => isTurnedAway,
    visiting.signal,
  );
  return found;
}

/** What came of a visit. */
interface Visited<T> {
  readonly found: T | null;
  readonly isTurnedAway: boolean;
}

function visitOnce<T>(
  address: Address,
  { manner, within, signal }: Visiting,
  errandOf: (visitor: Visitor<T>) => Errand<T>,
): Promise<Visited<T>> {
  return new Promise((resolve) => {
    let found: T | null = null;
    let isAnswered = false;
    let isTurnedAway = false;
    let timer = setTimeout(end, within);
    const unsaid: (() => void)[] = [];
    const errand = errandOf({ write, writeApart, leave });
    const connection = new Connection(address, 0, startRecorder(1, startClock()), {
      opened: () => errand.opened(),
      line(line) {
        const message = parseMessage(line);
        isAnswered ||= message !== null && message.command !== 'ERROR' && message.command !== 'NOTICE';
        if (message !== null && found === null) errand.message(message, line);
      },
      settled() {},
      closed() {
        isTurnedAway = !isAnswered && found === null;
        found ??= errand.sentAway;
        end();
      },
      failed: end,
    });
    connection.lineEnd = lineEnd(manner);
    signal?.addEventListener('abort', end);
    if (signal?.aborted === true) end();

    function write(...lines: readonly string[]): void {
      unsaid.push(speak(connection, manner, lines));
    }

    function writeApart(ms: number, lines: readonly string[]): void {
      unsaid.push(speak(connection, manner, lines, ms));
    }

    function leave(what: T): void {
      for (const hush of unsaid) hush();
      write('QUIT');
      found = what;
      connection.leaving = true;
      clearTimeout(timer);
      timer = setTimeout(end, Math.min(LEAVE_MS, within));
    }

    function end(): void {
      clearTimeout(timer);
      for (const hush of unsaid) hush();
      signal?.removeEventListener('abort', end);
      connection.destroy();
      resolve({ found, isTurnedAway });
    }
  });
}
