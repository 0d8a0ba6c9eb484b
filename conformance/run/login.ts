import type { Account } from '../../adapters/server.ts';
import { CHUNK } from '../../model/command.ts';
import { encodeBase64, utf8 } from '../sasl/base64.ts';
import { chunkOf } from '../sasl/marks.ts';
import { writePlain } from '../sasl/plain.ts';
import type { Address } from './connection.ts';
import type { LogonOptions } from './logon.ts';
import { visit } from './visit.ts';

/** What came of logging in to an account with PLAIN, on a connection that does nothing else. */
export type Login =
  | { readonly kind: 'granted' }
  /** With the line that refuses it. */
  | { readonly kind: 'refused'; readonly line: string }
  /** It did not come so far: what is wrong with that, plans are to find out. */
  | { readonly kind: 'untold' };

const UNTOLD: Login = { kind: 'untold' };

/** Logs in to an account, and leaves. Never rejects, and takes no longer than the deadline. */
export async function logIn(
  address: Address,
  { name, password }: Account,
  { deadline, signal }: Pick<LogonOptions, 'deadline' | 'signal'>,
): Promise<Login> {
  const response = encodeBase64(writePlain({ authzid: '', authcid: utf8(name), password: utf8(password) }));
  let hasResponded = false;
  const found = await visit<Login>(address, deadline, signal, ({ write, leave }) => ({
    opened: () => write('CAP REQ :sasl'),
    message({ command, params }, line) {
      if (command === 'CAP' && params[1]?.toUpperCase() === 'ACK') write('AUTHENTICATE PLAIN');
      else if (command === 'AUTHENTICATE' && params[0] === '+' && !hasResponded) {
        hasResponded = true;
        write(...chunksOf(response).map((chunk) => `AUTHENTICATE ${chunk}`));
      } else if (command === '903') leave({ kind: 'granted' });
      else if (command === '904' || command === '905')
        leave(hasResponded ? { kind: 'refused', line } : UNTOLD);
    },
    sentAway: UNTOLD,
  }));
  return found ?? UNTOLD;
}

/** Pieces of 400 characters, and a shorter one, or + for none, behind them (IRCv3 SASL 3.1). */
function chunksOf(response: string): readonly string[] {
  const count = Math.floor(response.length / CHUNK) + 1;
  return Array.from({ length: count }, (_, at) => chunkOf(response, at + 1));
}
