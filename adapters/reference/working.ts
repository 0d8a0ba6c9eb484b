import { isUnread } from './deadly.ts';
import { execute } from './execute.ts';
import type { House } from './house.ts';
import { hasToWait } from './pace.ts';
import { flush } from './replies.ts';
import type { Session } from './session.ts';

/** Carries out the lines that a connection has sent, one after the other, as long as none of them has to wait. */
export function workOff(house: House, session: Session): void {
  const goOn = (): void => {
    session.goOn();
    flush(house);
  };
  while (!session.busy && session.phase !== 'closed' && !isUnread(house, session)) {
    const [line] = session.backlog;
    if (line === undefined || hasToWait(house, session, goOn)) return;
    session.backlog.shift();
    execute(house, session, line);
  }
}
