import type { House } from '../house.ts';
import { advance, refusePassword } from '../registration.ts';
import { refuse } from '../replies.ts';
import type { Session } from '../session.ts';

/** PASS (RFC 1459 4.1.1, RFC 2812 3.1.1, Modern IRC PASS). */
export function pass(house: House, session: Session, params: readonly string[]): void {
  const { choices, faults } = house;
  const [typed] = params;
  const empty = typed === '';
  if (session.phase === 'registered') {
    if (faults['pass-accepted-after-registration']) return;
    if (isCounted(house, typed)) return refuse(house, session, ...LACKING);
    return refuse(house, session, ...TOO_LATE);
  }
  if (typed === undefined && faults['bare-pass-unanswered']) return;
  if (faults['pass-refused-and-kept']) refuse(house, session, ...TOO_LATE);
  const { given, refused } = session.password;
  const second = given !== null && !refused && choices.pass_repeat !== 'last';
  const whenLate = answerWhenLate(house, session);
  const late = whenLate !== 'accepted';
  const said = (second && choices.pass_repeat === 'first_462') || (late && whenLate === '462');
  if (typed === undefined || empty) {
    if (said && !isCounted(house, typed)) return refuse(house, session, ...TOO_LATE);
    if (!empty || choices.pass_empty === '461') return refuse(house, session, ...LACKING);
  }
  const right = typed === house.password;
  const onceRight = session.password.onceRight || right;
  session.password = { ...session.password, onceRight };
  if (second && !(late && choices.pass_order === 'late')) {
    if (choices.pass_repeat === 'first_462') refuse(house, session, ...TOO_LATE);
    return;
  }
  if (late) {
    if (whenLate === '462') refuse(house, session, ...TOO_LATE);
    return;
  }
  const before = session.password;
  const unneeded = choices[`pass_unneeded@${empty ? 'empty' : 'password'}`];
  const needless = house.password === null && unneeded === 'ignored';
  session.password = { ...session.password, given: typed, needless, refused: false };
  const judgedNow = choices[`bad_pass_timing@${empty ? 'empty' : 'password'}`] === 'immediate';
  if (!judgedNow || house.password === null || right) return advance(house, session);
  refusePassword(house, session);
  // A connection that survives it is judged once more when its registration is complete.
  const counts = choices.bad_pass_counts === 'yes';
  session.password = counts ? { ...session.password, given: typed, refused: false } : before;
  if (counts) advance(house, session);
}

const LACKING = ['461', 'PASS'] as const;
const TOO_LATE = ['462'] as const;

/** Whether a password that is lacking or empty is spoken of before all else. */
function isCounted({ choices }: House, typed: string | undefined): boolean {
  if (typed === undefined) return choices['arity_first@PASS'] === '461';
  return typed === '' && choices['arity_first@PASS_empty'] === '461';
}

/** What becomes of a PASS that comes behind other commands; one that comes first is accepted. */
function answerWhenLate({ choices }: House, session: Session): 'accepted' | 'ignored' | '462' {
  if (session.nick !== null || session.user !== null) return choices['pass_late@named'];
  return session.named ? choices['pass_late@refused'] : 'accepted';
}
