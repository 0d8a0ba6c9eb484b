import { Connection, type Address } from '../run/connection.ts';
import { lineEnd, ownNamespace, type Manner } from '../manner.ts';
import { introduction } from '../run/introduction.ts';
import { speak } from '../run/speak.ts';
import { startClock, type Recorder } from '../run/recorder.ts';
import { connectTrouble } from '../run/trouble.ts';
import { bound } from '../run/bound.ts';

/** How a connection of our own fares. `refused`: nobody listens. `unable`: this machine has no socket to give. */
export type Knock = 'answered' | 'closed' | 'silent' | 'refused' | 'unable';

const clock = startClock();

/** What a canary sends and hears is no history. */
export const UNRECORDED: Recorder = {
  now: clock,
  opened() {},
  wrote() {},
  waits() {},
  dropped() {},
  line() {},
  closed() {},
  finish: () => ({ connections: 0, events: [], ended: 0 }),
};

/** How a canary comes to a server. */
export interface Greeting {
  readonly manner: Manner;
  readonly lines: readonly string[];
}

/** What a canary says first; its nick ends with that letter. */
export function hello(manner: Manner, letter: string, password: string | null): Greeting {
  const nick = ownNamespace(manner) + letter;
  return { manner, lines: introduction(manner, password, { nick, user: nick, realname: 'canary' }) };
}

/** So long a client that was answered waits for its QUIT to be carried out, in ms. */
const LEAVE_MS = 500;

/**
 * Comes as a new client, waits for one line, at most so many ms, and leaves. `silent` also where the connection is never made;
 * `unable` at the abort.
 */
function knock(
  address: Address,
  { manner, lines }: Greeting,
  deadlineMs: number,
  signal: AbortSignal | null,
): Promise<Knock> {
  return new Promise((resolve) => {
    let over = false;
    let hush: (() => void) | null = null;
    let leaving: NodeJS.Timeout | null = null;
    const connection = new Connection(address, 0, UNRECORDED, {
      opened() {
        hush = speak(connection, manner, lines);
      },
      line: () => end('answered'),
      settled() {},
      closed() {
        end('closed');
        if (leaving !== null) clearTimeout(leaving);
      },
      failed(code) {
        const { kind } = connectTrouble(code);
        end(kind === 'refused' ? 'refused' : kind === 'descriptors' ? 'unable' : 'silent');
      },
    });
    connection.lineEnd = lineEnd(manner);
    const cancel = bound(deadlineMs, signal, () => end(signal?.aborted === true ? 'unable' : 'silent'));

    function end(how: Knock): void {
      if (over) return;
      over = true;
      cancel();
      hush?.();
      if (how === 'answered') {
        speak(connection, manner, ['QUIT']);
        connection.leaving = true;
        leaving = setTimeout(() => connection.destroy(), LEAVE_MS);
      } else connection.destroy();
      resolve(how);
    }
  });
}

/** So many new clients come at even distances while none has been answered: a connection may be lost on its way. */
const KNOCKS = 3;

/**
 * Comes as a new client, and as another one while nobody answers; the first answer is the result. `silent` is a server that has
 * left the first of them unanswered for the whole deadline (ms).
 */
export async function knockAgain(
  address: Address,
  greeting: Greeting,
  deadlineMs: number,
  signal: AbortSignal | null,
): Promise<Knock> {
  const share = deadlineMs / KNOCKS;
  return new Promise((resolve) => {
    const timers = Array.from({ length: KNOCKS }, (_, index) =>
      setTimeout(() => void one(index), index * share),
    );
    async function one(index: number): Promise<void> {
      const how = await knock(address, greeting, deadlineMs - index * share, signal);
      if (how === 'silent' && index > 0) return;
      timers.forEach(clearTimeout);
      resolve(how);
    }
  });
}
