import type { House } from '../house.ts';
import { closeWithError } from '../leaving.ts';
import { echoed, refuse } from '../replies.ts';
import { situation, type Session } from '../session.ts';

/** What is not for clients to send: numerics (RFC 1459 2.4) and what only servers say (RFC 1459 4.6.4). */
export function stray(house: House, session: Session, command: string): void {
  const phase = situation(session);
  const kind = /^\d/.test(command) ? 'numeric_command' : 'server_command';
  const answer = house.choices[`${kind}@${phase}`];
  switch (answer) {
    case 'silent':
      return;
    case '421':
    case '461':
      refuse(house, session, answer, echoed(command));
      return;
    case '451':
    case '462':
      refuse(house, session, answer);
      return;
    case 'close':
      closeWithError(house, session, `${command} is for servers`);
      return;
  }
}
