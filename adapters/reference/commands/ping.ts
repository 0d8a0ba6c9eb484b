import type { House } from '../house.ts';
import { answerChallenge } from '../cookie.ts';
import { echoed, refuse, send } from '../replies.ts';
import type { Session } from '../session.ts';
import { noteAnswer } from '../silence.ts';

/** PING (RFC 2812 3.7.2, Modern IRC PING). Before registration a server need not answer. */
export function ping(house: House, session: Session, params: readonly string[]): void {
  const { choices, faults } = house;
  if (session.phase !== 'registered') return pingEarly(house, session, params);
  if (faults['ping-unanswered-when-registered']) return;
  const [token] = params;
  if (token === undefined && faults['bare-ping-unanswered']) return;
  if (token === undefined) return refuseBare(house, session, 'PING', choices.ping_missing);
  if (token === '' && choices.ping_empty !== 'pong')
    return refuseBare(house, session, 'PING', choices.ping_empty);
  answerToken(house, session, token, params[1]);
}

/** Answers a PING with a token; a second parameter may name another server, and there is none. */
function answerToken(house: House, session: Session, token: string, destination: string | undefined): void {
  const { choices } = house;
  const elsewhere = destination !== undefined && destination.toLowerCase() !== house.name;
  if (elsewhere && choices.ping_two === '402') refuse(house, session, '402', echoed(destination));
  else if (elsewhere && choices.ping_two === 'forwarded') answer(house, session, token, echoed(destination));
  else answer(house, session, token);
}

function pingEarly(house: House, session: Session, params: readonly string[]): void {
  const [token] = params;
  if (token === undefined) return refuseBare(house, session, 'PING', house.choices['prereg_ping@missing']);
  const choice = house.choices[token === '' ? 'prereg_ping@empty' : 'prereg_ping@token'];
  if (choice === 'pong') answerToken(house, session, token, params[1]);
  else refuseBare(house, session, 'PING', choice);
}

function answer(house: House, session: Session, token: string, server: string = house.name): void {
  send(
    house,
    session,
    `:${house.name} PONG ${server} :${house.faults['ping-token-lost'] ? house.name : token}`,
  );
}

/** PONG (RFC 2812 3.7.3): the answer to a PING of ours, or unasked. */
export function pong(house: House, session: Session, params: readonly string[]): void {
  const { choices } = house;
  const [token] = params;
  if (session.phase === 'registered') {
    if (token !== undefined) noteAnswer(house, session);
    if (token === undefined) refuseBare(house, session, 'PONG', choices.pong_missing);
  } else if (token === undefined) {
    refuseBare(house, session, 'PONG', choices['prereg_pong@missing']);
  } else if (session.cookie.kind === 'outstanding') {
    // The last parameter, so that `PONG client cookie` is understood as well.
    answerChallenge(house, session, session.cookie.token, params.at(-1) ?? token);
  } else {
    refuseBare(house, session, 'PONG', choices['prereg_pong@token']);
  }
}

function refuseBare(
  house: House,
  session: Session,
  command: 'PING' | 'PONG',
  answer: 'silent' | '409' | '451' | '461',
): void {
  if (answer === '461') refuse(house, session, answer, command);
  else if (answer !== 'silent') refuse(house, session, answer);
}
