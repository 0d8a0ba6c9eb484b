import type { House } from './house.ts';
import { numeric, send } from './replies.ts';
import { sourceOf, type Session } from './session.ts';

/** What follows a registration (Modern IRC Connection Registration; RFC 2812 5.1; RFC 1459 8.5). */
export function welcome(house: House, session: Session): void {
  const say = (code: string, params: readonly string[], text: string): void =>
    numeric(house, session, code, params, text);
  const { nick } = session;
  if (house.faults['welcome-target-asterisk']) session.nick = null;
  say('001', [], `Welcome to the reference network ${nick ?? ''}`);
  session.nick = nick;
  if (house.choices.welcome === 'rfc1459' || house.faults['001-alone']) return;
  say('002', [], `Your host is ${house.name}`);
  if (!house.faults['welcome-cut-short']) say('003', [], 'This server was created for the occasion');
  // RPL_MYINFO has no text: its last word, the channel modes, stands in the text's place.
  say('004', [house.name, 'reference', 'i'], 'n');
  if (house.choices.welcome === 'modern') {
    const tokens = [
      `CASEMAPPING=${house.choices.casemapping}`,
      `NICKLEN=${house.nickLength}`,
      'CHANTYPES=#',
      'NETWORK=Reference',
    ];
    say('005', tokens, 'are supported by this server');
  }
  countUsers(house, session);
  messageOfTheDay(house, session);
}

/** RPL_LUSERCLIENT, RPL_LUSERUNKNOWN (only when there are any), RPL_LUSERME. */
export function countUsers(house: House, session: Session): void {
  const { registered, unregistered } = house.counts;
  numeric(house, session, '251', [], `There are ${registered} users and 0 services on 1 servers`);
  if (unregistered > 0) numeric(house, session, '253', [String(unregistered)], 'unknown connection(s)');
  numeric(house, session, '255', [], `I have ${registered} clients and 0 servers`);
}

export function messageOfTheDay(house: House, session: Session): void {
  numeric(house, session, '375', [], `- ${house.name} Message of the day -`);
  numeric(house, session, '372', [], '- Every line here was written from the specifications.');
  numeric(house, session, '376', [], 'End of MOTD command');
}

/** The line that tells a client of its own new nick. */
export function echoNick(house: House, session: Session, nick: string): void {
  send(house, session, `:${sourceOf(session)} NICK :${nick}`);
}
