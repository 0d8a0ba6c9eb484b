import type { House } from '../house.ts';
import { numeric, refuse, send } from '../replies.ts';
import type { Session } from '../session.ts';
import { CHUNK } from './chunks.ts';
import { MECHANISM_NAMES, mechanismOf } from './mechanisms.ts';

/** An AUTHENTICATE where there is no exchange: the name of a mechanism, if all is well. */
export function begin(house: House, session: Session, parameter: string): void {
  const { choices, faults } = house;
  const { account, failed } = session.sasl;
  if (session.phase === 'registered' && choices.sasl_registered !== 'as_before')
    return refuseLate(house, session, choices.sasl_registered);
  const isLoggedIn = account !== null || (failed && faults['907-after-failure']);
  if (isLoggedIn && choices.sasl_reauth === '907') return refuse(house, session, '907');
  if (isLoggedIn && choices.sasl_reauth === '904_once' && !session.sasl.spurned) {
    session.sasl.spurned = true;
    return refuse(house, session, '904');
  }
  if (failed && faults['sasl-retry-refused']) return refuse(house, session, '904');
  if (parameter === '*' && choices.sasl_abort_idle !== 'as_mechanism') {
    if (choices.sasl_abort_idle === '906') refuse(house, session, '906');
    return;
  }
  if (parameter.length > CHUNK && faults['too-long-unanswered']) return;
  if (parameter.length > CHUNK && choices['sasl_too_long@idle'] === '905')
    return refuse(house, session, '905');
  if (take(house, session, parameter)) return;
  if (faults['sasl-any-mechanism-taken']) take(house, session, 'PLAIN');
  else refuseMechanism(house, session);
}

/** Begins an exchange, in place of one that is open. @returns whether there is such a mechanism */
export function take(house: House, session: Session, name: string): boolean {
  const mechanism = mechanismOf(name);
  if (mechanism === undefined) return false;
  session.sasl.slot.exchange = { respond: mechanism(house), collected: '' };
  house.upsets.beginner = session;
  if (!house.faults['sasl-mechanism-unanswered']) send(house, session, 'AUTHENTICATE +');
  return true;
}

function refuseMechanism(house: House, session: Session): void {
  const codes = house.choices.sasl_unsupported.split('_');
  for (const code of codes) {
    if (code === '908')
      numeric(house, session, code, [MECHANISM_NAMES.join(',')], 'are available SASL mechanisms');
    else refuse(house, session, '904');
  }
}

function refuseLate(house: House, session: Session, answer: '907' | '904' | '462' | '421'): void {
  if (answer === '421') refuse(house, session, answer, 'AUTHENTICATE');
  else refuse(house, session, answer);
}
