import { readCapabilities, type Capabilities } from '../capabilities.ts';
import { PAUSE_MS } from '../manner.ts';
import type { Address } from './connection.ts';
import { introduction } from './introduction.ts';
import type { LogonOptions } from './logon-options.ts';
import { visit } from './visit.ts';

/** What came of asking a server what it offers. `closed`: it went away over that. */
export interface Offer {
  /** Null when nobody knows. */
  readonly capabilities: Capabilities | null;
  /** The security packages of its 800 (IRCX), with commas between them; null when it does not answer that. */
  readonly packages: string | null;
  readonly closed: boolean;
}

const NOTHING: Offer = { capabilities: null, packages: null, closed: false };

/**
 * Asks a server what it offers, and whether it speaks IRCX, in a logon of its own: one that does not know CAP says so, or welcomes the client. All lines are
 * written together, and where nothing comes of that, one by one. Never rejects, and takes no longer than the deadline.
 */
export async function learnOffer(address: Address, options: LogonOptions): Promise<Offer> {
  if (options.manner === 'line by line')
    return (await ask(address, options, options.deadline, PAUSE_MS)) ?? NOTHING;
  const half = options.deadline / 2;
  return (await ask(address, options, half, 0)) ?? (await ask(address, options, half, PAUSE_MS)) ?? NOTHING;
}

/** So long what stands behind the answer to CAP LS is waited for at most, in ms: a server may read no more than the first line. */
const BEHIND_MS = 200;

/** One attempt; null where the server has said nothing that is of use. */
function ask(
  address: Address,
  { namespace, password, manner = 'plain', signal }: LogonOptions,
  within: number,
  pause: number,
): Promise<Offer | null> {
  const lists: string[] = [];
  let capabilities: Capabilities | null = null;
  let isAnswered = false;
  let packages: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  return visit<Offer>(address, { manner, within, signal }, ({ write, writeApart, leave }) => {
    const go = (): void => {
      if (timer !== null) clearTimeout(timer);
      leave({ capabilities, packages, closed: false });
    };
    const answered = (): void => {
      isAnswered = true;
      timer ??= setTimeout(go, BEHIND_MS);
    };
    return {
      opened() {
        const person = { nick: `${namespace}d`, user: namespace, realname: 'first contact' };
        const named = introduction(manner === 'cap' ? 'plain' : manner, password, person);
        const logon = ['CAP LS 302', 'MODE ISIRCX', ...named, 'CAP END'];
        if (pause === 0) write(...logon);
        else writeApart(pause, logon);
      },
      message({ command, params }) {
        const [, subcommand = '', list = '', rest] = params;
        if (command === '800') [, , , packages = ''] = params;
        if (command === 'CAP' && subcommand.toUpperCase() === 'LS') {
          const isPart = list === '*' && rest !== undefined;
          lists.push(isPart ? rest : list);
          if (isPart) return;
          capabilities = readCapabilities(lists);
          answered();
        } else if (isWelcome(command) || (isAnswered && /^\d+$/.test(command))) go();
        else if (refusesCap(command, params)) answered();
      },
      get sentAway() {
        if (timer !== null) clearTimeout(timer);
        return { capabilities, packages, closed: true };
      },
    };
  });
}

function refusesCap(command: string, params: readonly string[]): boolean {
  return isRefusal(command) && params.some((each) => /^cap$/i.test(each));
}

function isWelcome(command: string): boolean {
  return command === '001' || command === '1';
}

/** Whether a numeric says that a command, which it names, is not known, or not now. */
function isRefusal(command: string): boolean {
  return command === '410' || command === '421' || command === '451' || command === '461';
}
