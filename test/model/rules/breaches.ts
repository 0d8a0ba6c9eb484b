import type { Timers } from '../../../adapters/server.ts';
import { CHOICES } from '../../../model/choices.ts';
import type { Dialect } from '../../../model/dialect.ts';
import { OPER_BREACHES } from './oper-breaches.ts';

/** An exchange that keeps a rule, and one that breaks it. */
export interface Breach {
  readonly lawful: string;
  readonly broken: string;
  /** Choices that a server must have made for the rule to ask something. */
  readonly dialect?: Dialect;
  readonly password?: string;
  /** How long the server lets a silent client be. */
  readonly timers?: Timers;
}

/** All of them alike. */
const SPAN = { earliest: 2_000, latest: 4_000 };
const SHORT: Timers = { register: SPAN, ping: SPAN, pong: SPAN };

export const DEFAULTS: Dialect = Object.fromEntries(CHOICES.map((choice) => [choice.id, [choice.default]]));
const logon = (who: string, nick: string): string =>
  `${who}> NICK ${nick}\n${who}> USER u 0 * :r\n${who}< WELCOME ${nick}\n`;
const end = (who: string): string => `${who}> QUIT\n${who}< ERROR :bye\n${who} close\n`;
const dan = logon('A', 'dan');
const bob = logon('B', 'bob');

const ls = 'A> CAP LS\nA< :srv CAP * LS :sasl\n';
const negotiated = `${ls}A> NICK dan\nA> USER u 0 * :r\nA> CAP END\nA< WELCOME dan\n`;
const requested = (who: string, name: string): string =>
  `${who}> CAP REQ :${name}\n${who}< :srv CAP * ACK :${name}\n`;
const listed = (who: string, names: string): string =>
  `${who}> CAP LIST\n${who}< :srv CAP * LIST :${names}\n`;
/** SASL is on, and its exchange begun. */
const asked = (who: string): string =>
  `${requested(who, 'sasl')}${who}> AUTHENTICATE PLAIN\n${who}< AUTHENTICATE +\n`;
const proves = (who: string, what = 'account1'): string => `${who}> AUTHENTICATE {plain:${what}}\n`;
const loggedIn = (who: string, account = 'alice'): string =>
  `${who}< :srv 900 * *!*@h ${account} :x\n${who}< :srv 903 * :x\n`;
const told = (who: string, numeric: string): string => `${who}< :srv ${numeric} * :x\n`;
const refused = (who: string): string => `${who}> NICK dan\n${who}< :srv 433 * dan :x\n`;
const scram = `${requested('A', 'sasl')}A> AUTHENTICATE SCRAM-SHA-256\nA< AUTHENTICATE +\nA> AUTHENTICATE {first}\nA< AUTHENTICATE {challenge}\nA> AUTHENTICATE {final}\n`;
const proven = `${scram}A< AUTHENTICATE {proof}\n`;

/** NTLM is begun, and the server has challenged. */
const challenged = (who: string): string =>
  `${who}> AUTH NTLM I :{ntlm:negotiate}\n${who}< :srv AUTH NTLM S :{ntlm:challenge}\n`;
const responds = (who: string, what = 'account1'): string => `${who}> AUTH NTLM S :{ntlm:${what}:response}\n`;
const authenticated = (who: string, name = 'alice'): string => `${who}< :srv AUTH NTLM * ${name}@srv 0\n`;
const failed = (who: string): string => `${who}< :srv 910 * NTLM :x\n`;
const asAlice = `${challenged('A')}${responds('A')}${authenticated('A')}`;
const discovered = (state: number): string => `A< :srv 800 * ${state} 0 NTLM,BASIC,ANON 512 :*\n`;
const rivals = (rest: string): string => `B> NICK dan\nB> NICK\nB< :srv 431 dan :x\n${rest}`;

