import { WITH_VALUES } from '../capabilities.ts';
import { tellCapabilities } from '../cap-lines.ts';
import { request, suspend } from '../cap-request.ts';
import type { House } from '../house.ts';
import { advance } from '../registration.ts';
import { echoed, refuse } from '../replies.ts';
import type { Session } from '../session.ts';

/** CAP (IRCv3 Capability Negotiation). LS and REQ make a registration wait for END, at any time before it. */
export function cap(house: House, session: Session, params: readonly string[]): void {
  const { faults } = house;
  const [subcommand, list] = params;
  if (session.phase === 'registered' && faults['cap-after-registration-unanswered']) return;
  if (subcommand === undefined) return refuseBare(house, session);
  if (house.choices.cap_others_suspend === 'yes' && subcommand.toUpperCase() !== 'END') suspend(session);
  switch (subcommand.toUpperCase()) {
    case 'LS':
      return offer(house, session, list);
    case 'LIST':
      return listOwn(house, session);
    case 'REQ':
      return request(house, session, list);
    case 'END':
      return end(house, session);
    case 'ACK':
    case 'NAK':
    case 'NEW':
    case 'DEL':
      // For servers to say; an ACK was once for both.
      if (house.choices.cap_stray === '410') refuse(house, session, '410', echoed(subcommand));
      return;
    default:
      if (!faults['cap-unknown-subcommand-unanswered']) refuse(house, session, '410', echoed(subcommand));
  }
}

function refuseBare(house: House, session: Session): void {
  if (house.faults['cap-bare-suspends']) suspend(session);
  if (house.choices.cap_missing === '461') refuse(house, session, '461', 'CAP');
  else refuse(house, session, '410', '*');
}

/** The reply is as the request asks for it; the highest version of all requests is kept. */
function offer(house: House, session: Session, version: string | undefined): void {
  const { faults } = house;
  const { cap } = session;
  const number = /^\d+$/.test(version ?? '') ? Number(version) : 0;
  cap.version = Math.max(cap.version, number);
  if (cap.version >= WITH_VALUES && house.offered.has('cap-notify')) cap.on.add('cap-notify');
  const passesBy = faults[cap.ended ? 'cap-second-ls-does-not-suspend' : 'cap-ls-does-not-suspend'];
  if (session.phase === 'unregistered' && !passesBy) cap.open = true;
  const withValues = number >= WITH_VALUES || faults['cap-values-in-301'];
  const words = [...house.offered].map(([name, value]) =>
    withValues && value !== '' ? `${name}=${value}` : name,
  );
  tellCapabilities(house, session, 'LS', words);
}

function listOwn(house: House, session: Session): void {
  const { cap } = session;
  const shown = house.faults['cap-list-of-offers'] ? house.offered.keys() : cap.on;
  tellCapabilities(house, session, 'LIST', [...shown]);
}

function end(house: House, session: Session): void {
  if (session.phase !== 'unregistered') return;
  session.cap.open = false;
  session.cap.ended = true;
  if (house.faults['cap-end-answered']) tellCapabilities(house, session, 'END', []);
  if (!house.faults['cap-end-ignored']) advance(house, session);
}
