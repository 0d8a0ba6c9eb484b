import type { House } from './house.ts';
import { refuse } from './replies.ts';
import type { Exchange } from './sasl/exchange.ts';
import type { Session } from './session.ts';

/** How far a connection has come with AUTHENTICATE. */
export interface Authentication {
  /** The account that it has logged in to. */
  account: string | null;
  /** Whether it was refused another login since. */
  spurned: boolean;
  slot: Slot;
  /** Whether an exchange has failed: only a fault looks at it. */
  failed: boolean;
  /** The parameters of AUTHENTICATE lines that wait for the one before them, where answers come later. */
  readonly waiting: (readonly string[])[];
  timer: NodeJS.Timeout | null;
}

/** Where the exchange is kept, if there is one. Each connection has its own, unless a fault lets all have one. */
export interface Slot {
  exchange: Exchange | null;
}

export function newAuthentication(): Authentication {
  return { account: null, spurned: false, slot: { exchange: null }, failed: false, waiting: [], timer: null };
}

/** Whether a registration waits for an authentication to end. */
export function isHeld({ choices }: House, { sasl }: Session): boolean {
  return choices.sasl_at_completion === 'held' && sasl.slot.exchange !== null;
}

/** Ends an authentication that is open when the registration is complete, if now is the time for it. */
export function abortOpen(house: House, session: Session, when: 'aborted' | 'welcomed_aborted'): void {
  const { slot } = session.sasl;
  if (slot.exchange === null || house.choices.sasl_at_completion !== when) return;
  slot.exchange = null;
  if (!house.faults['open-exchange-lost-at-end']) refuse(house, session, '906');
}
