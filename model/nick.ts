/** How the grammar takes a nick (RFC 2812 2.3.1; Modern IRC NICK). */
export type NickForm =
  | { readonly kind: 'valid' }
  /** Valid but for a digit in front, which some servers take. */
  | { readonly kind: 'leading_digit' }
  /** `0` alone, which some servers read as a wish for a nick of the server's making. */
  | { readonly kind: 'zero' }
  /** `left` is what stands before the first bad character; empty when the first character is bad. */
  | { readonly kind: 'malformed'; readonly left: string };

const FIRST = /^[A-Za-z[\]\\`_^{|}]/;
const VALID_PREFIX = /^[A-Za-z[\]\\`_^{|}][A-Za-z0-9[\]\\`_^{|}-]*/;

/** Tells which form a non-empty nick has. Its length is another matter. */
export function nickForm(nick: string): NickForm {
  if (nick === '0') return { kind: 'zero' };
  const left = VALID_PREFIX.exec(nick)?.[0] ?? '';
  if (left.length === nick.length) return { kind: 'valid' };
  if (/^[0-9][A-Za-z0-9[\]\\`_^{|}-]*$/.test(nick)) return { kind: 'leading_digit' };
  return { kind: 'malformed', left: FIRST.test(nick) ? left : '' };
}
