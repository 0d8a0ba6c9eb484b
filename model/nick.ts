/** How the grammars take a nick (RFC 2812 2.3.1; Modern IRC, Clients). Its length is another matter. */
export type NickForm =
  | { readonly kind: 'valid' }
  /** Valid but for a digit in front, which some servers take. */
  | { readonly kind: 'leading_digit' }
  /** `0` alone, which some servers read as a wish for a nick of the server's making. */
  | { readonly kind: 'zero' }
  /** It holds what RFC 2812 leaves out and Modern IRC does not forbid. `left` is what stands before the first such character. */
  | { readonly kind: 'unusual'; readonly left: string }
  /** No grammar takes it. `left` is what stands before the first bad character; empty when the first character is bad. */
  | { readonly kind: 'malformed'; readonly left: string };

const VALID: NickForm = { kind: 'valid' };
const USUAL = /^[A-Za-z[\]\\`_^{|}][A-Za-z0-9[\]\\`_^{|}-]*$/;
const USUAL_PREFIX = /^[A-Za-z0-9[\]\\`_^{|}][A-Za-z0-9[\]\\`_^{|}-]*/;
/** What would make a line ambiguous, or a mask; and control characters. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\0-\x1f\x7f ,!@*?]/;
/** The prefixes of channels, of ranks in them and of trailing parameters. */
const FORBIDDEN_FIRST = /^[#:$&+%]/;

/** Tells which form a non-empty nick has. */
export function nickForm(nick: string): NickForm {
  if (USUAL.test(nick)) return VALID;
  if (nick === '0') return { kind: 'zero' };
  if (FORBIDDEN_FIRST.test(nick)) return { kind: 'malformed', left: '' };
  const bad = nick.search(FORBIDDEN);
  if (bad >= 0) return { kind: 'malformed', left: nick.slice(0, bad) };
  const left = USUAL_PREFIX.exec(nick)?.[0] ?? '';
  return left === nick ? { kind: 'leading_digit' } : { kind: 'unusual', left };
}
