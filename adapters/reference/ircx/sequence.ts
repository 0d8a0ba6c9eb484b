import type { House } from '../house.ts';
import { closeWithError } from '../leaving.ts';
import { send, targetOf } from '../replies.ts';
import { tellSuccess } from '../sasl/success.ts';
import type { Session } from '../session.ts';
import { escaped } from './escapes.ts';
import { dropExchange, endAnonymous, isExchanging, secure } from './logon.ts';
import { named, withoutContext } from './mishaps.ts';
import type { Package, Step } from './package.ts';
import { refuseAbout, refusePlainly, speaksSasl, tellAborted } from './refusals.ts';

/** AUTH with sequence I: an exchange begins. */
export function begin(house: House, session: Session, pkg: Package, token: string | null): void {
  const { choices } = house;
  if (isExchanging(session) && choices.auth_again !== 'restart') {
    if (choices.auth_again === '900') refuseAbout(house, session, '900', 'AUTH');
    else end(house, session, pkg);
    return;
  }
  const isAnonymous = pkg.name === 'ANON';
  const isTaken = !isAnonymous || choices.auth_anon === 'success';
  if (isTaken && choices.auth_refusal !== 'none') return turnAway(house, session, pkg, choices.auth_refusal);
  if (house.faults['repeated-auth-exhausts']) session.logon.place.handle = null;
  dropExchange(house, session);
  if (isAnonymous && choices.auth_anon === '912') return refuseAbout(house, session, '912', pkg.name);
  if (isAnonymous && choices.auth_anon === '900') return refuseAbout(house, session, '900', 'AUTH');
  endAnonymous(house, session);
  const context = { pkg, challenge: '' };
  const handle = house.contexts.take(context);
  if (handle === null) {
    withoutContext(house);
    return turnAway(house, session, pkg, '907');
  }
  session.logon.place.handle = handle;
  follow(house, session, pkg, pkg.begin(house, context, token));
}

function turnAway(house: House, session: Session, pkg: Package, code: '907' | '911'): void {
  if (code === '911') refuseAbout(house, session, code, pkg.name);
  else refusePlainly(house, session, code);
}

/** AUTH with sequence S: an exchange goes on. */
export function goOn(house: House, session: Session, pkg: Package, token: string | null): void {
  const { choices, contexts } = house;
  const { handle } = session.logon.place;
  if (handle === null) return refuseUnbegun(house, session, pkg);
  const context = contexts.at(handle);
  if (context.pkg !== pkg && choices.auth_other !== 'ignored') return refuseOther(house, session, pkg);
  follow(house, session, context.pkg, context.pkg.respond(house, context, token));
}

function refuseUnbegun(house: House, session: Session, pkg: Package): void {
  const { auth_unbegun: answer } = house.choices;
  if (house.faults['auth-response-without-exchange-accepted'])
    return follow(house, session, pkg, { kind: 'success', identity: 'anonymous' });
  if (answer === '900') return refuseAbout(house, session, answer, 'AUTH');
  refuseAbout(house, session, '910', pkg.name);
  if (answer === '910_close') closeWithError(house, session, 'Authentication failed');
}

/** Another package is named than that of the exchange. */
function refuseOther(house: House, session: Session, pkg: Package): void {
  const { auth_other: answer, auth_other_ends: ends } = house.choices;
  if (answer === '900') refuseAbout(house, session, answer, 'AUTH');
  else if (answer !== 'ignored') refuseAbout(house, session, answer, pkg.name);
  if (ends === 'yes') dropExchange(house, session);
}

/** AUTH with sequence *: the client has had enough. */
export function abort(house: House, session: Session, pkg: Package): void {
  const { choices, contexts } = house;
  const { handle } = session.logon.place;
  if (handle === null) {
    if (choices.auth_abort_idle === '900') refuseAbout(house, session, '900', 'AUTH');
    else tellAborted(house, session, pkg);
    return;
  }
  const context = contexts.at(handle);
  if (context.pkg !== pkg && choices.auth_other !== 'ignored') refuseOther(house, session, pkg);
  else {
    if (!house.faults['auth-abort-keeps-exchange']) dropExchange(house, session);
    tellAborted(house, session, context.pkg);
  }
}

function follow(house: House, session: Session, pkg: Package, step: Step): void {
  switch (step.kind) {
    case 'challenge':
      return tell(house, session, pkg, `S :${escaped(step.token)}`);
    case 'success':
      secure(house, session, step.identity);
      return tellIdentity(house, session, pkg, named(house, step.identity));
    case 'failure':
      session.logon.failed = true;
      end(house, session, pkg);
      if (house.choices.auth_failure_closes === 'yes')
        closeWithError(house, session, 'Authentication failed');
  }
}

function tellIdentity(house: House, session: Session, pkg: Package, identity: string): void {
  if (speaksSasl(house)) tellSuccess(house, session, pkg.name === 'ANON' ? null : identity);
  else tell(house, session, pkg, `* ${identity}@${house.name} 0`);
}

function tell(house: House, session: Session, pkg: Package, what: string): void {
  const about = house.faults['auth-package-not-named'] ? targetOf(house, session) : pkg.name;
  send(house, session, `:${house.name} AUTH ${about} ${what}`);
}

/** The exchange is over, and has led to nothing. */
function end(house: House, session: Session, pkg: Package): void {
  dropExchange(house, session);
  refuseAbout(house, session, '910', pkg.name);
}