/** Breaches of what is asked of AUTH and of how IRCX is asked for: of a server that has it. */
export const WITH_IRCX: Readonly<Record<string, Omit<Breach, 'dialect'>>> = {
  'IRCX-01': { lawful: `A> MODE ISIRCX\n${discovered(0)}`, broken: 'A> MODE ISIRCX\nA< :srv 451 * :x\n' },
  'IRCX-02': { lawful: `A> ISIRCX\n${discovered(0)}`, broken: 'A> IRCX\nA< :srv 421 * IRCX :x\n' },
  'IRCX-03': {
    lawful: `A> ISIRCX\n${discovered(0)}A> IRCX\n${discovered(1)}A> ISIRCX\n${discovered(1)}`,
    broken: `A> ISIRCX\n${discovered(1)}`,
  },
  'AUTH-01': {
    lawful: 'A> AUTH NTLM\nA< :srv 461 * AUTH :x\nA> AUTH ANON I\nA< :srv AUTH ANON * guest@srv 0\n',
    broken: 'A> AUTH ANON I\nA< :srv 461 * AUTH :x\n',
  },
  'AUTH-02': {
    lawful: 'A> AUTH NTLM X\nA< :srv 900 * AUTH :x\n',
    broken: 'A> AUTH NTLM X\nA> NICK\nA< :srv 431 * :x\n',
  },
  'AUTH-03': {
    lawful: 'A> AUTH KERBEROS I\nA< :srv 912 * KERBEROS :x\n',
    broken: 'A> AUTH KERBEROS I\nA< :srv 910 * KERBEROS :x\n',
  },
  'AUTH-04': {
    lawful: `${challenged('A')}${responds('A', 'wrong1')}${failed('A')}`,
    broken: `${challenged('A')}${responds('A', 'wrong1')}${authenticated('A')}`,
  },
  'AUTH-05': {
    lawful: `A> NICK dan\n${asAlice}A> USER u 0 * :r\nA< WELCOME dan\n`,
    broken: `A> NICK dan\n${asAlice}A< WELCOME dan\n`,
  },
  'AUTH-06': {
    lawful: `${challenged('A')}A> AUTH NTLM *\n${failed('A')}${responds('A')}${failed('A')}`,
    broken: `${challenged('A')}A> AUTH NTLM *\n${failed('A')}${responds('A')}${authenticated('A')}`,
  },
  'AUTH-07': {
    lawful: asAlice,
    broken: `${challenged('A')}${responds('A')}${failed('A')}`,
  },
  'AUTH-08': {
    lawful: 'A> AUTH NTLM S :x\nA< :srv 910 * NTLM :x\n',
    broken: `A> AUTH NTLM S :x\n${authenticated('A', 'nobody')}`,
  },
  'AUTH-09': {
    lawful: `${asAlice}A> AUTH NTLM I :{ntlm:negotiate}\nA< :srv 909 * NTLM :x\n`,
    broken: `${asAlice}${challenged('A')}`,
  },
  'AUTH-10': {
    lawful: rivals(`${challenged('A')}${refused('A')}${responds('A')}${authenticated('A')}`),
    broken: rivals(`${challenged('A')}${refused('A')}${responds('A')}${failed('A')}`),
  },
  'AUTH-11': {
    lawful: rivals(`${asAlice}${refused('A')}A> AUTH ANON I\nA< :srv 909 * ANON :x\n`),
    broken: rivals(`${asAlice}${refused('A')}${challenged('A')}`),
  },
  'AUTH-12': {
    lawful: `A> NICK dan\n${challenged('A')}`,
    broken: 'A> NICK dan\nA> AUTH NTLM I :{ntlm:negotiate}\nA> NICK\nA< :srv 431 dan :x\n',
  },
  'AUTH-13': {
    lawful: 'A> AUTH BASIC I :{basic:account3}\nA< :srv AUTH BASIC * user@srv 0\n',
    broken: 'A> AUTH BASIC I :{basic:account1}\nA< :srv 910 * BASIC :x\n',
  },
  'AUTH-14': {
    lawful: `${dan}A> AUTH ANON I\nA< :srv 462 dan :x\n`,
    broken: `${dan}A> AUTH ANON I\nA< :srv AUTH ANON * guest@srv 0\n`,
  },
  'AUTH-15': {
    lawful: `${challenged('A')}${responds('A', 'wrong1')}${failed('A')}${asAlice}`,
    broken: `${challenged('A')}${responds('A', 'wrong1')}${failed('A')}A> AUTH NTLM I :{ntlm:negotiate}\n${failed('A')}`,
  },
  'AUTH-16': {
    lawful: asAlice,
    broken: `${challenged('A')}${responds('A')}${authenticated('A', 'bob')}`,
  },
  'AUTH-18': {
    lawful: 'A> AUTH ANON I\nA< :srv AUTH ANON * guest@srv 0\n',
    broken: 'A> AUTH ANON I\nA< :srv 909 * ANON :x\n',
  },
  'AUTH-17': {
    lawful: `${challenged('A')}B> AUTH NTLM S :x\n${failed('B')}${responds('A')}${authenticated('A')}`,
    broken: `${challenged('A')}B> AUTH NTLM S :x\nB< :srv 900 * AUTH :x\nB> AUTH NTLM *\n${failed('B')}`,
  },
};

