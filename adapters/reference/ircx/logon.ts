import type { House } from '../house.ts';
import type { Session, User } from '../session.ts';

/** How far a connection has come with AUTH, and whether it has asked for IRCX. */
export interface Logon {
  ircx: boolean;
  /** Each connection has its own, unless a fault lets all have one. */
  place: Place;
  /** The handle of the context that a success has left, for as long as the connection lasts. */
  secured: number | null;
  /** The handle of the context of a logon without AUTH, until it is done; null where those need none. */
  anonymous: number | null;
  /** As whom it has authenticated. */
  identity: string | null;
  /** Whether an exchange has failed: only faults look at it. */
  failed: boolean;
}

/** Where the handle of the exchange's context is kept, if one is open. */
export interface Place {
  handle: number | null;
}

export function newLogon(): Logon {
  return {
    ircx: false,
    place: { handle: null },
    secured: null,
    anonymous: null,
    identity: null,
    failed: false,
  };
}

export function isExchanging({ logon }: Session): boolean {
  return logon.place.handle !== null;
}

/** Whether a registration waits for an exchange to end. */
export function isHeldByExchange({ choices, faults }: House, session: Session): boolean {
  if (session.logon.failed && faults['auth-failure-blocks-registration']) return true;
  if (choices.auth_at_completion === 'dropped') return false;
  return isExchanging(session);
}

/** Who a client is by its authentication alone, where that stands in for USER; null where it does not, or there is none. */
export function impliedUser({ choices }: House, { logon }: Session): User | null {
  if (choices.auth_implies_user === 'no' || logon.identity === null) return null;
  return { name: logon.identity, realname: logon.identity };
}

/** An exchange is over that has not succeeded: its context is free. */
export function dropExchange({ contexts }: House, { logon }: Session): void {
  const { handle } = logon.place;
  if (handle !== null) contexts.giveBack(handle);
  logon.place.handle = null;
}

/** An exchange has succeeded: its context stays, and is the connection's. */
export function secure(house: House, session: Session, identity: string): void {
  const { logon } = session;
  forget(house, session);
  logon.secured = logon.place.handle;
  logon.place.handle = null;
  logon.identity = identity;
}

/** Undoes a success. */
export function forget({ contexts }: House, { logon }: Session): void {
  if (logon.secured !== null) contexts.giveBack(logon.secured);
  logon.secured = null;
  logon.identity = null;
}

/** The logon without AUTH is done, or is to be one with AUTH. */
export function endAnonymous({ contexts }: House, { logon }: Session): void {
  if (logon.anonymous !== null) contexts.giveBack(logon.anonymous);
  logon.anonymous = null;
}

/** A connection is gone, and all that it had with it. */
export function endLogon(house: House, session: Session): void {
  endAnonymous(house, session);
  dropExchange(house, session);
  forget(house, session);
}
