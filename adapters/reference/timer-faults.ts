import type { Fault } from './faults.ts';

/** Mistakes in how the server deals with clients that are silent. */
export const TIMER_FAULTS = {
  'never-times-out-registration': {
    mistake: 'Only registered clients are looked at when the timer rings.',
    seen: 'a client that never registers stays connected',
  },
  'registration-timeout-spares-refused-nick': {
    mistake: 'A refused nick stops the timer: the client is to name another one.',
    seen: 'a client stays connected whose nick was refused, and that says nothing more',
  },
  'registration-timeout-forgets-cap': {
    mistake: 'The timer is stopped while capabilities are negotiated.',
    seen: 'a client stays connected that never sends CAP END',
  },
  'registration-timeout-forgets-sasl': {
    mistake: 'The timer is stopped while an exchange is open.',
    seen: 'a client stays connected that never sends the response it was asked for',
  },
  'registration-timed-as-pong': {
    mistake: 'A client that registers is given the time for a PONG.',
    seen: 'a client is closed that has half of its time left to register',
  },
  'silent-client-never-pinged': {
    mistake: 'The timer of registered clients is never set.',
    seen: 'no PING for a registered client, however long it is silent',
  },
  'silent-client-closed-unasked': {
    mistake: 'The timer that closes runs from the last word as well, and the one that asks is not set.',
    seen: 'a silent registered client is closed without a PING',
  },
  'never-closes-unanswered-ping': {
    mistake: 'A client that does not answer is asked again, and again.',
    seen: 'one PING after the other, and no close',
  },
  'pong-time-counted-from-last-word': {
    mistake: 'The time for the PONG is counted from the client’s last word.',
    seen: 'PING, and the close with the next look',
  },
  'ping-timeout-ignores-pong': {
    mistake: 'PONG is read, and the timer that waits for it goes on.',
    seen: 'a client is closed that has answered',
  },
  'activity-does-not-postpone': {
    mistake: 'Only PONG sets the timer back.',
    seen: 'PING to a client that has just said something',
  },
  'timed-out-nick-stays-taken': {
    mistake: 'The timer closes the socket, and tidies up nothing.',
    seen: '433 for the nick of a client that was closed for its silence',
  },
  'timeout-closes-neighbour': {
    mistake:
      'The list of clients is shortened while it is walked, and its next entry is taken for the same one.',
    seen: 'whoever connected next is closed too',
  },
} as const satisfies Readonly<Record<string, Fault>>;
