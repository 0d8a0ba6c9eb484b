import { abortOpen, isHeld } from './authentication.ts';
import type { House } from './house.ts';
import { dropExchange, endAnonymous, impliedUser, isHeldByExchange } from './ircx/logon.ts';
import { later } from './later.ts';
import { close, closeWithError, freeNick } from './leaving.ts';
import { otherClaimants, otherOwner, own, unclaim } from './registry.ts';
import { echoed, flush, refuse } from './replies.ts';
import type { Session } from './session.ts';
import { upsetByRegistration } from './upsets.ts';
import { welcome } from './welcome.ts';

/** How long after its last missing part a registration completes when it does so `later`, in ms. */
const TICK = 10;

/** Goes on with a registration after a command that may have supplied what it lacked. */
export function advance(house: House, session: Session): void {
  if (!isReady(house, session)) return;
  switch (house.choices.registration_completes) {
    case 'at_once':
      complete(house, session);
      return;
    case 'later':
      session.tick ??= setTimeout(() => {
        session.tick = null;
        if (isReady(house, session)) complete(house, session);
        flush(house);
      }, TICK);
      return;
    case 'after_pong':
      if (session.cookie.kind === 'answered') complete(house, session);
      return;
  }
}

function isReady(house: House, session: Session): boolean {
  if (session.phase !== 'unregistered' || session.password.refused) return false;
  if (house.faults['cap-required'] && !session.cap.ended) return false;
  if (session.cap.open || isHeld(house, session) || isHeldByExchange(house, session)) return false;
  const user = session.user ?? impliedUser(house, session);
  if (user === null && !house.faults['001-without-user']) return false;
  if (session.sasl.failed && house.faults['sasl-failure-blocks-registration']) return false;
  return session.nick !== null || session.malformedWish !== null;
}

/** Everything is there: 001, or what stands in its way. */
function complete(house: House, session: Session): void {
  const passwordRefused = !isPasswordRight(house, session);
  if (passwordRefused && house.choices.password_before_nick === 'yes') refusePassword(house, session);
  else if (isNickRefused(house, session)) return;
  else if (passwordRefused) refusePassword(house, session);
  else if (house.faults['registration-check-then-act']) later(house, session, () => register(house, session));
  else register(house, session);
}

/** Refuses a nick that could only be judged now; the connection then has none and may name another. */
function isNickRefused(house: House, session: Session): boolean {
  const { malformedWish, nick } = session;
  if (malformedWish !== null) {
    session.malformedWish = null;
    refuse(house, session, '432', echoed(malformedWish));
    return true;
  }
  const { faults, registry } = house;
  if (nick === null || faults['no-recheck-at-001'] || faults['refused-nick-granted']) return false;
  if (otherOwner(registry, nick, session) === undefined) return false;
  freeNick(house, session);
  refuse(house, session, house.choices.nick_in_use, nick);
  return true;
}

function isPasswordRight(house: House, session: Session): boolean {
  const { given, needless, onceRight, skipped } = session.password;
  if (house.password === null) return given === null || needless;
  if (skipped || (onceRight && house.faults['password-first-accepted'])) return true;
  return house.faults['wrong-password-accepted'] ? given !== null : given === house.password;
}

/** What NICK and USER are answered with while the password has not been given; null where they are taken. */
export function gate(house: House, session: Session): '464' | '451' | null {
  const { password_gate: answer } = house.choices;
  const waits =
    house.password !== null && session.phase === 'unregistered' && !isPasswordRight(house, session);
  return waits && answer !== 'open' ? answer : null;
}

/** A refused password is judged once more behind a further NICK or USER, where it is said again. */
export function tryAgain({ choices }: House, session: Session): void {
  if (choices.bad_pass_again === '464') session.password = { ...session.password, refused: false };
}

/** Answers a wrong or missing password. A connection that stays open may send another one. */
export function refusePassword(house: House, session: Session): void {
  if (house.faults['wrong-password-unsaid']) return close(house, session);
  const answer = house.choices.bad_pass;
  if (answer !== 'close') refuse(house, session, '464');
  if (answer === '464') session.password = { ...session.password, refused: true };
  else closeWithError(house, session, 'Bad password');
}

function register(house: House, session: Session): void {
  const nick = session.nick ?? '*';
  abortOpen(house, session, 'aborted');
  if (house.choices.auth_at_completion === 'dropped') dropExchange(house, session);
  endAnonymous(house, session);
  session.user ??= impliedUser(house, session);
  unclaim(house.registry, nick, session);
  own(house.registry, nick, session);
  session.phase = 'registered';
  session.registeredAs = session.nick;
  house.counts.unregistered -= 1;
  house.counts.registered += 1;
  welcome(house, session);
  abortOpen(house, session, 'welcomed_aborted');
  upsetByRegistration(house);
  tellRivals(house, session, nick);
}

/** The others that wish for the nick may hear at once that it is gone. */
export function tellRivals(house: House, session: Session, nick: string): void {
  const { nick_rivals: told } = house.choices;
  if (told === 'later') return;
  for (const rival of otherClaimants(house.registry, nick, session)) {
    if (told === 'kill') {
      closeWithError(house, rival, 'Overridden');
      continue;
    }
    refuse(house, rival, '433', rival.nick ?? nick);
    freeNick(house, rival);
  }
}
