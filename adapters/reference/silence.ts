import type { House } from './house.ts';
import { closeWithError } from './leaving.ts';
import { flush, send } from './replies.ts';
import type { Session } from './session.ts';

/** Bounds in ms: to register; of silence before a PING; for its PONG. */
export interface Timers {
  readonly register: number;
  readonly ping: number;
  readonly pong: number;
}

/** No client of a plan that is in a hurry meets these. */
export const LONG_TIMERS: Timers = { register: 60_000, ping: 120_000, pong: 60_000 };

/** For a closed client to close its side, in ms. */
const TO_CLOSE = 5_000;
const LOOK_EVERY = 1_000;
/** Short timers are looked at so many times in the shortest of them. */
const LOOKS = 8;

/** Closes connections that do not register or do not answer (RFC 1459 8.4, RFC 2812 3.7.2). */
export function watchSilence(house: House): void {
  const every = Math.min(LOOK_EVERY, Math.min(...Object.values(house.timers)) / LOOKS);
  setInterval(() => {
    const now = Date.now();
    let late = false;
    for (const session of house.sessions) {
      const before = session.phase;
      if (late && before !== 'closed') timeOut(house, session, 'Registration timed out');
      else look(house, session, now);
      late = house.faults['timeout-closes-neighbour'] && !late && before !== session.phase;
    }
    flush(house);
  }, every).unref();
}

/** A client has sent something. */
export function noteActivity({ faults }: House, session: Session): void {
  if (session.phase === 'registered' && faults['activity-does-not-postpone']) return;
  session.heard = Date.now();
  if (!faults['ping-timeout-ignores-pong']) session.pingedAt = null;
}

/** A client has shown that it is there. */
export function noteAnswer({ faults }: House, session: Session): void {
  session.heard = Date.now();
  if (!faults['ping-timeout-ignores-pong']) session.pingedAt = null;
}

function look(house: House, session: Session, now: number): void {
  switch (session.phase) {
    case 'closed':
      if (now - session.heard > TO_CLOSE && session.hangingUp) session.socket.destroy();
      return;
    case 'unregistered':
      if (now - session.since > timeToRegister(house, session))
        timeOut(house, session, 'Registration timed out');
      return;
    case 'registered':
      lookAtRegistered(house, session, now);
      return;
  }
}

/** Only a fault makes a difference between clients. */
function timeToRegister({ faults, timers }: House, { refused, nick, cap, sasl }: Session): number {
  if (faults['never-times-out-registration']) return Infinity;
  if (faults['registration-timeout-spares-refused-nick'] && refused !== null && nick === null)
    return Infinity;
  if (faults['registration-timeout-forgets-cap'] && cap.open) return Infinity;
  if (faults['registration-timeout-forgets-sasl'] && sasl.slot.exchange !== null) return Infinity;
  return faults['registration-timed-as-pong'] ? timers.pong : timers.register;
}

function lookAtRegistered(house: House, session: Session, now: number): void {
  const { faults, timers } = house;
  const silence = now - session.heard;
  const { pingedAt } = session;
  if (faults['silent-client-never-pinged']) return;
  if (faults['silent-client-closed-unasked']) {
    if (silence > timers.ping + timers.pong) timeOut(house, session, 'Ping timeout');
    return;
  }
  const waited = faults['pong-time-counted-from-last-word'] ? silence : now - (pingedAt ?? now);
  if (
    pingedAt === null ? silence > timers.ping : faults['never-closes-unanswered-ping'] && waited > timers.pong
  ) {
    session.pingedAt = now;
    send(house, session, `PING :${house.name}`);
  } else if (pingedAt !== null && waited > timers.pong) {
    timeOut(house, session, 'Ping timeout');
  }
}

function timeOut(house: House, session: Session, reason: string): void {
  // Only a fault leaves the nick behind: who has none has none to give back.
  if (house.faults['timed-out-nick-stays-taken']) session.nick = null;
  closeWithError(house, session, reason);
}
