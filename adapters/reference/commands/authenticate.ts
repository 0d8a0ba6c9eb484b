import { beforeAuthenticate } from '../deadly.ts';
import type { House } from '../house.ts';
import { advance } from '../registration.ts';
import { flush, refuse } from '../replies.ts';
import { begin } from '../sasl/beginning.ts';
import { goOn } from '../sasl/going-on.ts';
import { situation, type Session } from '../session.ts';

/** How long services take over an answer when it comes `later`, in ms. */
const ANSWER = 5;

/** AUTHENTICATE (IRCv3 SASL 3.1 and 3.2). */
export function authenticate(house: House, session: Session, params: readonly string[]): void {
  // What needs no look at an account is not for services.
  const isOwn = (params[0] ?? '') === '' || !session.cap.on.has('sasl');
  if (isOwn || house.choices.sasl_answers === 'at_once') return answer(house, session, params);
  session.sasl.waiting.push(params);
  answerLater(house, session);
}

/** Answers one line after the other, each in a turn of its own; what else the client sends is carried out meanwhile. */
function answerLater(house: House, session: Session): void {
  const { sasl } = session;
  sasl.timer ??= setTimeout(() => {
    sasl.timer = null;
    const params = sasl.waiting.shift();
    if (params !== undefined) answer(house, session, params);
    if (sasl.waiting.length > 0 && session.phase !== 'closed') answerLater(house, session);
    flush(house);
  }, ANSWER);
}

function answer(house: House, session: Session, [parameter = '']: readonly string[]): void {
  beforeAuthenticate(house, session, parameter);
  if (parameter === '') return refuseBare(house, session);
  if (!session.cap.on.has('sasl') && isRefusedUnasked(house, session)) return;
  const { exchange } = session.sasl.slot;
  if (exchange === null) begin(house, session, parameter);
  else goOn(house, session, exchange, parameter);
  // The registration may have waited for it.
  if (exchange !== null && house.choices.sasl_at_completion === 'held') advance(house, session);
}

function refuseBare(house: House, session: Session): void {
  if (!house.faults['authenticate-bare-unanswered']) refuse(house, session, '461', 'AUTHENTICATE');
}

/** Whether it goes no further because the capability was not asked for. */
function isRefusedUnasked(house: House, session: Session): boolean {
  const answer = house.choices[`sasl_unasked@${situation(session)}`];
  if (answer === '421') refuse(house, session, answer, 'AUTHENTICATE');
  else if (answer !== 'silent' && answer !== 'accepted') refuse(house, session, answer);
  return answer !== 'accepted';
}
