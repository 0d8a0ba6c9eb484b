import { fold } from '../../../model/casemapping.ts';
import { END, FREE, OWNED, USER, inherited } from '../phrases.ts';
import { KNOWN, type Evidence } from '../servers.ts';
import { at, atOnce, inOrder, isNickOf } from '../situation.ts';
import type { Moment } from '../trail.ts';

/** Items that no test of irctest asserts. */
export const UNASSERTED: Readonly<Record<string, Evidence>> = {
  X1: {
    server: 'plain',
    shows: [
      inOrder(at('unregistered user', USER)),
      inOrder(at('registered', USER)),
      inOrder(at('registered', /^PASS \S/)),
    ],
  },
  X2: {
    server: 'plain',
    shows: [
      inOrder(at('unregistered !named', /^(?:JOIN|PRIVMSG|WHOIS) /)),
      inOrder(at('unregistered named', /^(?:JOIN|PRIVMSG|WHOIS) /)),
    ],
  },
  X3: {
    server: 'plain',
    shows: [/^NICK$/, /^NICK \d\{ns\}/, /^NICK #\{ns\}/, /^NICK \{ns\}a!b/, /^NICK \{ns\}[lLm]{11,}/].flatMap(
      (line) => [inOrder(at('unregistered', line)), inOrder(at('registered', line))],
    ),
  },
  X4: {
    server: 'plain',
    shows: [
      inOrder(
        at('unregistered !user', OWNED),
        at('refused', USER),
        at('refused user', FREE),
        at('registered', /^/),
      ),
      inOrder(at('unregistered user', OWNED), at('refused user', FREE), at('registered', /^/)),
    ],
  },
  X5: {
    server: 'plain',
    shows: [/^USER$/, /^USER u$/, /^USER u 0 \*$/, /^PASS$/].map((line) => inOrder(at('unregistered', line))),
  },
  X6: {
    server: 'plain',
    shows: ['half-close', 'close', 'reset'].flatMap((how) => [
      inherited(`${how} when registering`),
      inherited(`${how} when registered`),
    ]),
  },
  X7: {
    server: 'plain',
    shows: [
      inOrder(at('unregistered named !user', FREE), at('unregistered named', USER), at('registered', /^/)),
      inOrder(at('unregistered !named !user', USER), at('user !named', USER), at('user !named', FREE)),
      inOrder(at('first', USER), at('user', FREE), at('registered', /^/)),
    ],
  },
  X8: {
    server: 'plain',
    shows: [
      atOnce((one, other) => one.line.includes('<free') && isNickOf(other, one) && isSame(one, other)),
      atOnce((one, other) => isNickOf(one, other) && isNickOf(other, one)),
      atOnce((one, other) => isNickOf(one, other) && other.line.includes('<free')),
    ],
  },
  X9: {
    server: 'plain',
    shows: [inOrder(at('', /^NICK \S*[[\]\\{}|]\S* <owned by \d, respelled>/))],
  },
  X10: { server: 'plain', shows: [inOrder(at('unregistered', OWNED))] },
  X11: {
    server: 'sasl',
    shows: [
      inOrder(at('unregistered !negotiating !ended', END)),
      inOrder(at('registered', END)),
      inOrder(at('unregistered', /^CAP (?:NEW|DEL) /)),
      inOrder(at('negotiating', /^CAP LS/)),
      inOrder(at('negotiating', /^QUIT/)),
      inOrder(at('opened', /^QUIT/)),
      inOrder(at('negotiating !opened', /^\((?:half-close|close|reset)\)/)),
      inOrder(at('opened', /^\((?:half-close|close|reset)\)/)),
    ],
  },
  X12: {
    server: 'plain',
    shows: [inOrder(at('unregistered', /^PONG x$/)), inOrder(at('registered', FREE), at('registered', FREE))],
  },
  X13: {
    server: 'plain',
    shows: [
      inOrder(at('unregistered', /^QUIT/)),
      inOrder(at('left', /^(?:PING|NICK|USER)/)),
      inOrder(at('unregistered', FREE), at('unregistered named !user', /^QUIT/)),
    ],
  },
  X14: { server: 'plain', shows: [inOrder(at('unregistered', OWNED), at('', OWNED), at('', FREE))] },
};

function isSame(one: Moment, other: Moment): boolean {
  return nickIn(one) === nickIn(other);
}

function nickIn({ line }: Moment): string {
  return fold(line.split(' ')[1] ?? '', KNOWN.casemapping);
}
