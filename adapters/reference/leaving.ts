import { beforeLeaving } from './deadly.ts';
import type { House } from './house.ts';
import { endLogon } from './ircx/logon.ts';
import { bequeathLogon } from './ircx/mishaps.ts';
import { forgetOperator } from './operators.ts';
import { disown, unclaim } from './registry.ts';
import { send } from './replies.ts';
import { bequeath } from './upsets.ts';
import type { Session } from './session.ts';

/** Says ERROR, closes the connection and frees its nick (RFC 1459 4.6.4). */
export function closeWithError(house: House, session: Session, reason: string): void {
  send(house, session, `ERROR :Closing Link: ${session.nick ?? '*'} (${reason})`);
  close(house, session);
}

/** Closes the connection behind what is queued for it and frees its nick. */
export function close(house: House, session: Session, how: 'quit' | 'drop' = 'drop'): void {
  if (session.phase === 'closed') return;
  leave(house, session, how);
  session.hangingUp = true;
  house.unwritten.add(session);
}

/** Takes a connection out of all books; its socket is left alone. Does nothing the second time. */
export function leave(house: House, session: Session, how: 'quit' | 'drop'): void {
  if (session.phase === 'closed') return;
  beforeLeaving(house, session, how);
  if (session.tick !== null) clearTimeout(session.tick);
  if (session.sasl.timer !== null) clearTimeout(session.sasl.timer);
  if (house.faults['state-inherited-by-next-connection'] && session.user !== null)
    house.leftovers.push(session.user);
  bequeath(house, session);
  bequeathLogon(house, session);
  endLogon(house, session);
  forgetOperator(house, session, how);
  const registered = session.phase === 'registered';
  if (registered) house.counts.registered -= 1;
  else if (!house.faults['unknown-count-leaks']) house.counts.unregistered -= 1;
  if (!staysTaken(house, session, how)) {
    // Only a fault lets the nick wait for it.
    if (house.faults['late-release']) setTimeout(() => freeNick(house, session), JANITOR).unref();
    else freeNick(house, session);
  }
  if (house.faults['release-by-name'] && session.refused !== null) {
    house.registry.owners.delete(house.registry.key(session.refused));
  }
  session.phase = 'closed';
  session.heard = Date.now();
}

/** Whether a fault keeps the nick of a connection that leaves. */
function staysTaken({ faults }: House, session: Session, how: 'quit' | 'drop'): boolean {
  if (how === 'drop' && session.wasReset && faults['ghost-after-rst']) return true;
  if (session.phase === 'registered') return faults[`ghost-after-${how}`];
  return faults['unregistered-quit-keeps-nick'] || (how === 'drop' && faults['ghost-of-unregistered']);
}

/** How late the janitor comes, in ms. */
const JANITOR = 4000;

/** Gives back the nick that a connection has or wishes for. */
export function freeNick(house: House, session: Session): void {
  const { nick } = session;
  if (nick === null) return;
  session.nick = null;
  unclaim(house.registry, nick, session);
  disown(house.registry, nick, session);
  letInherit(house, nick);
}

/** Only a fault lets anybody inherit a nick. */
function letInherit(house: House, nick: string): void {
  const key = house.registry.key(nick);
  const heir = house.heirs.get(key);
  if (heir !== undefined) house.registry.owners.set(key, heir);
}
