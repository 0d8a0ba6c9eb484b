import { WITH_VALUES } from './capabilities.ts';
import { tellCapabilities } from './cap-lines.ts';
import type { House } from './house.ts';
import { refuse, send, targetOf } from './replies.ts';
import type { Session } from './session.ts';

/** One word of a request: `name`, or `-name` to switch it off. */
interface Wish {
  readonly word: string;
  readonly name: string;
  readonly isOn: boolean;
}

/** CAP REQ: all of it or nothing. What is on already, or off, is granted as well. */
export function request(house: House, session: Session, list: string | undefined): void {
  const { faults } = house;
  const wishes = wishesOf(list ?? '');
  if (wishes.length === 0) return requestNothing(house, session, list);
  if (!faults['cap-req-does-not-suspend']) suspend(session);
  const granted = wishes.filter((wish) => isGranted(house, session, wish));
  const refused = wishes.findIndex((wish) => !granted.includes(wish));
  if (refused >= 0 && !(faults['cap-partial-ack'] && granted.length > 0)) {
    if (faults['cap-nak-takes-effect']) fulfil(house, session, wishes.slice(0, refused));
    return nak(house, session, list ?? '');
  }
  fulfil(house, session, granted);
  const told = faults['cap-ack-of-everything'] ? session.cap.on : new Set(granted.map(({ word }) => word));
  tellCapabilities(house, session, 'ACK', [...told]);
}

function fulfil(house: House, { cap }: Session, wishes: readonly Wish[]): void {
  for (const { name, isOn } of wishes) {
    if (isOn) cap.on.add(name);
    else if (!house.faults['cap-removal-ignored']) cap.on.delete(name);
  }
}

function wishesOf(list: string): readonly Wish[] {
  const words = list.split(' ').filter((word) => word !== '');
  return words.map((word) => ({
    word,
    name: word.startsWith('-') ? word.slice(1) : word,
    isOn: !word.startsWith('-'),
  }));
}

/** A client that speaks version 302 cannot do without cap-notify. */
function isGranted({ faults, offered }: House, { cap }: Session, { name, isOn }: Wish): boolean {
  const value = faults['cap-unknown-acked'] ? '' : offered.get(name);
  if (value === undefined || (value !== '' && faults['cap-offered-refused'])) return false;
  if (isOn || name !== 'cap-notify' || faults['cap-notify-removed']) return true;
  return cap.version < WITH_VALUES;
}

/** Registration waits for END. */
export function suspend(session: Session): void {
  if (session.phase === 'unregistered') session.cap.open = true;
}

/** The refused list as it was, as far as the line reaches. */
function nak(house: House, session: Session, list: string): void {
  send(
    house,
    session,
    `:${house.name} CAP ${targetOf(house, session)} NAK :${house.faults['cap-nak-empty'] ? '' : list}`,
  );
}

function requestNothing(house: House, session: Session, list: string | undefined): void {
  const { choices } = house;
  if (choices.cap_req_empty_suspends === 'yes') suspend(session);
  const answer = choices[`cap_req_empty@${list === undefined ? 'missing' : 'empty'}`];
  switch (answer) {
    case 'ack':
      return tellCapabilities(house, session, 'ACK', []);
    case 'nak':
      return nak(house, session, '');
    case '410':
      return refuse(house, session, answer, 'REQ');
    case '461':
      return refuse(house, session, answer, 'CAP');
    case 'silent':
      return;
  }
}
