import type { House } from '../house.ts';
import { PACKAGE_LIST } from '../ircx/packages.ts';
import { numeric, refuse } from '../replies.ts';
import type { Session } from '../session.ts';

/** The version of IRCX that is spoken, the longest message in bytes, and which further options there are (none). */
const VERSION = '0';
const MESSAGE = '512';
const OPTIONS = '*';

/** IRCX (IRCX 5.6): switches its extensions on, and tells which there are. */
export function ircx(house: House, session: Session): void {
  if (isTooEarly(house, session, 'IRCX')) return;
  if (!house.faults['ircx-does-not-switch']) session.logon.ircx = true;
  describe(house, session);
}

/** ISIRCX (IRCX 5.7): tells the same, and switches nothing. */
export function isircx(house: House, session: Session): void {
  if (!isTooEarly(house, session, 'ISIRCX')) answer(house, session);
}

/**
 * `MODE ISIRCX` (IRCX 5.9): how a client that is not registered asks a server of which it knows nothing. It is in capitals, and a MODE
 * like any other once the client is registered.
 */
export function asksForIrcx(
  { choices }: House,
  session: Session,
  command: string,
  params: readonly string[],
): boolean {
  const asks = command === 'MODE' && params.length === 1 && params[0] === 'ISIRCX';
  return asks && session.phase === 'unregistered' && choices.ircx === 'present';
}

export function modeIsircx(house: House, session: Session): void {
  answer(house, session);
}

function answer(house: House, session: Session): void {
  if (house.faults['isircx-unanswered'] && !session.logon.ircx) return;
  if (house.faults['isircx-switches-mode']) session.logon.ircx = true;
  describe(house, session);
}

function isTooEarly(house: House, session: Session, command: 'IRCX' | 'ISIRCX'): boolean {
  const early = session.phase === 'unregistered' && house.choices[`ircx_early@${command}`] === '451';
  if (early) refuse(house, session, '451');
  return early;
}

/** IRCRPL_IRCX. It has no text: its last word, the options, stands in the text's place. */
function describe(house: House, session: Session): void {
  const state = session.logon.ircx ? '1' : '0';
  numeric(house, session, '800', [state, VERSION, PACKAGE_LIST, MESSAGE], OPTIONS);
}
