import { DROP, readCommand } from '../../model/command.ts';
import type { Authentication, Operation, Package, Token } from '../../model/world.ts';

/**
 * A line as an operation of a connection, sent when nothing had happened yet: `PONG cookie` answers what the server asked, and
 * `PASS right` has its password; `OPER root right` is an operator. An empty line stands for the end of the connection. What AUTHENTICATE says is told by
 * `authenticationIn`.
 */
export function operationOf(line: string, connection: number, change: Partial<Operation> = {}): Operation {
  const command = line === '' ? DROP : readCommand(line);
  return {
    connection,
    command,
    sent: 0,
    heard: 0,
    event: 0,
    part: 0,
    cookie: line === 'PONG cookie' ? 'last' : null,
    right: line === 'PASS right' || line === 'OPER root right',
    named: line.startsWith('OPER root '),
    authentication: command.kind === 'AUTHENTICATE' ? authenticationIn(command.params[0] ?? '') : null,
    token: command.kind === 'AUTH' ? tokenIn(command.params[2] ?? '') : null,
    quiet: 0,
    lag: 0,
    released: 0,
    dropped: 0,
    quit: 0,
    held: false,
    starved: false,
    unread: false,
    survived: false,
    odd: false,
    ...change,
  };
}

/** A full piece of a response, and one with which there is more of it than every server takes. */
export const PIECE = 'A'.repeat(400);
export const ONE_TOO_MANY = 'B'.repeat(400);
/** No piece at all: it is too long for that. */
export const TOO_LONG = 'A'.repeat(401);

const PROOFS: Readonly<Record<string, Partial<Authentication>>> = {
  right: { plain: 'alice', scramFinal: 'alice' },
  bobs: { plain: 'bob', scramFinal: 'bob' },
  first: { scramFirst: { name: 'alice', isKnown: true } },
  loose: { loosely: 'alice' },
  stranger: { scramFirst: { name: 'eva', isKnown: false } },
  [ONE_TOO_MANY]: { total: 1600 },
  '+': { total: 0, isBase64: true },
};

/**
 * What AUTHENTICATE with this parameter says: `right` proves to be alice and `bobs` to be bob, by PLAIN and as SCRAM's last message; `loose` is nearly the right response;
 * `first` is SCRAM's first message of alice, and `stranger` that of somebody whom the server does not know. Anything else proves
 * nothing, and is base64 or not.
 */
function authenticationIn(parameter: string): Authentication {
  return {
    size: parameter.length,
    total: parameter.length,
    isBase64: /^[A-Za-z0-9+/=]*$/.test(parameter),
    plain: null,
    loosely: null,
    scramFirst: null,
    scramFinal: null,
    ...PROOFS[parameter],
  };
}

/** What brings every input of CAP about, where these are on offer. */
export const CAPABILITIES: ReadonlyMap<string, string | null> = new Map([
  ['away-notify', null],
  ['cap-notify', null],
  ['sasl', 'PLAIN,SCRAM-SHA-256'],
]);
export const CAP_LINES = [
  'CAP',
  'CAP :',
  'CAP FOO',
  'CAP ACK :sasl',
  'CAP LS',
  'CAP LS 302',
  'CAP LIST',
  'CAP REQ',
  'CAP REQ :',
  'CAP REQ :sasl',
  'CAP REQ :-sasl',
  'CAP REQ :away-notify sasl',
  'CAP REQ :-cap-notify',
  'CAP REQ :sasl nick-collider/unknown',
  'CAP END',
];

/** What brings every input of OPER and KILL about, where there are nicks a and b. */
export const OPER_LINES = [
  'OPER',
  'OPER root',
  'OPER root right',
  'OPER root wrong',
  'OPER nobody right',
  'KILL',
  'KILL a',
  'KILL a :',
  'KILL a :x',
  'KILL b :x',
  'KILL c :x',
];

/** What brings every input of AUTHENTICATE about. */
export const SASL_LINES = [
  'AUTHENTICATE',
  'AUTHENTICATE PLAIN',
  'AUTHENTICATE SCRAM-SHA-256',
  'AUTHENTICATE EXTERNAL',
  'AUTHENTICATE NONSENSE',
  'AUTHENTICATE *',
  'AUTHENTICATE +',
  'AUTHENTICATE right',
  'AUTHENTICATE bobs',
  'AUTHENTICATE wrong',
  'AUTHENTICATE loose',
  'AUTHENTICATE first',
  'AUTHENTICATE stranger',
  'AUTHENTICATE !',
  `AUTHENTICATE ${PIECE}`,
  `AUTHENTICATE ${ONE_TOO_MANY}`,
  `AUTHENTICATE ${TOO_LONG}`,
];

/** What the data of an AUTH are: `right` proves to be alice, `stale` does so perhaps, `opens` asks for a challenge. */
function tokenIn(data: string): Token {
  const proves = /^(right|stale|a..b)$/.test(data) ? 'alice' : null;
  return { proves, sure: data !== 'stale', opens: data === 'opens' };
}

/** Packages of each kind. */
export const PACKAGES: readonly Package[] = [
  { name: 'NTLM', kind: 'challenge' },
  { name: 'BASIC', kind: 'credentials' },
  { name: 'ANON', kind: 'anonymous' },
  { name: 'DPA', kind: 'foreign' },
];

/** What brings every input of IRCX about, where these are listed. */
export const IRCX_LINES = [
  'MODE ISIRCX',
  'ISIRCX',
  'IRCX',
  'AUTH',
  'AUTH NTLM',
  'AUTH NTLM X',
  'AUTH NTLM I :opens x',
  'AUTH NONSENSE I',
  'AUTH ANON I',
  'AUTH NTLM I opens',
  'AUTH NTLM I opens more',
  'AUTH NTLM S right',
  'AUTH NTLM S a\\tb',
  'AUTH NTLM S stale',
  'AUTH NTLM S wrong',
  'AUTH NTLM S',
  'AUTH NTLM *',
  'AUTH BASIC I right',
  'AUTH BASIC I a\\cb',
  'AUTH BASIC I wrong',
  'AUTH BASIC S x',
  'AUTH DPA I x',
  'AUTH DPA S x',
];
