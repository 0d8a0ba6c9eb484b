import { readCapabilities, type Capabilities } from '../capabilities.ts';
import { parseMessage } from '../../model/message.ts';
import { Connection, type Address } from './connection.ts';
import { introduction } from './introduction.ts';
import type { LogonOptions } from './logon.ts';
import { startClock, startRecorder } from './recorder.ts';

/** What came of asking a server what it offers. `closed`: it went away over that. */
export interface Offer {
  /** Null when nobody knows. */
  readonly capabilities: Capabilities | null;
  readonly closed: boolean;
}

const NOTHING: Offer = { capabilities: null, closed: false };

/** So long a server that has answered may take to close behind QUIT, in ms. */
const LEAVE_MS = 500;
/** Between two lines that are not written together, in ms. */
const PAUSE_MS = 50;

/**
 * Asks a server what it offers, in a logon of its own: one that does not know CAP says so, or welcomes the client. All lines are
 * written together, and where nothing comes of that, one by one. Never rejects, and takes no longer than the deadline.
 */
export async function learnOffer(address: Address, options: LogonOptions): Promise<Offer> {
  const half = options.deadline / 2;
  return (await ask(address, options, half, 0)) ?? (await ask(address, options, half, PAUSE_MS)) ?? NOTHING;
}

/** One attempt; null where the server has said nothing that is of use. */
function ask(
  address: Address,
  { namespace, password, signal }: LogonOptions,
  within: number,
  pause: number,
): Promise<Offer | null> {
  return new Promise((resolve) => {
    const lists: string[] = [];
    let answer: Offer | null = null;
    let timer = setTimeout(end, within);
    const timers: NodeJS.Timeout[] = [];
    const connection = new Connection(address, 0, startRecorder(1, startClock()), {
      opened() {
        const logon = [
          'CAP LS 302',
          ...introduction(password, `${namespace}d`, namespace, 'first contact'),
          'CAP END',
        ];
        if (pause === 0) write(...logon);
        else logon.forEach((line, at) => timers.push(setTimeout(() => write(line), at * pause)));
      },
      line(line) {
        const message = parseMessage(line);
        if (message === null || answer !== null) return;
        const { command, params } = message;
        const [, subcommand = '', list = '', rest] = params;
        if (command === 'CAP' && subcommand.toUpperCase() === 'LS') {
          const isPart = list === '*' && rest !== undefined;
          lists.push(isPart ? rest : list);
          if (!isPart) leave({ capabilities: readCapabilities(lists), closed: false });
        } else if (isWelcome(command) || (isRefusal(command) && params.some((each) => /^cap$/i.test(each)))) {
          leave(NOTHING);
        }
      },
      settled() {},
      closed() {
        answer ??= { capabilities: null, closed: true };
        end();
      },
      failed: end,
    });
    signal?.addEventListener('abort', end);
    if (signal?.aborted === true) end();

    function write(...lines: readonly string[]): void {
      connection.write(`${lines.join('\r\n')}\r\n`, 'runner');
    }

    function leave(found: Offer): void {
      answer = found;
      for (const each of timers) clearTimeout(each);
      write('QUIT');
      connection.leaving = true;
      clearTimeout(timer);
      timer = setTimeout(end, Math.min(LEAVE_MS, within));
    }

    function end(): void {
      clearTimeout(timer);
      for (const each of timers) clearTimeout(each);
      signal?.removeEventListener('abort', end);
      connection.destroy();
      resolve(answer);
    }
  });
}

function isWelcome(command: string): boolean {
  return command === '001' || command === '1';
}

/** Whether a numeric says that a command, which it names, is not known, or not now. */
function isRefusal(command: string): boolean {
  return command === '410' || command === '421' || command === '451' || command === '461';
}
