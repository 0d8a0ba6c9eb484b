import type { House } from './house.ts';
import { refuse } from './replies.ts';
import type { Session } from './session.ts';
import { echoNick } from './welcome.ts';

/** So many renames are free in a window of so many ms, for a server that throttles them. */
const FREE_CHANGES = 2;
const WINDOW = 10_000;

/** Counts a rename and says whether it is one too many. */
export function isTooFast(house: House, session: Session): boolean {
  if (house.choices.nick_too_fast === 'off') return false;
  const now = Date.now();
  if (now - session.changesSince > WINDOW) {
    session.changes = 0;
    session.changesSince = now;
  }
  session.changes += 1;
  return session.changes > FREE_CHANGES;
}

/** The nick stays; some servers remind the client of it. */
export function refuseTooFast(house: House, session: Session, nick: string): void {
  if (house.choices.nick_too_fast === '263') refuse(house, session, '263', 'NICK');
  else refuse(house, session, '438', nick);
  if (house.choices.nick_too_fast === '438_echo' && session.nick !== null)
    echoNick(house, session, session.nick);
}
