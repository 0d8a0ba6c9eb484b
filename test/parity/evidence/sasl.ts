import { ACCOUNTS } from '../../../adapters/reference/accounts.ts';
import {
  END,
  FREE,
  GARBLED,
  LOGGED_IN,
  PLAIN,
  RIGHT,
  SCRAM,
  USER,
  chunked,
  failing,
  inTwoAccounts,
  loggedIn,
  response,
} from '../phrases.ts';
import type { Evidence } from '../servers.ts';
import { at, either, inOrder } from '../situation.ts';

/** Items about SASL. */
export const SASL: Readonly<Record<string, Evidence>> = {
  '36': { server: 'sasl', shows: [inOrder(at('', /^CAP LS 302/), at('', /^CAP REQ/)), loggedIn] },
  '37': { server: 'sasl', shows: failing('wrong') },
  '38': {
    server: 'sasl',
    shows: ACCOUNTS.flatMap(({ password }, index) =>
      /[^\0-\x7f]/.test(password)
        ? [inOrder(at('plain', new RegExp(`^AUTHENTICATE \\{plain:account${index + 1}\\}$`)), LOGGED_IN)]
        : [],
    ),
  },
  '39': { server: 'sasl', shows: [loggedIn] },
  '40': { server: 'sasl', shows: [inOrder(at('sasl-on !opened', /^AUTHENTICATE NICK-COLLIDER$/))] },
  '41': { server: 'sasl', shows: chunked(500) },
  '42': { server: 'sasl', shows: chunked(800) },
  '43': { server: 'sasl', shows: [inOrder(at('plain', /^AUTHENTICATE A{401,}$/))] },
  '44': {
    server: 'sasl',
    shows: [inOrder(...Array.from({ length: 4 }, () => at('plain', /^AUTHENTICATE A{400}$/)))],
  },
  '45': { server: 'sasl', shows: chunked(400) },
  '46': {
    server: 'sasl',
    shows: [
      inOrder(
        ...SCRAM,
        at('scram challenged', /^AUTHENTICATE \{scram:account\d:final\}$/),
        at('scram proven', /^AUTHENTICATE \+$/),
        LOGGED_IN,
      ),
    ],
  },
  '47': {
    server: 'sasl',
    shows: [inOrder(...SCRAM, at('scram', /^AUTHENTICATE \{scram:wrong\d:final\}$/), at('failed', /^/))],
  },
  '48': { server: 'sasl', shows: [inOrder(at('plain', /^AUTHENTICATE \*$/), at('aborted', /^/))] },
  '49': { server: 'sasl', shows: [inOrder(at('plain', GARBLED), at('failed', /^/))] },
  '50': { server: 'sasl', shows: failing('empty-account') },
  '51': { server: 'sasl', shows: failing('empty-password') },
  '52': { server: 'sasl', shows: failing('other') },
  '53': {
    server: 'sasl',
    shows: [
      inOrder(
        at('unregistered !sasl-on', PLAIN),
        at('unregistered !sasl-on named user', END),
        at('!negotiating', /^/),
      ),
    ],
  },
  '56-58': { server: 'sasl', shows: [...failing('nul-in'), ...failing('three-nuls')] },
  '59': {
    server: 'sasl',
    shows: [
      either(
        inOrder(at('plain opened', FREE), at('plain opened', USER), at('plain opened', RIGHT), LOGGED_IN),
        inOrder(at('plain opened', USER), at('plain opened', FREE), at('plain opened', RIGHT), LOGGED_IN),
      ),
    ],
  },
  '60': {
    server: 'sasl',
    shows: [inOrder(at('plain opened', /^(?:NICK|USER) \S/), at('plain opened named user', END))],
  },
  '61': {
    server: 'sasl',
    shows: [inOrder(at('plain', GARBLED), at('failed', PLAIN), at('plain', RIGHT), LOGGED_IN)],
  },
  '62': {
    server: 'sasl',
    shows: [inOrder(at('plain', response('wrong')), at('failed', PLAIN), at('plain', RIGHT), LOGGED_IN)],
  },
  '63': {
    server: 'sasl',
    shows: [inOrder(at('registered sasl-on !logged-in', PLAIN), at('registered plain', RIGHT), LOGGED_IN)],
  },
  '64': { server: 'sasl', shows: [inTwoAccounts('registered')] },
  '65': { server: 'sasl', shows: [inTwoAccounts('unregistered')] },
  '103-106': {
    server: 'sasl',
    shows: [
      inOrder(
        at('negotiating named user !logged-in', PLAIN),
        at('plain', RIGHT),
        at('logged-in named', /^NICK/),
      ),
      inOrder(at('negotiating user plain', RIGHT), at('logged-in user negotiating', USER)),
    ],
  },
};
