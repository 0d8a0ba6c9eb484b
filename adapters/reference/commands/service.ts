import type { House } from '../house.ts';
import { echoed, numeric, send } from '../replies.ts';
import { sourceOf, type Session } from '../session.ts';
import { countUsers, messageOfTheDay } from '../welcome.ts';

/** A command that needs registration: how many parameters it needs, and what it does once it has them. */
export interface Service {
  readonly arity: number;
  readonly run: (house: House, session: Session, params: readonly string[]) => void;
}

/** There are no channels here, so that whatever needs one ends in an error that says so. */
export const SERVICES: ReadonlyMap<string, Service> = new Map<string, Service>([
  ['JOIN', { arity: 1, run: noSuchChannel }],
  ['PART', { arity: 1, run: noSuchChannel }],
  ['TOPIC', { arity: 1, run: noSuchChannel }],
  ['KICK', { arity: 2, run: noSuchChannel }],
  [
    'INVITE',
    { arity: 2, run: (house, session, [, channel = '']) => noSuchChannel(house, session, [channel]) },
  ],
  ['MODE', { arity: 1, run: mode }],
  [
    'NAMES',
    { arity: 0, run: (house, session, [of = '*']) => say(house, session, '366', [of], 'End of NAMES list') },
  ],
  ['LIST', { arity: 0, run: (house, session) => say(house, session, '323', [], 'End of LIST') }],
  [
    'WHO',
    { arity: 0, run: (house, session, [of = '*']) => say(house, session, '315', [of], 'End of WHO list') },
  ],
  ['WHOIS', { arity: 1, run: whois }],
  ['PRIVMSG', { arity: 0, run: privmsg }],
  ['NOTICE', { arity: 0, run: (house, session, params) => void deliver(house, session, 'NOTICE', params) }],
  ['AWAY', { arity: 0, run: away }],
  ['MOTD', { arity: 0, run: messageOfTheDay }],
  ['LUSERS', { arity: 0, run: countUsers }],
  [
    'VERSION',
    { arity: 0, run: (house, session) => say(house, session, '351', ['1', house.name], 'reference') },
  ],
  [
    'TIME',
    { arity: 0, run: (house, session) => say(house, session, '391', [house.name], new Date().toUTCString()) },
  ],
  [
    'ADMIN',
    {
      arity: 0,
      run: (house, session) => say(house, session, '423', [house.name], 'Nobody administers this'),
    },
  ],
  ['INFO', { arity: 0, run: (house, session) => say(house, session, '374', [], 'End of INFO list') }],
]);

function say(house: House, session: Session, code: string, words: readonly string[], text: string): void {
  numeric(house, session, code, words.map(echoed), text);
}

function noSuchChannel(house: House, session: Session, [channel = '']: readonly string[]): void {
  say(house, session, '403', [channel], 'No such channel');
}

/** A user’s own modes can be asked for, and there are none. */
function mode(house: House, session: Session, [of = '']: readonly string[]): void {
  const owner = house.registry.owners.get(house.registry.key(of));
  if (owner === session) say(house, session, '221', [], '+');
  else if (owner !== undefined) say(house, session, '502', [], 'Cannot change mode for other users');
  else noSuchChannel(house, session, [of]);
}

function whois(house: House, session: Session, params: readonly string[]): void {
  const of = params.at(-1) ?? '';
  const owner = house.registry.owners.get(house.registry.key(of));
  if (owner?.nick === undefined || owner.nick === null) {
    say(house, session, '401', [of], 'No such nick');
  } else {
    say(
      house,
      session,
      '311',
      [owner.nick, owner.user?.name ?? '*', '127.0.0.1', '*'],
      owner.user?.realname ?? '',
    );
  }
  say(house, session, '318', [of], 'End of WHOIS list');
}

function privmsg(house: House, session: Session, params: readonly string[]): void {
  const [to, text = ''] = params;
  if (to === undefined) say(house, session, '411', [], 'No recipient given (PRIVMSG)');
  else if (text === '') say(house, session, '412', [], 'No text to send');
  else if (!deliver(house, session, 'PRIVMSG', params)) say(house, session, '401', [to], 'No such nick');
}

/** NOTICE never has an answer (RFC 1459 4.4.2). */
function deliver(
  house: House,
  session: Session,
  command: string,
  [to = '', text = '']: readonly string[],
): boolean {
  const owner = house.registry.owners.get(house.registry.key(to));
  if (owner === undefined) return false;
  send(house, owner, `:${sourceOf(session)} ${command} ${owner.nick ?? '*'} :${text}`);
  return true;
}

function away(house: House, session: Session, [text = '']: readonly string[]): void {
  if (text === '') say(house, session, '305', [], 'You are no longer marked as being away');
  else say(house, session, '306', [], 'You have been marked as being away');
}
