import type { House } from './house.ts';
import { closeWithError } from './leaving.ts';
import { advance } from './registration.ts';
import { refuse, send } from './replies.ts';
import type { Session } from './session.ts';

/** Sends the PING that must be answered before 001. */
export function challenge(house: House, session: Session): void {
  house.counts.cookies += 1;
  const token = `cookie${house.counts.cookies}`;
  session.cookie = { kind: 'outstanding', token };
  send(house, session, `PING :${token}`);
}

/** A PONG while a cookie is outstanding. */
export function answerChallenge(house: House, session: Session, expected: string, token: string): void {
  if (token === expected || house.faults['any-cookie-accepted']) {
    session.cookie = { kind: 'answered' };
    advance(house, session);
    return;
  }
  switch (house.choices.cookie_wrong) {
    case 'silent':
      return;
    case '513':
      refuse(house, session, '513');
      return;
    case 'challenge':
      challenge(house, session);
      return;
    case 'close':
      closeWithError(house, session, 'Wrong answer to PING');
      return;
  }
}
