import type { House } from './house.ts';
import { close, closeWithError } from './leaving.ts';
import { startCount } from './recent.ts';
import type { Session } from './session.ts';

/** How fast a connection may send, as far as the server minds. */
export interface Pace {
  /** Counts a line, and says whether it is one too many; null until the first one. */
  isTooFast: ((now: number) => boolean) | null;
  /** Up to when its commands are paid for (ms). */
  paid: number;
  /** The next command waits until then, or has waited. */
  next: 'free' | 'waits' | 'has waited';
}

export function newPace(): Pace {
  return { isTooFast: null, paid: 0, next: 'free' };
}

/** Counts lines that have arrived, and puts out who has sent too many; whether it did. */
export function floods(house: House, session: Session, lines: number): boolean {
  const { flood, mute } = house.limits;
  if (flood === null) return false;
  session.pace.isTooFast ??= startCount(flood);
  const { isTooFast } = session.pace;
  const now = Date.now();
  if (!Array.from({ length: lines }, () => isTooFast(now)).includes(true)) return false;
  if (mute) close(house, session);
  else closeWithError(house, session, 'Excess Flood');
  return true;
}

/** Whether the next command has to wait until those before it are paid for: it is gone on with then. */
export function hasToWait({ limits: { penalty } }: House, { pace }: Session, goOn: () => void): boolean {
  if (penalty === null) return false;
  if (pace.next === 'waits') return true;
  if (pace.next === 'has waited') {
    pace.next = 'free';
    return false;
  }
  const now = Date.now();
  pace.paid = Math.max(pace.paid, now) + penalty.ms;
  const wait = pace.paid - now - penalty.ahead;
  if (wait <= 0) return false;
  pace.next = 'waits';
  setTimeout(() => {
    pace.next = 'has waited';
    goOn();
  }, wait).unref();
  return true;
}
