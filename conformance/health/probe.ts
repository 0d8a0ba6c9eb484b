import { formatMessage } from '../../model/message.ts';
import { Connection, type Address } from '../run/connection.ts';
import { startClock, type Recorder } from '../run/recorder.ts';
import { connectTrouble } from '../run/trouble.ts';

/** How a connection of our own fares. `refused`: nobody listens. `unable`: this machine has no socket to give. */
export type Knock = 'answered' | 'closed' | 'silent' | 'refused' | 'unable';

const clock = startClock();

/** What a canary sends and hears is no history. */
export const UNRECORDED: Recorder = {
  now: clock,
  opened() {},
  wrote() {},
  dropped() {},
  line() {},
  closed() {},
  finish: () => ({ connections: 0, events: [], ended: 0 }),
};

/** The lines with which a client introduces itself. */
export function hello(nick: string, password: string | null): string {
  const pass = password === null ? [] : [formatMessage({ command: 'PASS', params: [password] })];
  return [...pass, `NICK ${nick}`, `USER ${nick} 0 * :canary`, ''].join('\r\n');
}

/** So long a client that was answered waits for its QUIT to be carried out, in ms. */
const LEAVE_MS = 500;

/** Comes as a new client, waits for one line, at most so many ms, and leaves. `silent` also where the connection is never made. */
export function knock(address: Address, greeting: string, deadlineMs: number): Promise<Knock> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | null = null;
    let over = false;
    const connection = new Connection(address, 0, UNRECORDED, {
      opened: () => connection.write(greeting, 'runner'),
      line: () => end('answered'),
      settled() {},
      closed() {
        end('closed');
        if (timer !== null) clearTimeout(timer);
      },
      failed(code) {
        const { kind } = connectTrouble(code);
        end(kind === 'refused' ? 'refused' : kind === 'descriptors' ? 'unable' : 'silent');
      },
    });
    timer = setTimeout(() => end('silent'), deadlineMs);

    function end(how: Knock): void {
      if (over) return;
      over = true;
      if (timer !== null) clearTimeout(timer);
      if (how === 'answered') {
        connection.write('QUIT\r\n', 'runner');
        connection.leaving = true;
        timer = setTimeout(() => connection.destroy(), LEAVE_MS);
      } else connection.destroy();
      resolve(how);
    }
  });
}
