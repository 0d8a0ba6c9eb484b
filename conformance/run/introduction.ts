import { formatMessage } from '../../model/message.ts';

/** The lines with which a client introduces itself: PASS where there is a password, NICK and USER. */
export function introduction(
  password: string | null,
  nick: string,
  user: string,
  realname: string,
): readonly string[] {
  const pass = password === null ? [] : [formatMessage({ command: 'PASS', params: [password] })];
  return [...pass, `NICK ${nick}`, `USER ${user} 0 * :${realname}`];
}
