import { contest, forgetNick, refuseNick, takeOver, type Contest } from '../collision.ts';
import { challenge } from '../cookie.ts';
import type { House } from '../house.ts';
import { beginAnonymous } from '../ircx/anonymous.ts';
import { later } from '../later.ts';
import { freeNick } from '../leaving.ts';
import { nickForm } from '../nick-form.ts';
import { advance, gate, tellRivals, tryAgain } from '../registration.ts';
import { isHeldBack, rememberNick } from '../operators.ts';
import { claim, own } from '../registry.ts';
import { echoed, refuse } from '../replies.ts';
import { situation, type Session } from '../session.ts';
import { echoNick, welcome } from '../welcome.ts';
import { countLogon, isTooFast, refuseTooFast } from '../throttle.ts';

/** NICK (RFC 1459 4.1.2, RFC 2812 3.1.2). Parameters beyond the first, such as a hop count, are a choice. */
export function nick(house: House, session: Session, params: readonly string[]): void {
  const { choices, faults } = house;
  const phase = situation(session);
  const [typed] = params;
  const shut = gate(house, session);
  if (shut !== null) return refuse(house, session, shut);
  if (isAsked(session) && choices.nick_while_asked === '462') return refuse(house, session, '462');
  if (params.length > 1 && choices['surplus_parameters@NICK'] === '461')
    return refuse(house, session, '461', 'NICK');
  if (typed === undefined) {
    if (faults['crash-on-bare-NICK']) throw new TypeError('NICK: cannot read the first of no parameters');
    if (!faults['bare-nick-unanswered']) refuseNothing(house, session, choices[`nick_missing@${phase}`]);
    return;
  }
  if (faults['user-first-required'] && phase === 'unregistered' && session.user === null) return;
  if (typed === '') return refuseNothing(house, session, choices[`nick_empty@${phase}`]);
  const form = nickForm(house, session, typed);
  const mine = form.kind === 'nick' && form.nick === session.nick;
  if (phase === 'unregistered' && choices.nick_again === 'dropped' && hasNamed(session) && !mine) return;
  session.named = true;
  if (phase === 'unregistered') countLogon(house, session);
  if (phase === 'unregistered' && !beginAnonymous(house, session)) return;
  switch (form.kind) {
    case 'refused':
      refuse(house, session, '432', echoed(typed));
      if (phase === 'unregistered' && choices.nick_after_refusal === 'cleared') forgetNick(house, session);
      return;
    case 'refused_at_completion':
      return wishMalformed(house, session, typed);
    case 'nick':
      return takeOrRefuse(house, session, form.nick);
  }
}

function refuseNothing(house: House, session: Session, code: '431' | '432' | '451' | '461'): void {
  if (code === '461') refuse(house, session, code, 'NICK');
  else if (code === '432') refuse(house, session, code, '*');
  else refuse(house, session, code);
}

/** A nick that is well-formed, and may be the one that the connection has. */
function takeOrRefuse(house: House, session: Session, nick: string): void {
  const registered = session.phase === 'registered';
  if (nick === session.nick) {
    if (house.choices[`nick_noop@${situation(session)}`] === 'echo') echoNick(house, session, nick);
    tryAgain(house, session);
    advance(house, session);
    return;
  }
  const outcome = contest(house, session, nick);
  if (outcome.kind === 'refused') refuseNick(house, session, nick, outcome.holder);
  else if (outcome.kind === 'free' && isHeldBack(house, nick)) {
    refuse(house, session, '437', echoed(nick));
    if (!registered && house.choices.nick_after_refusal === 'cleared') forgetNick(house, session);
  } else if (registered && house.faults['rename-check-then-act'])
    later(house, session, () => rename(house, session, nick, outcome));
  else if (registered) rename(house, session, nick, outcome);
  else wish(house, session, nick, outcome);
}

/** Whether everything was given, and only the PONG or CAP END is waited for. */
function isAsked(session: Session): boolean {
  const given = session.user !== null && hasNamed(session) && session.phase === 'unregistered';
  return given && (session.cap.open || session.cookie.kind === 'outstanding');
}

function hasNamed(session: Session): boolean {
  return session.nick !== null || session.malformedWish !== null;
}

/** A well-formed nick from an unregistered connection. */
function wish(
  house: House,
  session: Session,
  nick: string,
  outcome: Exclude<Contest, { kind: 'refused' }>,
): void {
  const again = hasNamed(session);
  const { nick_again: onceMore } = house.choices;
  if (outcome.kind === 'taken_over') takeOver(house, nick, outcome.how, outcome.holders);
  if (again && onceMore === 'ignored') return;
  if ((again && onceMore === 'echoed') || (!again && house.faults['first-nick-echoed']))
    echoNick(house, session, nick);
  forgetNick(house, session);
  session.nick = nick;
  if (!house.faults['no-recheck-at-001']) claim(house.registry, nick, session);
  goOn(house, session);
}

function wishMalformed(house: House, session: Session, typed: string): void {
  if (hasNamed(session) && house.choices.nick_again === 'ignored') return;
  forgetNick(house, session);
  session.malformedWish = typed;
  goOn(house, session);
}

function goOn(house: House, session: Session): void {
  if (house.choices.registration_completes === 'after_pong' && session.cookie.kind === 'none')
    challenge(house, session);
  tryAgain(house, session);
  advance(house, session);
}

/** A registered client takes another nick in one step, so that nobody can come in between. */
function rename(
  house: House,
  session: Session,
  nick: string,
  outcome: Exclude<Contest, { kind: 'refused' }>,
): void {
  const { choices, faults, registry } = house;
  const tooFast = isTooFast(house, session);
  if (tooFast && choices.nick_too_fast_holder === 'spared') return refuseTooFast(house, session, nick);
  if (outcome.kind === 'taken_over') takeOver(house, nick, outcome.how, outcome.holders);
  if (tooFast) return refuseTooFast(house, session, nick);
  if (!faults['rename-not-echoed'] && !faults['echo-from-new-nick']) echoNick(house, session, nick);
  if (session.nick !== null) rememberNick(house, session, session.nick);
  if (faults['old-nick-kept-after-rename']) session.nick = null;
  else freeNick(house, session);
  session.nick = nick;
  own(registry, nick, session);
  if (faults['echo-from-new-nick']) echoNick(house, session, nick);
  tellRivals(house, session, nick);
  if (faults['001-twice']) welcome(house, session);
}
