import type { House } from './house.ts';
import { refuse } from './replies.ts';
import type { Session } from './session.ts';
import { echoNick } from './welcome.ts';

/** So many renames are free in a window of so many ms, for a server that throttles them. */
const FREE_CHANGES = 2;
const WINDOW = 10_000;

/** Counts a rename and says whether it is one too many. */
export function isTooFast(house: House, session: Session): boolean {
  if (house.choices.nick_too_fast === 'off') return isTooFastForLogon(session);
  count(session);
  return session.changes > FREE_CHANGES;
}

/** Only a fault counts anything where nothing is throttled. */
function isTooFastForLogon({ changes, changesSince }: Session): boolean {
  return changes >= FREE_CHANGES && Date.now() - changesSince <= WINDOW;
}

/** A NICK of a client that logs on: only a fault counts it as a rename. */
export function countLogon(house: House, session: Session): void {
  if (house.faults['nick-change-counted-from-logon']) count(session);
}

function count(session: Session): void {
  const now = Date.now();
  if (now - session.changesSince > WINDOW) {
    session.changes = 0;
    session.changesSince = now;
  }
  session.changes += 1;
}

/** The nick stays; some servers remind the client of it. */
export function refuseTooFast(house: House, session: Session, nick: string): void {
  if (house.choices.nick_too_fast === '263') refuse(house, session, '263', 'NICK');
  else refuse(house, session, '438', nick);
  if (house.choices.nick_too_fast === '438_echo' && session.nick !== null)
    echoNick(house, session, session.nick);
}
