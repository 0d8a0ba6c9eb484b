import { FREE, OWNED, RESERVED, USER, inherited } from '../phrases.ts';
import type { Evidence } from '../servers.ts';
import { at, inOrder } from '../situation.ts';

/** Items about registration, nicks, PING, and the length of lines. */
export const REGISTRATION: Readonly<Record<string, Evidence>> = {
  '1': {
    server: 'password',
    shows: [
      inOrder(
        at('first', /^PASS \{password\}/),
        at('password-right', FREE),
        at('named', USER),
        at('registered', /^/),
      ),
    ],
  },
  '2': {
    server: 'password',
    shows: [inOrder(at('first', FREE), at('named password-none', USER), at('turned-away', /^/))],
  },
  '3': {
    server: 'password',
    shows: [
      inOrder(at('first', /^PASS wrong/), at('password-wrong', FREE), at('named password-wrong', USER)),
    ],
  },
  '4': {
    server: 'password',
    shows: [
      inOrder(
        at('password-none', FREE),
        at('password-none named', USER),
        at('turned-away', /^PASS \{password\}/),
      ),
    ],
  },
  '5': { server: 'plain', shows: [inOrder(at('registered', /^/))] },
  '6': { server: 'plain', shows: [inOrder(at('registered', /^QUIT/))] },
  '8': { server: 'plain', shows: [inOrder(at('unregistered !user', OWNED), at('refused !user', USER))] },
  '9': {
    server: 'plain',
    shows: [inOrder(at('unregistered !user !named', RESERVED), at('refused !named !user', USER))],
  },
  '10': { server: 'plain', shows: [inOrder(at('unregistered !user', /^USER \S+ \S+ \S+ :$/))] },
  '11': { server: 'plain', shows: [inOrder(at('unregistered !user', /^USER u 0 \* :[\x80-\xff]+/))] },
  '27': { server: 'plain', shows: [inOrder(at('registered', OWNED), at('registered', /^NICK$/))] },
  '28': {
    server: 'plain',
    shows: [
      inOrder(at('', /^NICK .*<owned by \d, respelled>/)),
      inOrder(at('registered', /^NICK .*<own, respelled>/)),
      inOrder(at('registered', /^NICK .*<own>/)),
    ],
  },
  '29': {
    server: 'plain',
    shows: [
      inOrder(at('unregistered !named', /^NICK \* /), at('unregistered !named user', /^/)),
      inOrder(at('unregistered !named', /^NICK \* /), at('registered', /^/)),
    ],
  },
  '30': {
    server: 'plain',
    shows: [inOrder(at('unregistered !named', /^NICK :$/), at('unregistered !named user', /^/))],
  },
  '31': { server: 'plain', shows: [inherited('NICK when registered')] },
  '32': {
    server: 'plain',
    shows: [inherited('QUIT when registered>'), inherited('QUIT when registered, respelled>')],
  },
  '33': { server: 'plain', shows: [inherited('QUIT when registering')] },
  '34': { server: 'plain', shows: [inOrder(at('registered', FREE), at('registered', /^/))] },
  '92': { server: 'plain', shows: [inOrder(at('registered', /^PING t\d/))] },
  '93': { server: 'plain', shows: [inOrder(at('registered', /^PING$/))] },
  '94': { server: 'plain', shows: [inOrder(at('registered', /^PING :$/))] },
  '95': { server: 'plain', shows: [inOrder(at('registered', /^/))] },
  B1: { server: 'plain', shows: [inOrder(at('registered', /^XYZZY :.{503,504}$/))] },
  B3: { server: 'plain', shows: [inOrder(at('registered', /^XYZZY :.{504,}$/))] },
};
