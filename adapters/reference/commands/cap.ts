import { WITH_VALUES } from '../capabilities.ts';
import { tellCapabilities } from '../cap-lines.ts';
import { request } from '../cap-request.ts';
import type { House } from '../house.ts';
import { advance } from '../registration.ts';
import { echoed, refuse } from '../replies.ts';
import type { Session } from '../session.ts';

/** CAP (IRCv3 Capability Negotiation). LS and REQ make a registration wait for END, at any time before it. */
export function cap(house: House, session: Session, params: readonly string[]): void {
  const [subcommand, list] = params;
  if (subcommand === undefined) return refuseBare(house, session);
  switch (subcommand.toUpperCase()) {
    case 'LS':
      return offer(house, session, list);
    case 'LIST':
      return tellCapabilities(house, session, 'LIST', [...session.cap.on]);
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
      return refuse(house, session, '410', echoed(subcommand));
  }
}

function refuseBare(house: House, session: Session): void {
  if (house.choices.cap_missing === '461') refuse(house, session, '461', 'CAP');
  else refuse(house, session, '410', '*');
}

/** The reply is as the request asks for it; the highest version of all requests is kept. */
function offer(house: House, session: Session, version: string | undefined): void {
  const { cap } = session;
  const number = /^\d+$/.test(version ?? '') ? Number(version) : 0;
  cap.version = Math.max(cap.version, number);
  if (cap.version >= WITH_VALUES && house.offered.has('cap-notify')) cap.on.add('cap-notify');
  if (session.phase === 'unregistered') cap.open = true;
  const withValues = number >= WITH_VALUES;
  const words = [...house.offered].map(([name, value]) =>
    withValues && value !== '' ? `${name}=${value}` : name,
  );
  tellCapabilities(house, session, 'LS', words);
}

function end(house: House, session: Session): void {
  if (session.phase !== 'unregistered') return;
  session.cap.open = false;
  advance(house, session);
}
