import type { House } from './house.ts';
import { close } from './leaving.ts';
import { cutLines } from './lines.ts';
import { flush } from './replies.ts';
import type { Session } from './session.ts';
import { workOff } from './working.ts';

/** Takes what has arrived, and carries out the lines that are whole. */
export function read(house: House, session: Session, chunk: string): void {
  const { lines, partial } = cutLines(session.partial, chunk, house.faults);
  session.partial = partial;
  session.backlog.push(...lines);
  workOff(house, session);
  if (session.leaving) close(house, session, 'quit');
  if (house.faults['slow-reader-blocks-all']) {
    if (partial !== '') house.reader = session;
    else letGoOn(house, session);
  }
}

/** Whether what has arrived has to wait until another connection ends its line: only a fault makes it. */
export function mustWait(house: House, session: Session, chunk: string): boolean {
  if (house.reader === null || house.reader === session) return false;
  house.unread.push({ session, chunk });
  return true;
}

/** A connection has ended its line, or is gone: what the others have sent is read, until one of them stops in its midst. */
export function letGoOn(house: House, session: Session): void {
  if (house.reader !== session) return;
  house.reader = null;
  while (house.reader === null) {
    const next = house.unread.shift();
    if (next === undefined) break;
    if (next.session.phase !== 'closed') read(house, next.session, next.chunk);
  }
  flush(house);
}
