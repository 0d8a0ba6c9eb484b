import type { House } from '../house.ts';
import { closeWithError, freeNick } from '../leaving.ts';
import { advance } from '../registration.ts';
import { refuse } from '../replies.ts';
import type { Session } from '../session.ts';

const PARAMETERS = 4;

/** USERLEN in bytes. */
const USER_LENGTH = 10;

/** What would make `nick!user@host` ambiguous (RFC 2812 2.3.1 leaves out the second one only). */
const FORBIDDEN = /[!@ ]/g;

/** USER (RFC 1459 4.1.3, RFC 2812 3.1.3). The mode and the unused parameter are not looked at. */
export function user(house: House, session: Session, params: readonly string[]): void {
  const { choices, faults } = house;
  if (session.phase === 'registered' || session.user !== null) return refuseLate(house, session, params);
  if (isLacking(house, params) && !faults['bare-user-accepted']) {
    refuse(house, session, '461', 'USER');
    if (faults['refused-user-clears-nick']) freeNick(house, session);
    return;
  }
  const [name = '', , , realname = ''] = params;
  if (name.search(FORBIDDEN) >= 0 && choices.user_malformed !== 'accepted') {
    if (choices.user_malformed !== 'close') refuse(house, session, '468');
    if (choices.user_malformed !== '468') closeWithError(house, session, 'Invalid username');
    return;
  }
  const mended = name.replaceAll(FORBIDDEN, '').slice(0, USER_LENGTH);
  session.user = {
    name: mended === '' ? 'unknown' : mended,
    realname: realname === '' ? 'unknown' : realname,
  };
  advance(house, session);
}

function isLacking(house: House, params: readonly string[]): boolean {
  const { choices } = house;
  if (params.length < PARAMETERS) return true;
  if (params.length > PARAMETERS && choices['surplus_parameters@USER'] === '461') return true;
  if (params[0] === '' && choices['user_empty@username'] === '461') return true;
  return params[3] === '' && choices['user_empty@realname'] === '461';
}

/** A USER behind one that was taken. */
function refuseLate(house: House, session: Session, params: readonly string[]): void {
  const { choices, faults } = house;
  const registered = session.phase === 'registered';
  if (registered && faults['user-accepted-after-registration']) return;
  if (choices['arity_first@USER'] === '461' && isLacking(house, params))
    return refuse(house, session, '461', 'USER');
  const answer = registered ? '462' : choices.user_repeat;
  if (answer !== 'silent') refuse(house, session, answer);
}
