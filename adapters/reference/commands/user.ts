import type { House } from '../house.ts';
import { closeWithError, freeNick } from '../leaving.ts';
import { advance, gate, tryAgain } from '../registration.ts';
import { claim } from '../registry.ts';
import { refuse } from '../replies.ts';
import { numberOf, type Session } from '../session.ts';

const PARAMETERS = 4;

/** USERLEN in bytes. */
const USER_LENGTH = 10;

/** What would make `nick!user@host` ambiguous (RFC 2812 2.3.1 leaves out the second one only). */
const FORBIDDEN = /[!@ ]/g;

/** USER (RFC 1459 4.1.3, RFC 2812 3.1.3). The mode and the unused parameter are not looked at. */
export function user(house: House, session: Session, params: readonly string[]): void {
  const { choices, faults } = house;
  const shut = gate(house, session);
  if (shut !== null) return refuse(house, session, shut);
  const again = session.user !== null;
  if (session.phase === 'registered' || (again && choices.user_repeat !== 'last'))
    return refuseLate(house, session, params);
  const lacking = isShort(house, params) || isEmpty(house, params);
  if (lacking && !faults['bare-user-accepted']) {
    if (!faults['bare-user-unanswered']) refuse(house, session, '461', 'USER');
    if (faults['refused-user-clears-nick']) freeNick(house, session);
    return;
  }
  if (session.nick === null && faults['user-before-nick-refused']) return refuse(house, session, '451');
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
  if (faults['001-before-end-with-user']) session.cap.open = false;
  if (faults['generated-nick'] && !session.named) giveNick(house, session);
  tryAgain(house, session);
  advance(house, session);
}

/** Only a fault gives a nick to who has named none; it is made from the number of the connection. */
function giveNick(house: House, session: Session): void {
  const number = numberOf(session).toString(16).padStart(6, '0');
  session.nick = `IC${number.slice(0, 4)}:${number.slice(4)}`;
  claim(house.registry, session.nick, session);
}

function isShort({ choices }: House, { length }: readonly string[]): boolean {
  return length < PARAMETERS || (length > PARAMETERS && choices['surplus_parameters@USER'] === '461');
}

function isEmpty({ choices }: House, [name, , , realname]: readonly string[]): boolean {
  if (name === '' && choices['user_empty@username'] === '461') return true;
  return realname === '' && choices['user_empty@realname'] === '461';
}

/** A USER that changes nothing any more. */
function refuseLate(house: House, session: Session, params: readonly string[]): void {
  const { choices, faults } = house;
  const registered = session.phase === 'registered';
  if (registered && faults['user-accepted-after-registration']) return;
  const counted = isShort(house, params)
    ? choices['arity_first@USER']
    : params[0] === '' || params[3] === ''
      ? choices['arity_first@USER_empty']
      : '462';
  if (counted === '461') return refuse(house, session, '461', 'USER');
  const answer = registered ? '462' : choices.user_repeat;
  if (answer === '462' || answer === '451') refuse(house, session, answer);
}
