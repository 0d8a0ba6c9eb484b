import type { House } from '../house.ts';
import type { Session } from '../session.ts';
import { dropExchange, forget, type Place } from './logon.ts';

/** What the faults of AUTH keep. */
export interface Mishaps {
  /** What closed connections left in their slots. */
  readonly identities: string[];
  /** Of the exchange of all connections. */
  readonly place: Place;
  /** Who has authenticated last. */
  last: string | null;
}

export function newMishaps(): Mishaps {
  return { identities: [], place: { handle: null }, last: null };
}

/** What a connection that leaves hands on. */
export function bequeathLogon({ faults, mishaps }: House, { logon }: Session): void {
  if (faults['auth-login-leaks-to-next-connection'] && logon.identity !== null)
    mishaps.identities.push(logon.identity);
}

/** What a new connection finds. */
export function inheritLogon({ faults, mishaps }: House, { logon }: Session): void {
  logon.identity = mishaps.identities.pop() ?? null;
  if (faults['auth-context-shared']) logon.place = mishaps.place;
}

/** What a nick that was refused does to a logon: only faults take it for over. */
export function mishandleRefusal(house: House, session: Session): void {
  const { faults, contexts } = house;
  const { phase, logon } = session;
  if (phase !== 'unregistered') return;
  if (faults['auth-dropped-by-refused-nick']) dropExchange(house, session);
  if (faults['auth-login-lost-by-refused-nick']) forget(house, session);
  const { handle } = logon.place;
  if (faults['refused-logon-context-freed'] && handle !== null) contexts.giveBack(handle);
  if (faults['refused-logon-context-kept']) {
    logon.secured = null;
    logon.anonymous = null;
  }
}

/** The table has no free place, and with a fault nobody says so. */
export function withoutContext({ faults }: House): void {
  if (faults['refused-logon-context-kept'] || faults['repeated-auth-exhausts']) process.exit(0);
}

/** Whom a success names. */
export function named({ faults, mishaps }: House, identity: string): string {
  const { last } = mishaps;
  mishaps.last = identity;
  return faults['auth-names-another'] ? (last ?? identity) : identity;
}
