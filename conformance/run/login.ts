import type { Account } from '../../adapters/server.ts';
import { chunksOf } from '../sasl/chunks.ts';
import { plainBase64 } from '../sasl/credentials.ts';
import type { Manner } from '../manner.ts';
import type { Address } from './connection.ts';
import { visit } from './visit.ts';

/** What came of logging in to an account with PLAIN, on a connection that does nothing else. */
export type Login =
  | { readonly kind: 'granted' }
  /** With the line that refuses it. */
  | { readonly kind: 'refused'; readonly line: string }
  /** It did not come so far: what is wrong with that, plans are to find out. */
  | { readonly kind: 'untold' };

/** The longest that it may take, in ms, and what ends it before; and the manner that the server welcomes. */
export interface Patience {
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
  readonly manner: Manner;
}

const UNTOLD: Login = { kind: 'untold' };

/** Logs in to an account, and leaves. Never rejects, and takes no longer than the deadline. */
export async function logIn(
  address: Address,
  account: Account,
  { deadline, signal, manner }: Patience,
): Promise<Login> {
  const response = plainBase64('account1', [account]);
  let hasResponded = false;
  const found = await visit<Login>(address, { manner, within: deadline, signal }, ({ write, leave }) => ({
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
