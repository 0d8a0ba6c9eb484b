import type { House } from './house.ts';
import { send } from './replies.ts';
import type { Slot } from './authentication.ts';
import type { Challenge } from './sasl/scram.ts';
import type { Session } from './session.ts';

/** What the faults of CAP and SASL keep. */
export interface Upsets {
  /** What closed connections left in their slots. */
  readonly capabilities: ReadonlySet<string>[];
  readonly accounts: string[];
  /** The one exchange of all connections. */
  readonly slot: Slot;
  /** Who began an exchange last. */
  beginner: Session | null;
  /** The challenges of all connections, by their nonce. */
  readonly challenges: Map<string, Challenge>;
}

export function newUpsets(): Upsets {
  return { capabilities: [], accounts: [], slot: { exchange: null }, beginner: null, challenges: new Map() };
}

/** What a connection that leaves hands on. */
export function bequeath({ faults, upsets }: House, { cap, sasl }: Session): void {
  if (faults['capabilities-leak-to-next-connection'] && cap.on.size > 0) upsets.capabilities.push(cap.on);
  if (faults['login-leaks-to-next-connection'] && sasl.account !== null) upsets.accounts.push(sasl.account);
}

/** What a new connection finds. */
export function inherit({ faults, upsets }: House, { cap, sasl }: Session): void {
  for (const name of upsets.capabilities.pop() ?? []) cap.on.add(name);
  sasl.account = upsets.accounts.pop() ?? null;
  if (faults['exchange-shared']) sasl.slot = upsets.slot;
}

const ABORTS = {
  NICK: 'nick-aborts-sasl',
  USER: 'user-aborts-sasl',
  CAP: 'cap-line-aborts-sasl',
} as const;

/** What a command does to the exchange, whatever comes of it. */
export function upsetByCommand({ faults }: House, { sasl }: Session, name: string): void {
  if ((name === 'NICK' || name === 'USER' || name === 'CAP') && faults[ABORTS[name]])
    sasl.slot.exchange = null;
}

/** What a nick that was refused does to negotiation and authentication. */
export function upsetByRefusal({ faults }: House, { cap, sasl }: Session): void {
  if (faults['433-ends-negotiation']) cap.open = false;
  if (faults['433-clears-capabilities']) cap.on.clear();
  if (faults['433-aborts-sasl']) sasl.slot.exchange = null;
  if (faults['433-logs-out']) sasl.account = null;
}

/** What a client that registers lets all others hear. */
export function upsetByRegistration(house: House): void {
  if (!house.faults['cap-new-unasked']) return;
  const names = [...house.offered.keys()].join(' ');
  for (const session of house.sessions) {
    if (session.phase === 'registered')
      send(house, session, `:${house.name} CAP ${session.nick ?? '*'} NEW :${names}`);
  }
}
