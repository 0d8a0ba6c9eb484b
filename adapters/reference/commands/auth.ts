import type { House } from '../house.ts';
import { unescaped } from '../ircx/escapes.ts';
import { isExchanging } from '../ircx/logon.ts';
import { packageOf } from '../ircx/packages.ts';
import { refuseAbout, refusePlainly } from '../ircx/refusals.ts';
import { abort, begin, goOn } from '../ircx/sequence.ts';
import { advance } from '../registration.ts';
import { echoed, refuse } from '../replies.ts';
import type { Session } from '../session.ts';

/** AUTH (IRCX, draft-pfenning-irc-extensions-04, 5.2): `AUTH package sequence [:data]`. */
export function auth(house: House, session: Session, params: readonly string[]): void {
  const { logon } = session;
  const wasOpen = isExchanging(session);
  const { identity } = logon;
  judge(house, session, params);
  // A registration may have waited for the end of it, or for what stands in for USER.
  if ((wasOpen && !isExchanging(session)) || logon.identity !== identity) advance(house, session);
}

const MOST = 3;

/** What speaks against a line is looked for in the line first, then in the situation. */
function judge(house: House, session: Session, params: readonly string[]): void {
  const { choices, faults } = house;
  const [typed, sequence, data] = params;
  if (isUnheard(house, session)) return;
  if (typed === undefined || sequence === undefined || isDataMissed(house, params))
    return refuseShort(house, session);
  if (session.phase === 'registered' && !faults['auth-after-registration-accepted'])
    return refuseRegistered(house, session, typed);
  if (params.length > MOST && choices.auth_surplus === '901')
    return refuseAbout(house, session, '901', 'AUTH');
  if (sequence !== 'I' && sequence !== 'S' && sequence !== '*') return refuseSequence(house, session);
  const pkg = packageOf(typed);
  if (pkg === undefined) return refusePackage(house, session, typed);
  if (session.logon.identity !== null && !faults['auth-repeated-login-accepted'])
    return refuseAbout(house, session, '909', pkg.name);
  if (isOutOfOrder(session) && choices.auth_order !== 'any_time')
    return refuseOrder(house, session, choices.auth_order);
  if (sequence === '*') return abort(house, session, pkg);
  const token = data === undefined ? null : unescaped(data, faults);
  if (sequence === 'I') begin(house, session, pkg, token);
  else goOn(house, session, pkg, token);
}

/** Whether a fault keeps the line from being looked at. */
function isUnheard({ faults }: House, { phase, named, logon }: Session): boolean {
  if (faults['auth-failure-deafens'] && logon.failed) return true;
  return faults['auth-unanswered-after-nick'] && named && phase === 'unregistered';
}

/** Whether a fault takes the data, which may be left out, for a parameter that may not. */
function isDataMissed({ faults }: House, { length, 1: sequence }: readonly string[]): boolean {
  return faults['auth-missing-data-461'] && length < MOST && sequence !== '*';
}

function refuseShort(house: House, session: Session): void {
  if (!house.faults['auth-arity-unchecked']) refuse(house, session, '461', 'AUTH');
}

function refuseSequence(house: House, session: Session): void {
  if (!house.faults['auth-bad-sequence-ignored']) refuseAbout(house, session, '900', 'AUTH');
}

function refusePackage(house: House, session: Session, typed: string): void {
  refuseAbout(house, session, house.faults['auth-unknown-package-910'] ? '910' : '912', echoed(typed));
}

function refuseRegistered(house: House, session: Session, typed: string): void {
  if (house.choices.auth_registered === '909' && session.logon.identity !== null)
    refuseAbout(house, session, '909', packageOf(typed)?.name ?? echoed(typed));
  else refuse(house, session, '462');
}

/** AUTH is to be a client's first message, if it is used (IRCX 5.2.4). */
function isOutOfOrder(session: Session): boolean {
  return !isExchanging(session) && (session.named || session.user !== null);
}

function refuseOrder(house: House, session: Session, code: '900' | '908' | '462'): void {
  if (code === '900') refuseAbout(house, session, code, 'AUTH');
  else if (code === '908') refusePlainly(house, session, code);
  else refuse(house, session, code);
}
