import type { House } from './house.ts';
import { flush } from './replies.ts';
import type { Session } from './session.ts';

/**
 * Does something in a later turn, as one that has to ask a data base first; the connection's further lines wait for it. Only a fault
 * makes it wait: what was looked at before may be otherwise by then.
 */
export function later(house: House, session: Session, act: () => void): void {
  session.busy = true;
  setImmediate(() => {
    session.busy = false;
    if (session.phase === 'closed') return;
    act();
    session.goOn();
    flush(house);
  });
}