/** Breaches of what is asked of CAP and AUTHENTICATE: of a server that has made every choice. */
const DEALINGS: Readonly<Record<string, Omit<Breach, 'dialect'>>> = {
  'CAP-01': { lawful: ls, broken: 'A> CAP LS\n' },
  'CAP-02': { lawful: negotiated, broken: `${ls}${dan}` },
  'CAP-03': {
    lawful: `${requested('A', 'sasl')}A> NICK dan\nA> USER u 0 * :r\nA> CAP END\nA< WELCOME dan\n`,
    broken: `${requested('A', 'sasl')}${dan}`,
  },
  'CAP-04': {
    lawful: negotiated,
    broken: `${ls}A> NICK dan\nA> USER u 0 * :r\nA> CAP END\nA> NICK max\nA< WELCOME max\n`,
  },
  'CAP-05': {
    lawful: 'A> CAP REQ :nick-collider/x\nA< :srv CAP * NAK :nick-collider/x\n',
    broken: requested('A', 'nick-collider/x'),
  },
  'CAP-06': {
    lawful: `A> CAP REQ :away-notify nick-collider/x\nA< :srv CAP * NAK :away-notify nick-collider/x\n${listed('A', '')}`,
    broken: `A> CAP REQ :away-notify nick-collider/x\nA< :srv CAP * NAK :away-notify nick-collider/x\n${listed('A', 'away-notify')}`,
  },
  'CAP-07': {
    lawful: requested('A', 'away-notify'),
    broken: 'A> CAP REQ :away-notify\nA< :srv CAP * NAK :away-notify\n',
  },
  'CAP-08': {
    lawful: 'A> CAP REQ :sasl away-notify\nA< :srv CAP * ACK :away-notify sasl \n',
    broken: 'A> CAP REQ :away-notify\nA< :srv CAP * ACK :\n',
  },
  'CAP-09': {
    lawful: 'A> CAP REQ :nick-collider/x\nA< :srv CAP * NAK :nick-collider/x\n',
    broken: 'A> CAP REQ :nick-collider/x\nA< :srv CAP * NAK :\n',
  },
  'CAP-10': { lawful: listed('A', ''), broken: listed('A', 'sasl') },
  'CAP-11': {
    lawful: `A> CAP END\n${dan}`,
    broken:
      'A> CAP END\nA> NICK dan\nA> USER u 0 * :r\nA> NICK\nA< :srv 431 dan :x\nA> CAP END\nA< WELCOME dan\n',
  },
  'CAP-12': { lawful: 'A> CAP FOO\nA< :srv 410 * FOO :x\n', broken: 'A> CAP FOO\n' },
  'CAP-13': { lawful: ls, broken: 'A> CAP LS 301\nA< :srv CAP * LS :sasl=PLAIN\n' },
  'CAP-14': { lawful: `${dan}A> CAP END\n`, broken: `${dan}A> CAP END\nA< :srv 410 dan END :x\n` },
  'CAP-15': {
    lawful: `${requested('A', 'away-notify')}${listed('A', 'away-notify')}`,
    broken: `${requested('A', 'away-notify')}${listed('A', '')}`,
  },
  'CAP-16': {
    lawful: `${requested('A', 'cap-notify')}A< :srv CAP * NEW :x\n`,
    broken: `${requested('A', 'sasl')}A< :srv CAP * NEW :x\n`,
  },
  'CAP-17': {
    lawful: `${dan}A> CAP LS\nA< :srv CAP dan LS :sasl\n`,
    broken: `${dan}A> CAP LS\nA< :srv 421 dan CAP :x\n`,
  },
  'CAP-18': {
    lawful: `${ls}A> CAP END\n${negotiated}`,
    broken: `${ls}A> CAP END\n${ls}${dan}`,
  },
  'CAP-19': {
    lawful: `${dan}${requested('B', 'away-notify')}${refused('B')}${listed('B', 'away-notify')}`,
    broken: `${dan}${requested('B', 'away-notify')}${refused('B')}${listed('B', '')}`,
  },
  'CAP-20': {
    lawful:
      'A> CAP LS 302\nA< :srv CAP * LS :cap-notify\nA> CAP REQ :-cap-notify\nA< :srv CAP * NAK :-cap-notify\n',
    broken:
      'A> CAP LS 302\nA< :srv CAP * LS :cap-notify\nA> CAP REQ :-cap-notify\nA< :srv CAP * ACK :-cap-notify\n',
  },
  'CAP-21': {
    lawful: `${requested('A', 'away-notify')}${listed('B', '')}`,
    broken: `${requested('A', 'away-notify')}${listed('B', 'away-notify')}`,
  },
  'CAP-22': { lawful: negotiated, broken: `${ls}${dan}` },
  'SASL-01': { lawful: asked('A'), broken: `${requested('A', 'sasl')}A> AUTHENTICATE PLAIN\n` },
  'SASL-02': {
    lawful: `${asked('A')}${proves('A')}${loggedIn('A')}`,
    broken: `${asked('A')}${proves('A')}${told('A', '903')}`,
  },
  'SASL-03': {
    lawful: `${asked('A')}${proves('A', 'prefix1')}${told('A', '904')}`,
    broken: `${asked('A')}${proves('A', 'prefix1')}${loggedIn('A')}`,
  },
  'SASL-04': {
    lawful: `${asked('A')}${proves('A', 'wrong1')}${told('A', '904')}`,
    broken: `${asked('A')}${proves('A', 'wrong1')}`,
  },
  'SASL-05': {
    lawful: `${requested('A', 'sasl')}A> AUTHENTICATE NONSENSE\n${told('A', '904')}`,
    broken: `${requested('A', 'sasl')}A> AUTHENTICATE NONSENSE\n`,
  },
  'SASL-06': {
    lawful: `${asked('A')}A> AUTHENTICATE *\n${told('A', '906')}${proves('A')}${told('A', '904')}`,
    broken: `${asked('A')}A> AUTHENTICATE *\n${told('A', '906')}${proves('A')}${loggedIn('A')}`,
  },
  'SASL-07': {
    lawful: `${asked('A')}A> AUTHENTICATE {plain:account4:1}\nA> AUTHENTICATE {plain:account4:2}\n${loggedIn('A', 'long')}`,
    broken: `${asked('A')}A> AUTHENTICATE {plain:account4:1}\n${loggedIn('A', 'long')}`,
  },
  'SASL-08': {
    lawful: `${asked('A')}A> AUTHENTICATE ${'A'.repeat(401)}\n${told('A', '905')}`,
    broken: `${asked('A')}A> AUTHENTICATE ${'A'.repeat(401)}\n`,
  },
  'SASL-09': {
    lawful: `${asked('A')}A> AUTHENTICATE !!!!\n${told('A', '904')}`,
    broken: `${asked('A')}A> AUTHENTICATE !!!!\n${loggedIn('A')}`,
  },
  'SASL-10': {
    lawful: `${asked('A')}${proves('A', 'wrong1')}${told('A', '904')}A> AUTHENTICATE PLAIN\nA< AUTHENTICATE +\n`,
    broken: `${asked('A')}${proves('A', 'wrong1')}${told('A', '904')}A> AUTHENTICATE PLAIN\n${told('A', '904')}`,
  },
  'SASL-11': {
    lawful: `${asked('A')}${proves('A')}${loggedIn('A')}A> AUTHENTICATE PLAIN\n${told('A', '907')}`,
    broken: `${requested('A', 'sasl')}A> AUTHENTICATE PLAIN\n${told('A', '907')}`,
  },
  'SASL-12': {
    lawful: `${dan}${asked('B')}${refused('B')}${proves('B')}${loggedIn('B')}`,
    broken: `${dan}${asked('B')}${refused('B')}${proves('B')}${told('B', '904')}`,
  },
  'SASL-13': {
    lawful: `${dan}${asked('B')}${proves('B')}${loggedIn('B')}${refused('B')}B> AUTHENTICATE PLAIN\n${told('B', '907')}`,
    broken: `${dan}${asked('B')}${proves('B')}${loggedIn('B')}${refused('B')}B> AUTHENTICATE PLAIN\nB< AUTHENTICATE +\n`,
  },
  'SASL-14': {
    lawful: `${asked('A')}A> NICK dan\nA> USER u 0 * :r\n${proves('A')}${loggedIn('A')}`,
    broken: `${asked('A')}A> NICK dan\nA> USER u 0 * :r\n${proves('A')}${told('A', '904')}`,
  },
  'SASL-15': {
    lawful: `${asked('A')}${proves('A', 'nobody')}${told('A', '904')}A> CAP END\n${dan}`,
    broken: `${asked('A')}${proves('A', 'nobody')}${told('A', '904')}A> CAP END\nA> NICK dan\nA> USER u 0 * :r\n`,
  },
  'SASL-16': {
    lawful: `${asked('A')}${asked('B')}${proves('B', 'account2')}${loggedIn('B', 'bob')}`,
    broken: `${asked('A')}${asked('B')}${proves('B', 'account2')}${told('B', '904')}`,
  },
  'SASL-17': {
    lawful: `${proven}A> AUTHENTICATE +\n${loggedIn('A', 'user')}`,
    broken: `${scram}A< AUTHENTICATE {wrong-proof}\nA> AUTHENTICATE +\n${loggedIn('A', 'user')}`,
  },
  'SASL-18': {
    lawful: `${proven}A> AUTHENTICATE +\n${loggedIn('A', 'user')}`,
    broken: `${proven}${loggedIn('A', 'user')}`,
  },
  'SASL-19': {
    lawful: `${requested('A', 'sasl')}A> AUTHENTICATE\nA< :srv 461 * AUTHENTICATE :x\n`,
    broken: `${requested('A', 'sasl')}A> AUTHENTICATE\n`,
  },
  'SASL-20': {
    lawful: `${asked('A')}A> NICK dan\nA> USER u 0 * :r\n${proves('A')}${loggedIn('A')}A> CAP END\nA< WELCOME dan\n`,
    broken: `${asked('A')}A> NICK dan\nA> USER u 0 * :r\n${proves('A')}${loggedIn('A')}A< WELCOME dan\n`,
  },
  'SASL-21': {
    lawful: `${asked('A')}A> NICK dan\nA> USER u 0 * :r\nA> CAP END\nA< :srv 906 dan :x\nA< WELCOME dan\n`,
    broken: `${asked('A')}A> NICK dan\nA> USER u 0 * :r\nA> CAP END\nA< WELCOME dan\n`,
  },
  'SASL-22': {
    lawful: `${asked('A')}${proves('A')}${loggedIn('A')}`,
    broken: `${asked('A')}${proves('A')}${loggedIn('A', 'eva')}`,
  },
  'SASL-24': {
    lawful: `${asked('A')}${proves('A')}${loggedIn('A')}${asked('B')}`,
    broken: `${asked('A')}${proves('A')}${loggedIn('A')}${requested('B', 'sasl')}B> AUTHENTICATE PLAIN\n${told('B', '907')}`,
  },
  'SASL-23': {
    lawful: `${asked('A')}${proves('A', 'three-nuls1')}${told('A', '904')}`,
    broken: `${asked('A')}${proves('A', 'three-nuls1')}${loggedIn('A')}`,
  },
};

