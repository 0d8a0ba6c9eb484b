import type { House } from './house.ts';
import { refuse } from './replies.ts';
import type { Exchange } from './sasl/exchange.ts';
import type { Session } from './session.ts';

/** How far a connection has come with AUTHENTICATE. */
export interface Authentication {
  /** The account that it has logged in to. */
  account: string | null;
  exchange: Exchange | null;
  /** The parameters of AUTHENTICATE lines that wait for the one before them, where answers come later. */
  readonly waiting: (readonly string[])[];
  timer: NodeJS.Timeout | null;
}

export function newAuthentication(): Authentication {
  return { account: null, exchange: null, waiting: [], timer: null };
}

/** Whether a registration waits for an authentication to end. */
export function isHeld({ choices }: House, { sasl }: Session): boolean {
  return choices.sasl_at_completion === 'held' && sasl.exchange !== null;
}

/** Ends an authentication that is open when the registration is complete, unless it may go on. */
export function abortOpen(house: House, session: Session): void {
  if (session.sasl.exchange === null || house.choices.sasl_at_completion !== 'aborted') return;
  session.sasl.exchange = null;
  refuse(house, session, '906');
}
