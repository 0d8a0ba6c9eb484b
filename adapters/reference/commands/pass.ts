import type { House } from '../house.ts';
import { advance, refusePassword } from '../registration.ts';
import { refuse } from '../replies.ts';
import type { Session } from '../session.ts';

/** PASS (RFC 1459 4.1.1, RFC 2812 3.1.1, Modern IRC PASS). */
export function pass(house: House, session: Session, params: readonly string[]): void {
  const { choices, faults } = house;
  const [typed] = params;
  const lacking = typed === undefined || (typed === '' && choices.pass_empty === '461');
  if (session.phase === 'registered') {
    if (faults['pass-accepted-after-registration']) return;
    if (lacking && choices['arity_first@PASS'] === '461') refuse(house, session, '461', 'PASS');
    else refuse(house, session, '462');
    return;
  }
  if (lacking) return refuse(house, session, '461', 'PASS');
  const right = typed === house.password;
  const onceRight = session.password.onceRight || right;
  session.password = { ...session.password, onceRight };
  if (session.password.given !== null && choices.pass_repeat !== 'last') {
    if (choices.pass_repeat === 'first_462') refuse(house, session, '462');
    return;
  }
  // An empty one is never too late: it is no more than a wrong one that nobody hears of.
  if (typed !== '' && isLate(session) && choices.pass_late !== 'accepted') {
    if (choices.pass_late === '462') refuse(house, session, '462');
    return;
  }
  if (house.password === null && choices.pass_unneeded === 'ignored') return;
  session.password = { ...session.password, given: typed, refused: false };
  const judgedNow = choices.bad_pass_timing === 'immediate' && typed !== '';
  if (judgedNow && house.password !== null && !right) return refuseNow(house, session, typed);
  advance(house, session);
}

function isLate(session: Session): boolean {
  return session.named || session.user !== null;
}

/** A wrong password that the connection survives is judged once more when the registration is complete. */
function refuseNow(house: House, session: Session, typed: string): void {
  refusePassword(house, session);
  session.password = { ...session.password, given: typed, refused: false };
  advance(house, session);
}
