import type { House } from '../house.ts';
import { closeWithError } from '../leaving.ts';
import { refuse, send } from '../replies.ts';
import type { Session } from '../session.ts';
import { fromBase64 } from './base64.ts';
import { take } from './beginning.ts';
import { CHUNK, chunkOf, chunksOf, isPiece, joined } from './chunks.ts';
import type { Exchange, Step } from './exchange.ts';
import { succeed } from './success.ts';

/** So many bytes of a response, all its pieces together, suit every server. */
const ENOUGH = 1200;

/** An AUTHENTICATE in an exchange: a response, a piece of one, or `*` to end it. */
export function goOn(house: House, session: Session, exchange: Exchange, parameter: string): void {
  const { choices, faults } = house;
  if (parameter === '*') return abort(house, session);
  if (parameter.length > CHUNK) {
    if (faults['too-long-unanswered']) return;
    if (choices['sasl_too_long@exchange'] === '905') refuseTooLong(house, session, exchange);
    else fail(house, session);
    return;
  }
  if (choices.sasl_mechanism_again === 'restart' && take(house, session, parameter)) return;
  if (faults['plus-after-400-aborts'] && parameter === '+' && exchange.collected !== '')
    return end(house, session, '906');
  exchange.collected = joined(exchange.collected, chunkOf(parameter), faults);
  if (isPiece(exchange.collected, parameter, faults)) {
    if (exchange.collected.length > ENOUGH) refuseMore(house, session);
    return;
  }
  const response = faults['bad-base64-accepted']
    ? Buffer.from(exchange.collected, 'base64').toString('latin1')
    : fromBase64(exchange.collected);
  exchange.collected = '';
  if (response === null) fail(house, session);
  else follow(house, session, exchange.respond(response));
}

function follow(house: House, session: Session, step: Step): void {
  switch (step.kind) {
    case 'challenge':
      for (const chunk of chunksOf(step.challenge)) send(house, session, `AUTHENTICATE ${chunk}`);
      if (step.proven !== undefined && house.faults['scram-early-success'])
        finish(house, session, step.proven);
      return;
    case 'success':
      return finish(house, session, step.account);
    case 'failure':
      return fail(house, session);
  }
}

function finish(house: House, session: Session, account: string): void {
  session.sasl.slot.exchange = null;
  succeed(house, session, account);
}

/** The exchange is over; another one may be tried, unless the server has had enough. */
function fail(house: House, session: Session): void {
  session.sasl.failed = true;
  if (house.faults['sasl-failure-unanswered']) session.sasl.slot.exchange = null;
  else end(house, session, '904');
  if (house.choices.sasl_failure_closes === 'yes')
    closeWithError(house, session, 'SASL authentication failed');
}

function refuseMore(house: House, session: Session): void {
  const answer = house.choices.sasl_total;
  if (answer === 'close') closeWithError(house, session, 'SASL response is too long');
  else if (answer !== 'collected') end(house, session, answer);
}

/** Where the exchange goes on, it waits for another response: the pieces of this one are forgotten. */
function refuseTooLong(house: House, session: Session, exchange: Exchange): void {
  exchange.collected = '';
  if (house.choices.sasl_too_long_ends === 'yes') end(house, session, '905');
  else refuse(house, session, '905');
}

/** The client has had enough. */
function abort(house: House, session: Session): void {
  if (!house.faults['sasl-abort-keeps-exchange']) session.sasl.slot.exchange = null;
  if (!house.faults['sasl-abort-unanswered']) refuse(house, session, '906');
}

function end(house: House, session: Session, code: '904' | '905' | '906'): void {
  session.sasl.slot.exchange = null;
  refuse(house, session, code);
}
