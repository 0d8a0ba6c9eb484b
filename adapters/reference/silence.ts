import type { House } from './house.ts';
import { closeWithError } from './leaving.ts';
import { flush, send } from './replies.ts';
import type { Session } from './session.ts';

/** Bounds in ms: to register; of silence before a PING; for its PONG; for a closed client to close its side. */
const TO_REGISTER = 60_000;
const SILENT = 120_000;
const TO_ANSWER = 60_000;
const TO_CLOSE = 5_000;
const LOOK_EVERY = 1_000;

/** Closes connections that do not register or do not answer (RFC 1459 8.4, RFC 2812 3.7.2). */
export function watchSilence(house: House): void {
  setInterval(() => {
    const now = Date.now();
    for (const session of house.sessions) look(house, session, now);
    flush(house);
  }, LOOK_EVERY).unref();
}

function look(house: House, session: Session, now: number): void {
  const silence = now - session.heard;
  switch (session.phase) {
    case 'closed':
      if (silence > TO_CLOSE && session.hangingUp) session.socket.destroy();
      return;
    case 'unregistered':
      if (now - session.since > TO_REGISTER) closeWithError(house, session, 'Registration timed out');
      return;
    case 'registered':
      if (silence > SILENT + TO_ANSWER) closeWithError(house, session, 'Ping timeout');
      else if (silence > SILENT && !session.pinged) {
        session.pinged = true;
        send(house, session, `PING :${house.name}`);
      }
      return;
  }
}
