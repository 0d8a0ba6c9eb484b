import type { House } from './house.ts';
import { close } from './leaving.ts';
import { cutLines } from './lines.ts';
import { floods } from './pace.ts';
import type { Session } from './session.ts';
import { workOff } from './working.ts';

/** Takes what has arrived, and carries out the lines that are whole. */
export function read(house: House, session: Session, chunk: string): void {
  const { lines, partial } = cutLines(session.partial, chunk, house.faults);
  session.partial = partial;
  if (floods(house, session, lines.length)) return;
  session.backlog.push(...lines);
  workOff(house, session);
  if (session.leaving) close(house, session, 'quit');
  if (house.faults['slow-reader-blocks-all']) {
    if (partial !== '') house.reader = session;
    else letGoOn(house, session);
  }
}

/**
 * What there is to read of a connection, what it sent before first; null while another connection has to end its line, which only a
 * fault makes it wait for. Of what arrived meanwhile nobody tells: it is read when more arrives.
 */
export function takeIn({ reader, unread }: House, session: Session, chunk: string): string | null {
  const all = (unread.get(session) ?? '') + chunk;
  const waits = reader !== null && reader !== session;
  if (waits) unread.set(session, all);
  else unread.delete(session);
  return waits ? null : all;
}

/** A connection has ended its line, or is gone. */
export function letGoOn(house: House, session: Session): void {
  if (house.reader === session) house.reader = null;
  house.unread.delete(session);
}
