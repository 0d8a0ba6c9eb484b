import { isUnread } from './deadly.ts';
import { execute } from './execute.ts';
import type { House } from './house.ts';
import type { Session } from './session.ts';

/** Carries out the lines that a connection has sent, one after the other, as long as none of them has to wait. */
export function workOff(house: House, session: Session): void {
  while (!session.busy && session.phase !== 'closed' && !isUnread(house, session)) {
    const line = session.backlog.shift();
    if (line === undefined) return;
    execute(house, session, line);
  }
}
