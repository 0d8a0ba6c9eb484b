import type { House } from './house.ts';
import { situation, type Session } from './session.ts';

/** What the spelling of a nick alone makes of it. */
export type NickForm =
  | { readonly kind: 'nick'; readonly nick: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'refused_at_completion' };

/** RFC 2812 2.3.1 (nickname); a digit in front is judged apart. */
const LEADING = /^[A-Za-z0-9[\]\\`_^{|}][A-Za-z0-9[\]\\`_^{|}-]*/;
const DIGIT = /^\d/;

export function nickForm(house: House, session: Session, typed: string): NickForm {
  const { choices, faults } = house;
  const phase = situation(session);
  if (faults['malformed-nick-accepted']) return { kind: 'nick', nick: typed };
  if (typed === '0') {
    const zero = choices[`nick_zero@${phase}`];
    if (zero === '432') return { kind: 'refused' };
    return { kind: 'nick', nick: zero === 'assigned' ? session.uid : typed };
  }
  const leading = LEADING.exec(typed)?.[0] ?? '';
  if (leading !== typed) {
    const malformed = choices[`nick_malformed@${phase}`];
    if (malformed === 'at_completion') return { kind: 'refused_at_completion' };
    // A digit in front of a bad character is two faults, and nothing is left of it.
    if (malformed === '432' || leading === '' || DIGIT.test(leading)) return { kind: 'refused' };
  }
  if (DIGIT.test(leading) && choices[`nick_leading_digit@${phase}`] === '432') return { kind: 'refused' };
  if (leading.length <= house.nickLength) return { kind: 'nick', nick: leading };
  if (choices[`nick_too_long@${phase}`] === '432') return { kind: 'refused' };
  return { kind: 'nick', nick: leading.slice(0, house.nickLength) };
}
