import type { Operator } from '../../adapters/server.ts';
import type { Address } from './connection.ts';
import { ownNamespace } from '../manner.ts';
import { introduction } from './introduction.ts';
import type { Patience } from './login.ts';
import { visit } from './visit.ts';

/** What came of an OPER on a connection that does nothing else. */
export type Elevation =
  /** `guarded`: behind a wrong password, which was tried then, nothing was answered for as long as one waits. */
  | { readonly kind: 'granted'; readonly guarded: boolean }
  /** With the line that refuses it. */
  | { readonly kind: 'refused'; readonly line: string }
  /** It did not come so far: what is wrong with that, plans are to find out. */
  | { readonly kind: 'untold' };

const REFUSALS: ReadonlySet<string> = new Set(['461', '464', '481', '491']);
const TOKEN = 'z0000o';

/** Logs on, becomes an operator, tries a wrong password, and leaves. Never rejects, and takes no longer than twice the deadline. */
export async function becomeOperator(
  address: Address,
  { name, password }: Operator,
  serverPassword: string | null,
  { deadline, signal, manner }: Patience,
): Promise<Elevation> {
  let hasAsked = false;
  let isGranted = false;
  const user = ownNamespace(manner);
  const person = { nick: `${user}e`, user, realname: 'first operator' };
  const visiting = { manner, within: 2 * deadline, signal };
  const found = await visit<Elevation>(address, visiting, ({ write, leave }) => ({
    opened: () => write(...introduction(manner, serverPassword, person)),
    message({ command, params }, line) {
      if ((command === '001' || command === '1') && !hasAsked) {
        hasAsked = true;
        write(`OPER ${name} ${password}`);
      } else if (command === '381' && !isGranted) {
        isGranted = true;
        write(`OPER ${name} ${password}x`, `PING ${TOKEN}`);
      } else if (command === 'PONG' && params.at(-1) === TOKEN) leave({ kind: 'granted', guarded: false });
      else if (hasAsked && !isGranted && REFUSALS.has(command)) leave({ kind: 'refused', line });
    },
    get sentAway(): Elevation {
      return isGranted ? { kind: 'granted', guarded: true } : { kind: 'untold' };
    },
  }));
  return found ?? (isGranted ? { kind: 'granted', guarded: true } : { kind: 'untold' });
}