export const BREACHES: Readonly<Record<string, Breach>> = {
  ...Object.fromEntries(
    Object.entries({ ...DEALINGS, ...OPER_BREACHES }).map(([id, breach]) => [
      id,
      { ...breach, dialect: DEFAULTS },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(WITH_IRCX).map(([id, breach]) => [
      id,
      { ...breach, dialect: { ...DEFAULTS, ircx: ['present'] } },
    ]),
  ),
  'CASE-01': {
    dialect: { ...DEFAULTS, casemapping: ['ascii'] },
    lawful: `${logon('A', 'a[')}${logon('B', 'a{')}`,
    broken: `${logon('A', 'a[')}B> NICK a{\nB< :srv 433 * a{ :x\n`,
  },
  'CASE-02': { lawful: `${dan}B> NICK DAN\nB< :srv 433 * DAN :x\n`, broken: `${dan}${logon('B', 'DAN')}` },
  'NICK-01': { lawful: 'A> NICK\nA< :srv 431 * :x\n', broken: 'A> NICK\nA> NICK :\nA< :srv 431 * :x\n' },
  'NICK-02': { dialect: DEFAULTS, lawful: 'A> NICK #a\nA< :srv 432 * #a :x\n', broken: logon('A', '#a') },
  'NICK-03': {
    dialect: DEFAULTS,
    lawful: `${dan}B> NICK dan\nB< :srv 433 * dan :x\nB> USER u 0 * :r\nB> NICK bob\nB< WELCOME bob\n`,
    broken: `${dan}B> NICK dan\nB< :srv 433 * dan :x\nB> USER u 0 * :r\nB< WELCOME dan\n`,
  },
  'NICK-04': {
    lawful: `${dan}B> NICK dan\nB< :srv 433 * dan :x\n${end('A')}+3000\n${logon('C', 'dan')}`,
    broken: `${dan}B> NICK dan\nB< :srv 433 * dan :x\n${end('A')}+3000\nC> NICK dan\nC< :srv 433 * dan :x\n${end('B')}`,
  },
  'NICK-05': {
    dialect: DEFAULTS,
    lawful: `${dan}${bob}B> NICK dan\nB< :srv 433 bob dan :x\nC> NICK bob\nC< :srv 433 * bob :x\n`,
    broken: `${dan}${bob}B> NICK dan\nB< :srv 433 bob dan :x\n${logon('C', 'bob')}`,
  },
  'NICK-06': {
    lawful: `${dan}B> NICK dan\nB< :srv 433 * dan :x\n`,
    broken: `${dan}B> NICK dan\nB< :srv 433 * dan :x\nB< ERROR :x\nB close\n`,
  },
  'NICK-07': {
    lawful: `${dan}B> NICK dan\nB< :srv 433 * dan :x\n`,
    broken: `${dan}B> NICK dan\nA< ERROR :x\nA close\nB> USER u 0 * :r\nB< WELCOME dan\n`,
  },
  'NICK-08': {
    lawful: `${dan}A> NICK max\nA< :dan!u@h NICK :max\n${logon('B', 'dan')}`,
    broken: `${dan}A> NICK max\nA< :dan!u@h NICK :max\nB> NICK dan\nB< :srv 433 * dan :x\n`,
  },
  'NICK-09': {
    lawful: `${dan}A> NICK Dan\nA< :dan!u@h NICK :Dan\n`,
    broken: `${dan}A> NICK Dan\nA< :srv 433 dan Dan :x\n`,
  },
  'NICK-10': {
    lawful: `${dan}A> NICK max\nA< :dan!u@h NICK :max\nA> NICK eva\nA< :srv 438 max eva :x\n`,
    broken: `${dan}A> NICK max\nA< :srv 438 dan max :x\n`,
  },
  'NICK-11': {
    lawful: `${dan}A> NICK max\nA< :dan!u@h NICK :max\n`,
    broken: `${dan}A> NICK max\nA< :max!u@h NICK :max\n`,
  },
  'NICK-12': {
    lawful: `${dan}A> NICK max\nA< :dan!u@h NICK max\nA> PING t\nA< :srv PONG srv t\n`,
    broken: `${dan}A> NICK max\nA> PING t\nA< :srv PONG srv t\n`,
  },
  'NICK-13': { lawful: 'A> NICK dan\n', broken: 'A> NICK dan\nA< :dan!u@h NICK :dan\n' },
  'NICK-19': {
    lawful: `${dan}B> NICK dan\nB< :srv 433 * dan :x\n`,
    broken: `${dan}${bob}B> NICK dan\nB< :srv NOTICE bob :in use\nB> PING t\nB< :srv PONG srv t\n`,
  },
  'NICK-14': { lawful: `${dan}B> NICK dan\nB< :srv 433 * dan :x\n`, broken: `${dan}${logon('B', 'dan')}` },
  'NICK-15': { lawful: 'A> NICK dan\n', broken: 'A> NICK dan\nA< :srv 433 * dan :x\n' },
  'NICK-16': { lawful: logon('A', 'abcdefghi'), broken: logon('A', 'abcdefghij') },
  'REG-01': {
    lawful: dan,
    broken: 'A> NICK dan\nA< WELCOME dan\n',
  },
  'REG-02': {
    lawful: `A> NICK dan\nB> NICK dan\nA> USER u 0 * :r\nA< WELCOME dan\nB> USER u 0 * :r\nB< :srv 433 * dan :x\n`,
    broken: `A> NICK dan\nB> NICK dan\nA> USER u 0 * :r\nA< WELCOME dan\nB> USER u 0 * :r\nB< WELCOME dan\n`,
    dialect: { ...DEFAULTS, nick_hold: ['at_completion'] },
  },
  'REG-03': {
    lawful: `${dan}B> USER u 0 * :r\nB> NICK dan\nB< :srv 433 * dan :x\nB> NICK bob\nB< WELCOME bob\n`,
    broken: `${dan}B> USER u 0 * :r\nB> NICK dan\nB< :srv 433 * dan :x\nB> NICK bob\nB> NICK\nB< :srv 431 * :x\nB> USER u 0 * :r\nB< WELCOME bob\n`,
    dialect: DEFAULTS,
  },
  'REG-04': {
    lawful: `${dan}A> NICK max\nA< :dan!u@h NICK :max\n`,
    broken: `${dan}A> NICK max\nA< :dan!u@h NICK :max\nA< WELCOME max\n`,
  },
  'REG-05': {
    lawful: dan,
    broken: 'A> NICK dan\nA> USER u 0 * :r\nA< :srv 001 other :x\n',
    dialect: { welcome: ['rfc1459'] },
  },
  'REG-06': {
    lawful: dan,
    broken: 'A> NICK dan\nA> USER u 0 * :r\n+9000\nA> NICK\nA< :srv 431 dan :x\n',
  },
  'REG-07': {
    dialect: { welcome: ['modern'] },
    lawful: dan,
    broken: 'A> NICK dan\nA> USER u 0 * :r\nA< :srv 001 dan :x\nA< :srv 002 dan :x\n',
  },
  'PASS-01': {
    dialect: { ...DEFAULTS, server_password: ['required'] },
    password: 'right',
    lawful: `A> PASS wrong\nA> PASS right\n${dan}`,
    broken: `A> PASS right\nA> PASS wrong\n${dan}`,
  },
  'PASS-02': {
    password: 'right',
    lawful: `A> PASS right\n${dan}`,
    broken: `A> PASS wrong\n${dan}`,
  },
  'PASS-03': { lawful: 'A> PASS\nA< :srv 461 * PASS :x\n', broken: 'A> PASS\n' },
  'PASS-04': { lawful: `${dan}A> PASS x\nA< :srv 462 dan :x\n`, broken: `${dan}A> PASS x\n` },
  'PASS-05': {
    password: 'right',
    lawful: `A> PASS right\n${dan}`,
    broken: 'A> PASS right\nA> NICK dan\nA> USER u 0 * :r\nA< :srv 464 dan :x\nA< ERROR :x\nA close\n',
  },
  'PASS-06': {
    password: 'right',
    lawful: 'A> PASS wrong\nA> NICK dan\nA> USER u 0 * :r\nA< ERROR :x\nA close\n',
    broken: 'A> PASS wrong\nA> NICK dan\nA> USER u 0 * :r\nA close\n',
  },
  'PASS-07': { lawful: 'A> PASS x\n', broken: 'A> PASS x\nA< :srv 451 * :x\n' },
  'USER-01': {
    lawful: 'A> NICK dan\nA> USER u\nA< :srv 461 * USER :x\n',
    broken: 'A> NICK dan\nA> USER u\nA< WELCOME dan\n',
  },
  'USER-02': { lawful: 'A> USER u\nA< :srv 461 * USER :x\n', broken: 'A> USER u\n' },
  'USER-03': { lawful: `${dan}A> USER u 0 * :r\nA< :srv 462 dan :x\n`, broken: `${dan}A> USER u 0 * :r\n` },
  'USER-04': {
    lawful: 'A> USER u 0 * :r\nA> NICK dan\nA< WELCOME dan\n',
    broken: 'A> USER u 0 * :r\nA< :srv 451 * :x\n',
  },
  'QUIT-01': { lawful: 'A> QUIT\nA close\n', broken: 'A> QUIT\nA< :srv 451 * :x\n' },
  'QUIT-02': {
    lawful: `${dan}A> QUIT\nA> PING t\nA< ERROR :x\nA close\n`,
    broken: `${dan}A> QUIT\nA> PING t\nA< :srv PONG srv t\nA< ERROR :x\nA close\n`,
  },
  'QUIT-03': {
    lawful: `${dan}${end('A')}+3000\n${logon('B', 'dan')}`,
    broken: `${dan}${end('A')}+3000\nB> NICK dan\nB< :srv 433 * dan :x\n`,
  },
  'QUIT-04': {
    lawful: `${dan}A! reset\n+3000\n${logon('B', 'dan')}`,
    broken: `${dan}A! reset\n+3000\nB> NICK dan\nB< :srv 433 * dan :x\n`,
  },
  'CONN-02': {
    lawful: 'A>> NI\nB> NICK\nB< :srv 431 * :x\n',
    broken: 'A>> NI\nB> NICK\n',
  },
  'LIVE-03': {
    lawful: `${dan}A> PING x\nB> NICK\nB< :srv 431 * :x\nA< :srv PONG srv :x\n${end('A')}`,
    broken: `${dan}A> PING x\nB> NICK\nB< :srv 431 * :x\nA> QUIT\nB> NICK\nB< :srv 431 * :x\n`,
  },
  'TIME-01': {
    lawful: 'A> NICK\nA< :srv 431 * :x\n+3000\nA close\n',
    broken: 'A> NICK\nA< :srv 431 * :x\n+9000\nA> QUIT\nA< ERROR :x\nA close\n',
    timers: SHORT,
  },
  'TIME-02': {
    lawful: `${dan}B> NICK dan\nB< :srv 433 * dan :x\n+3000\nA< PING :srv\nA> PONG :srv\nB close\n`,
    broken: `${dan}B> NICK dan\nB< :srv 433 * dan :x\n+3000\nA< PING :srv\nA> PONG :srv\n+6000\nB> QUIT\nB< ERROR :x\nB close\n`,
    timers: SHORT,
  },
  'TIME-03': {
    lawful: 'A> NICK\nA< :srv 431 * :x\n+3000\nA close\n',
    broken: 'A> NICK\nA< :srv 431 * :x\n+1000\nA close\n',
    timers: SHORT,
  },
  'TIME-04': {
    lawful: `${dan}+3000\nA< PING :srv\nA> PONG :srv\nA> QUIT\nA< ERROR :x\nA close\n`,
    broken: `${dan}+9000\nA> QUIT\nA< ERROR :x\nA close\n`,
    timers: SHORT,
  },
  'TIME-05': {
    lawful: `${dan}+3000\nA< PING :srv\n+3000\nA< ERROR :x\nA close\n`,
    broken: `${dan}+3000\nA< PING :srv\n+3000\nA< PING :srv\n+6000\nA> QUIT\nA< ERROR :x\nA close\n`,
    timers: SHORT,
  },
  'TIME-06': {
    lawful: `${dan}+3000\nA< PING :srv\nA> PONG :srv\n+3000\nA< PING :srv\n+3000\nA< ERROR :x\nA close\n`,
    broken: `${dan}+3000\nA< PING :srv\nA> PONG :srv\n+3000\nA< ERROR :x\nA close\n`,
    timers: SHORT,
  },
  'TIME-07': {
    lawful: `${dan}+3000\nA< PING :srv\n+3000\nA< ERROR :x\nA close\n`,
    broken: `${dan}+3000\nA< PING :srv\n+1000\nA< ERROR :x\nA close\n`,
    timers: SHORT,
  },
  'TIME-08': {
    lawful: `${dan}+3000\nA< PING :srv\n+3000\nA< ERROR :x\nA close\n`,
    broken: `${dan}+6000\nA< ERROR :x\nA close\n`,
    timers: SHORT,
  },
  'TIME-09': {
    lawful: `A> NICK dan\n+3000\nA close\n+1500\n${logon('B', 'dan')}`,
    broken: 'A> NICK dan\n+3000\nA close\n+1500\nB> NICK dan\nB< :srv 433 * dan :x\n',
    timers: SHORT,
  },
  'TIME-10': {
    lawful: `${dan}B> NICK max\n+1000\nA> PING x\nA< :srv PONG srv x\n+1500\nB close\n`,
    broken: `${dan}B> NICK max\n+1000\nA> PING x\nA< :srv PONG srv x\n+1500\nB close\nA< ERROR :x\nA close\n`,
    timers: SHORT,
  },
  'TIME-11': {
    lawful: `${dan}+3000\nA< PING :srv\n`,
    broken: `${dan}+1200\nA> PING x\nA< :srv PONG srv x\n+1500\nA< PING :srv\n`,
    timers: SHORT,
  },
  'NICK-17': {
    lawful: `${dan}B> NICK dan\nB< :srv 433 * dan :x\n${end('B')}C> NICK dan\nC< :srv 433 * dan :x\n`,
    broken: `${dan}B> NICK dan\nB< :srv 433 * dan :x\n${end('B')}${logon('C', 'dan')}`,
  },
  'NICK-18': {
    lawful: `${dan}${bob}A> NICK max\nB> NICK max\nB< :bob!u@h NICK :max\nA< :srv 433 dan max :x\n`,
    broken: `${dan}${bob}A> NICK max\nB> NICK max\nB< :bob!u@h NICK :max\nA< :dan!u@h NICK :max\n`,
  },
  'LINE-01': {
    lawful: 'A>> NI\nA>> CK\\r\\n\nA< :srv 431 * :x\n',
    broken: 'A>> NI\nA>> CK\\r\\n\nA< :srv 421 * NI :x\nA< :srv 421 * CK :x\n',
  },
  'LINE-02': {
    lawful: 'A>> NICK\\r\\nUSER\\r\\n\nA< :srv 431 * :x\nA< :srv 461 * USER :x\n',
    broken: 'A>> NICK\\r\\nUSER\\r\\n\nA< :srv 431 * :x\n',
  },
  'LINE-03': {
    lawful: `${dan}A> FROB :${'r'.repeat(600)} NICK\nA< :srv 417 dan :x\n`,
    broken: `${dan}A> FROB :${'r'.repeat(504)}NICK\nA< :srv 421 dan FROB :x\nA< :srv 431 dan :x\n`,
  },
  'LINE-04': {
    lawful: 'A>> NICK\\r\\nUSER\\r\\n\nA< :srv 431 * :x\nA< :srv 461 * USER :x\n',
    broken: 'A>> NICK\\r\\nUSER\\r\\n\nA< :srv 461 * USER :x\nA< :srv 431 * :x\n',
  },
  'LINE-07': {
    lawful: `${dan}A>> FROB a\\0b\\r\\nPING t\\r\\n\nA< :srv 421 dan FROB :x\nA< :srv PONG srv t\n`,
    broken: `${dan}A>> FROB a\\0b\\r\\nPING t\\r\\n\n`,
  },
  'LINE-05': { lawful: 'A>> NICK\\n\nA< :srv 431 * :x\n', broken: 'A>> NICK\\n\n' },
  'LINE-09': {
    lawful: 'A>> PI\nB> NICK\nB< :srv 431 * :x\nA> NG\n',
    broken: `${bob}A>> PI\nB> NICK eva\nB< :srv 421 bob PINICK :x\n`,
  },
  'LINE-08': {
    lawful: 'A>> NICK dan\\r\\nUSER u 0 * :r\\r\\n\nA< WELCOME dan\n',
    broken: 'A>> NICK dan\\r\\n\nA< :srv 432 * dan :x\n',
  },
  'CONN-03': {
    lawful: `${dan}A> FROB\nA< :srv 421 dan FROB :x\nA> PING t\nA< :srv PONG srv t\n`,
    broken: `${dan}A> FROB\nA< :srv 421 dan FROB :x\nA> PING t\nA> NICK\nA> QUIT\n`,
  },
  'LINE-06': {
    lawful: 'A> USER  u 0 * :r\nA> NICK dan\nA< WELCOME dan\n',
    broken: 'A> NICK  dan\nA< :srv 431 * :x\n',
  },
  'CONN-01': { lawful: dan, broken: `${dan}A< ERROR :x\nA close\n` },
  'PING-01': { lawful: `${dan}A> PING t\nA< :srv PONG srv t\n`, broken: `${dan}A> PING t\nA< :srv PONG t\n` },
  'PING-02': { lawful: `${dan}A> PING t\nA< :srv PONG srv t\n`, broken: `${dan}A> PING t\n` },
  'PING-03': { lawful: `${dan}A> PING\nA< :srv 409 dan :x\n`, broken: `${dan}A> PING\n` },
  'PONG-01': { lawful: `${dan}A> PONG t\n`, broken: `${dan}A> PONG t\nA< :srv 421 dan PONG :x\n` },
  'CMD-01': { lawful: 'A> JOIN #x\nA< :srv 451 * :x\n', broken: 'A> JOIN #x\nA< :srv 403 * #x :x\n' },
  'CMD-02': { lawful: `${dan}A> FROB\nA< :srv 421 dan FROB :x\n`, broken: `${dan}A> FROB\n` },
  'REPLY-01': {
    lawful: `${dan}A> NICK\nA< :srv 431 dan :x\n`,
    broken: `${dan}A> NICK\nA< :srv 431 eva :x\n`,
  },
  'REPLY-02': { lawful: 'A> NICK\nA< :srv 431 * :x\n', broken: 'A> NICK\nA< :srv 431 eva :x\n' },
  'REPLY-10': { lawful: 'A> USER\nA< :srv 461 * USER :x\n', broken: 'A> USER\nA< :srv 461 USER :x\n' },
  'REPLY-03': { lawful: 'A> NICK\nA< :srv 431 * :x\n', broken: 'A> NICK\nA< 431 * :x\n' },
  'REPLY-04': {
    lawful: dan,
    broken: 'A> NICK dan\nA> USER u 0 * :r\nA< :srv 1 dan :x\n',
    dialect: { welcome: ['rfc1459'] },
  },
  'REPLY-05': { lawful: 'A> USER\nA< :srv 461 * USER :x\n', broken: 'A> USER\nA< :srv 461 * :x\n' },
  'REPLY-06': {
    lawful: `${dan}${bob}A> PING t\nA< :srv PONG srv t\n`,
    broken: `${dan}${bob}A> PING t\nB< :srv PONG srv t\n`,
  },
  'REPLY-07': { lawful: 'A> USER\nA< :srv 461 * USER :x\n', broken: 'A> USER\nA< :srv 431 * :x\n' },
  'REPLY-08': { lawful: 'A> USER\nA< :srv 461 * USER :x\n', broken: 'A> USER\n' },
  'REPLY-09': { lawful: 'A> NICK dan\n', broken: 'A> NICK dan\nA< :srv 431 dan :x\n' },
  'DIALECT-01': {
    lawful: 'A> NICK\nA< :srv 431 * :x\nA> NICK\nA< :srv 431 * :x\n',
    broken: 'A> NICK\nA< :srv 431 * :x\nA> NICK\nA< :srv 461 * NICK :x\n',
  },
  'DIALECT-02': {
    dialect: { nick_missing: ['431'] },
    lawful: 'A> NICK\nA< :srv 431 * :x\n',
    broken: 'A> NICK\nA< :srv 461 * NICK :x\n',
  },
};
