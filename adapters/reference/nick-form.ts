import type { House } from './house.ts';
import { situation, type Session } from './session.ts';

/** What the spelling of a nick alone makes of it. */
export type NickForm =
  | { readonly kind: 'nick'; readonly nick: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'refused_at_completion' };

/** RFC 2812 2.3.1 (nickname), or with a digit in front, which is judged apart. */
const USUAL = /^[A-Za-z0-9[\]\\`_^{|}][A-Za-z0-9[\]\\`_^{|}-]*/;
const DIGIT = /^\d/;

/** What no nick may hold, and what none may begin with (Modern IRC, Clients): they have other uses in a line. */
// oxlint-disable-next-line no-control-regex -- control characters are among them
const FORBIDDEN = /[\0-\x1f\x7f ,!@*?]/;
const FORBIDDEN_FIRST = /^[#:$&+%]/;

export function nickForm(house: House, session: Session, typed: string): NickForm {
  return house.faults['malformed-nick-accepted']
    ? { kind: 'nick', nick: typed }
    : judge(house, session, typed);
}

function judge(house: House, session: Session, typed: string): NickForm {
  const { choices } = house;
  const phase = situation(session);
  const late = choices[`nick_malformed@${phase}`] === 'at_completion';
  const refused: NickForm = { kind: late ? 'refused_at_completion' : 'refused' };
  if (typed === '' || FORBIDDEN_FIRST.test(typed)) return refused;
  const bad = typed.search(FORBIDDEN);
  if (bad >= 0) {
    const cut = choices[`nick_malformed@${phase}`] === 'cut';
    return cut ? judge(house, session, typed.slice(0, bad)) : refused;
  }
  const usual = USUAL.exec(typed)?.[0] ?? '';
  if (usual !== typed) {
    const unusual = choices[`nick_unusual@${phase}`];
    if (unusual === '432') return refused;
    if (unusual === 'cut') return judge(house, session, usual);
  }
  if (typed === '0') {
    const zero = choices[`nick_zero@${phase}`];
    if (zero === '432') return refused;
    return { kind: 'nick', nick: zero === 'assigned' ? session.uid : typed };
  }
  if (DIGIT.test(typed) && choices[`nick_leading_digit@${phase}`] === '432') return refused;
  if (typed.length <= house.nickLength) return { kind: 'nick', nick: typed };
  if (choices[`nick_too_long@${phase}`] === '432') return { kind: 'refused' };
  return { kind: 'nick', nick: typed.slice(0, house.nickLength) };
}
