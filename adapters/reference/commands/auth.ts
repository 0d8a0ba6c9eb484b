import type { House } from '../house.ts';
import { unescaped } from '../ircx/escapes.ts';
import { isExchanging } from '../ircx/logon.ts';
import { packageOf } from '../ircx/packages.ts';
import { refuseAbout, refusePlainly } from '../ircx/refusals.ts';
import { abort, begin, goOn } from '../ircx/sequence.ts';
import { advance } from '../registration.ts';
import { echoed, refuse } from '../replies.ts';
import type { Session } from '../session.ts';

/** AUTH (IRCX 5.2): `AUTH package sequence [:data]`. */
export function auth(house: House, session: Session, params: readonly string[]): void {
  const { logon } = session;
  const wasOpen = isExchanging(session);
  const { identity } = logon;
  judge(house, session, params);
  // A registration may have waited for the end of it, or for what stands in for USER.
  if ((wasOpen && !isExchanging(session)) || logon.identity !== identity) advance(house, session);
}

const MOST = 3;

/** What speaks against a line is looked for in the order of the specification's errors: the line, then the situation. */
function judge(house: House, session: Session, params: readonly string[]): void {
  const { choices } = house;
  const [typed, sequence, data] = params;
  if (typed === undefined || sequence === undefined) return refuse(house, session, '461', 'AUTH');
  if (session.phase === 'registered') return refuseRegistered(house, session, typed);
  if (params.length > MOST && choices.auth_surplus === '901')
    return refuseAbout(house, session, '901', 'AUTH');
  if (sequence !== 'I' && sequence !== 'S' && sequence !== '*')
    return refuseAbout(house, session, '900', 'AUTH');
  const pkg = packageOf(typed);
  if (pkg === undefined) return refuseAbout(house, session, '912', echoed(typed));
  if (session.logon.identity !== null) return refuseAbout(house, session, '909', pkg.name);
  if (isOutOfOrder(session) && choices.auth_order !== 'any_time')
    return refuseOrder(house, session, choices.auth_order);
  if (sequence === '*') return abort(house, session, pkg);
  const token = data === undefined ? null : unescaped(data);
  if (sequence === 'I') begin(house, session, pkg, token);
  else goOn(house, session, pkg, token);
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
