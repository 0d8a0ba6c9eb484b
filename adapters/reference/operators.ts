import type { Faults } from './faults.ts';
import type { House } from './house.ts';
import type { Session } from './session.ts';

/** Name and password of the operator that the server knows. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
}

/** What the server keeps for OPER and KILL. Nicks stand as the registry folds them. */
export interface Operators {
  readonly known: Credentials | null;
  /** Who had a nick last that it gave up (RFC 1459 8.9). */
  readonly former: Map<string, Session>;
  /** Until when a nick is held back (ms), since its owner was killed (RFC 2812 3.7.1). */
  readonly heldBack: Map<string, number>;
  /** Nicks of operators: only a fault goes by them. */
  readonly nicks: Set<string>;
  /** Slots of operators that have left: only a fault fills it. */
  leftovers: number;
}

export function newOperators(known: Credentials | null): Operators {
  return { known, former: new Map(), heldBack: new Map(), nicks: new Set(), leftovers: 0 };
}

/** How long a nick is held back, in ms. */
const HELD_BACK = 1_000;

export function isOperator({ operators, registry, faults }: House, session: Session): boolean {
  const isListed = session.nick !== null && operators.nicks.has(registry.key(session.nick));
  if (faults['operator-lost-by-rename']) return isListed;
  return session.isOperator || (faults['operator-status-goes-with-nick'] && isListed);
}

export function makeOperator({ operators, registry }: House, session: Session): void {
  session.isOperator = true;
  if (session.nick !== null) operators.nicks.add(registry.key(session.nick));
}

/** A password is compared as a whole, unless a fault compares its beginning. */
export function isPassword(given: string, right: string, faults: Faults): boolean {
  return faults['wrong-oper-password-accepted'] ? given.startsWith(right) : given === right;
}

/** A registered client has given up a nick for another one. */
export function rememberNick({ operators, registry }: House, session: Session, nick: string): void {
  operators.former.set(registry.key(nick), session);
}

/** A client has left: nobody finds it any more by what it was called. */
export function forgetOperator(house: House, session: Session, how: 'quit' | 'drop'): void {
  const { operators, registry, faults } = house;
  for (const [nick, holder] of operators.former) if (holder === session) operators.former.delete(nick);
  if (session.isOperator && faults['operator-status-leaks-to-next-connection']) operators.leftovers += 1;
  if (session.nick === null) return;
  if (!faults['operator-status-goes-with-nick']) operators.nicks.delete(registry.key(session.nick));
  if (how === 'quit' && session.phase === 'registered' && faults['nick-delay-after-quit'])
    holdBack(house, session.nick);
}

/** What a new connection finds: only a fault leaves it anything. */
export function inheritPrivileges({ operators }: House, session: Session): void {
  if (operators.leftovers === 0) return;
  operators.leftovers -= 1;
  session.isOperator = true;
}

export function holdBack({ operators, registry }: House, nick: string): void {
  operators.heldBack.set(registry.key(nick), Date.now() + HELD_BACK);
}

export function isHeldBack({ operators, registry }: House, nick: string): boolean {
  const key = registry.key(nick);
  const until = operators.heldBack.get(key);
  if (until === undefined) return false;
  if (Date.now() < until) return true;
  operators.heldBack.delete(key);
  return false;
}
