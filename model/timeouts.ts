import { plain, type Reading } from './reading.ts';
import type { Phase } from './noise.ts';
import type { Received } from './received.ts';
import type { Facts, Operation, Session } from './world.ts';

/** What a server may be slow to do of what its timers promise: to close one that does not register, to ask one that is silent, to close one that does not answer. */
export type Overdue = 'registration' | 'silence' | 'ping';

/** What has to come first where it is overdue, and why. */
export const OWED: Readonly<Record<Overdue, { readonly what: string; readonly why: string }>> = {
  registration: { what: 'close', why: 'it has not registered in time' },
  silence: { what: 'PING …', why: 'it was silent for too long' },
  ping: { what: 'close', why: 'it has not answered in time' },
};

/** How a connection stands when something is received that the server sends or does by itself. Times in ns. */
export interface Stay {
  /** When that is. */
  readonly at: number;
  /** Since it was opened. */
  readonly age: number;
  /** It had sent QUIT before: what closes it is no time-out. */
  readonly left: boolean;
  /** Since the client last wrote anything. */
  readonly silent: number;
  /** The same without what it wrote so shortly before that the two may have crossed: the server may have heard nothing for so long. */
  readonly unheard: number;
  /** Since the first thing was sent that has not been carried out yet; 0 where there is nothing. */
  readonly unread: number;
  /** For so long the suite itself could not listen at a time: what it received may have been sent earlier by as much. */
  readonly lag: number;
}

/** Time-outs, as far as it is known when they come. Where the server's timers are not, a close is legal from some age on, and no more is asked. */
export interface Timeouts {
  /** What is overdue when an operation is sent after a long silence; null for nothing. */
  overdue(session: Session, phase: Phase, operation: Operation): Overdue | null;
  /** The time-outs by which a server may close a connection. */
  closes(session: Session, phase: Phase, next: Received, stay: Stay): readonly Reading[];
  /** Whether the server may ask a client for its PONG, and how that is read. */
  asks(session: Session, phase: Phase, next: Received, stay: Stay): readonly Reading[];
  /** Whether it is known when a client in this phase may be closed for its silence. */
  isTimed(phase: Phase): boolean;
  /** Whether a line is such a question, and no noise. */
  isQuestion(received: Received, phase: Phase): boolean;
}

/**
 * What a client has sent so long before it is closed for its silence has been heard: a server has to look at what has come before it looks
 * at its timers, be it slow.
 */
export function timeoutsOf({ timers, idleAfter }: Facts): Timeouts {
  const { register = null, ping = null, pong = null } = timers ?? {};
  const isKnown = ping !== null || pong !== null;
  return {
    overdue: ({ askedAt }, phase, { quiet, sent, lag }) => {
      if (phase === 'closing') return null;
      if (phase === 'registering') return isOver(register, quiet) ? 'registration' : null;
      if (askedAt < 0) return isOver(ping, quiet) ? 'silence' : null;
      // Where another line is an answer as well, it is asked once more first.
      const unanswered = Math.min(quiet, sent - askedAt - lag);
      return isOver(pong, unanswered) && (ping === null || isOver(ping, unanswered)) ? 'ping' : null;
    },
    closes: (session, phase, { at }, { age, unread, lag }) => {
      const { askedAt, nick } = session;
      // Who is taken to have been there for ever may be closed at any time.
      if (age === Infinity) return [plain('EXPIRE', nick)];
      if (phase === 'registering' && register !== null)
        return age + lag >= register.earliest ? [plain('TIMEOUT.registration', nick)] : [];
      if (phase === 'registered' && pong !== null)
        return askedAt >= 0 && at - askedAt + lag >= pong.earliest && unread - lag < pong.earliest / 2
          ? [plain('TIMEOUT.ping', nick)]
          : [];
      return age >= idleAfter ? [plain('EXPIRE', nick)] : [];
    },
    asks: ({ nick }, phase, next, { unheard }) =>
      isKnown && phase === 'registered' && isPing(next) && (ping === null || unheard >= ping.earliest)
        ? [{ ...plain('TIMEOUT.silence', nick), at: next.at }]
        : [],
    isTimed: (phase) => (phase === 'registering' ? register : pong) !== null,
    isQuestion: (received, phase) => isKnown && phase === 'registered' && isPing(received),
  };
}

function isPing({ message }: Received): boolean {
  return message?.command === 'PING';
}

function isOver(span: { readonly latest: number } | null, time: number): boolean {
  return span !== null && time >= span.latest;
}
