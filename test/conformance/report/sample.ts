import type { Divergence, Report } from '../../../conformance/report/report.ts';
import { planOf } from '../toy-server.ts';

/** Where one stands who never speaks of capabilities or accounts. */
const BESIDE = ['connection.connected.capabilities.none', 'idle'];
const FRESH = ['connection.connected.registration.registered.nick.fresh', ...BESIDE];

/** A refused nick that is granted all the same, as a report tells it. */
export const refusedNick: Divergence = {
  id: 'K7Q2',
  rule: 'NICK-03',
  grade: 'must',
  sentence: 'A refused NICK gives no nick.',
  clause: 'RFC 1459 1.2, Modern IRC NICK (https://modern.ircdocs.horse/#nick-message)',
  cause:
    'The nick is stored before the collision check, and 433 does not undo it. Look where NICK is handled: reply 433, then return before assigning.',
  met: 12,
  seen: { times: 5, of: 5 },
  shrunk: { from: { acts: 41, connections: 6 }, to: { acts: 4, connections: 2 } },
  transcript: [
    { ms: 0, connection: 'A', kind: 'open', text: 'opens a connection', note: '' },
    { ms: 0, connection: 'A', kind: 'sent', text: 'NICK alice', note: 'A claims alice' },
    { ms: 1, connection: 'A', kind: 'sent', text: 'USER a 0 * :a', note: '' },
    { ms: 3, connection: 'A', kind: 'received', text: ':irc.test 001 alice :Welcome', note: 'A owns alice' },
    { ms: 5, connection: 'B', kind: 'sent', text: 'NICK alice', note: 'B has no nick' },
    {
      ms: 6,
      connection: 'B',
      kind: 'received',
      text: ':irc.test 433 * alice :Nickname is already in use',
      note: '',
    },
    { ms: 8, connection: 'B', kind: 'sent', text: 'USER b 0 * :b', note: 'B still has no nick' },
    { ms: 10, connection: 'B', kind: 'received', text: ':irc.test 001 alice :Welcome', note: '' },
    { ms: 11, connection: 'B', kind: 'closed', text: 'the server closed the connection', note: '' },
  ],
  at: 7,
  path: [
    {
      line: 1,
      connection: 'A',
      transitions: [
        'connected.registration.registering.nick.unset NICK.free / claim → connected.registration.registering.nick.provisional',
      ],
      standing: {
        A: [
          'connection.connected.registration.registering.password.none',
          'connection.connected.registration.registering.nick.provisional',
          'connection.connected.registration.registering.user.unset',
          ...BESIDE,
        ],
      },
    },
    {
      line: 2,
      connection: 'A',
      transitions: [
        'connected.registration.registering.user.unset USER.valid → connected.registration.registering.user.given',
        'connected.registration.registering always / own, 001, 002, 003, 004, 005, endOfMotd → connected.registration.registered',
        'connected.registration.registered.nick.arriving always → connected.registration.registered.nick.fresh',
      ],
      standing: { A: FRESH },
    },
    {
      line: 4,
      connection: 'B',
      transitions: [
        'connected.registration.registering.nick.unset NICK.owned / 433 → connected.registration.registering.nick.refused',
      ],
      standing: {
        A: FRESH,
        B: [
          'connection.connected.registration.registering.password.none',
          'connection.connected.registration.registering.nick.refused',
          'connection.connected.registration.registering.user.unset',
          ...BESIDE,
        ],
      },
    },
    {
      line: 6,
      connection: 'B',
      transitions: [
        'connected.registration.registering.user.unset USER.valid → connected.registration.registering.user.given',
      ],
      standing: {
        A: FRESH,
        B: [
          'connection.connected.registration.registering.password.none',
          'connection.connected.registration.registering.nick.refused',
          'connection.connected.registration.registering.user.given',
          ...BESIDE,
        ],
      },
    },
  ],
  allowed: [
    { what: 'silence', why: 'B waits for another NICK' },
    { what: '451 * …', why: 'the server reminds B to register' },
    { what: 'ERROR, then close', why: 'the server gives up on B' },
  ],
  came: { what: '001 alice', why: 'two connections now have the nick alice' },
  under: [],
  plan: planOf('A NICK {ns}e | USER a 0 * :a', 'B NICK {ns}e', 'B USER b 0 * :b'),
};

/** A rule of the lesser grade, whose line never came, met in a race, under another rule set aside. */
const { path: _path, ...pathless } = refusedNick;
export const noReminder: Divergence = {
  ...pathless,
  id: 'M31A',
  rule: 'REG-11',
  grade: 'should',
  sentence: 'A command that needs registration is answered 451.',
  seen: { times: 2, of: 20 },
  transcript: refusedNick.transcript.slice(0, 2),
  at: 2,
  allowed: [{ what: '451 * …', why: 'JOIN needs a registered connection' }],
  came: { what: 'silence', why: 'nothing came within 5 s' },
  under: ['FORM-02'],
};

export const conforming: Report = {
  schema: 1,
  tool: { name: 'nick-collider', version: '0.1.0' },
  target: 'irc://localhost:6667',
  server: { name: 'irc.test', version: 'testd-1.0' },
  seed: 8_127_733,
  again: "check --command './ircserv {port} {password}' --seed 8127733 --runs 402",
  verdict: 'conforms',
  interrupted: false,
  elapsedMs: 30_012,
  plans: 402,
  sessions: 1_455,
  collisions: 2_918,
  undecided: {},
  divergences: [],
  unreported: [],
  notes: [],
  kept: '.nick-collider',
  dialect: {
    settled: { casemapping: 'rfc1459', server_password: 'none', 'nick_missing@registered': '431' },
    open: [
      { choice: 'nick_too_fast', values: ['off', '438'], rules: [] },
      {
        choice: 'nick_hold@registered_claimant',
        values: ['reserve', 'kill_holder'],
        rules: ['NICK-07', 'NICK-08'],
      },
    ],
  },
  coverage: {
    taken: { 'nick.unset NICK': 12, 'nick.held NICK': 0 },
    missed: ['cookie.asked PONG'],
    unreachable: 7,
  },
};

export const diverging: Report = {
  ...conforming,
  target: "--command './ircserv {port} {password}'",
  verdict: 'diverges',
  undecided: { 'the search was cut off': 2, 'a torn connection': 1 },
  divergences: [refusedNick, noReminder],
};
