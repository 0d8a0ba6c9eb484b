import { formatMessage } from '../../model/message.ts';
import type { Manner } from '../manner.ts';

/** Who introduces itself. */
export interface Person {
  readonly nick: string;
  readonly user: string;
  readonly realname: string;
}

/** The lines with which a client introduces itself: PASS where there is a password, NICK and USER, as a manner has it. */
export function introduction(
  manner: Manner,
  password: string | null,
  { nick, user, realname }: Person,
): readonly string[] {
  const pass = password === null ? [] : [formatMessage({ command: 'PASS', params: [password] })];
  const names = [`NICK ${nick}`, `USER ${user} 0 * :${realname}`];
  const said = [...pass, ...(manner === 'user first' ? names.toReversed() : names)];
  return manner === 'cap' ? ['CAP LS 302', ...said, 'CAP END'] : said;
}
