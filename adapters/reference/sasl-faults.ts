import type { Fault } from './faults.ts';

/** Mistakes of authentication, and of others that get in its way. */
export const SASL_FAULTS = {
  '433-aborts-sasl': {
    mistake: 'A NICK that is in use clears the exchange.',
    seen: '904 for the right response, after a 433 in the exchange',
  },
  '433-logs-out': {
    mistake: 'A NICK that is in use clears the account.',
    seen: 'no 907 after 903 and 433',
  },
  'nick-aborts-sasl': {
    mistake: 'NICK clears the exchange.',
    seen: '904 for the right response, after NICK in the exchange',
  },
  'user-aborts-sasl': {
    mistake: 'USER clears the exchange.',
    seen: '904 for the right response, after USER in the exchange',
  },
  'cap-line-aborts-sasl': {
    mistake: 'Any CAP clears the exchange.',
    seen: '904 for the right response, after CAP LIST in the exchange',
  },
  'login-leaks-to-next-connection': {
    mistake: 'The account of a closed connection stays in its slot.',
    seen: '907 for the first AUTHENTICATE of a connection',
  },
  'exchange-shared': {
    mistake: 'There is one current exchange for all connections.',
    seen: 'a response logs in a connection that has begun nothing',
  },
  'login-of-another': {
    mistake: 'Success is booked on the connection that began last.',
    seen: '900 and 903 to a connection that has sent no response',
  },
  'sasl-mechanism-unanswered': {
    mistake: 'The server waits for the response and does not ask for it.',
    seen: 'no AUTHENTICATE + after AUTHENTICATE PLAIN',
  },
  'sasl-any-mechanism-taken': {
    mistake: 'Whatever mechanism is named, PLAIN is spoken.',
    seen: 'AUTHENTICATE + for a mechanism that is not on offer',
  },
  'chunk-400-final': {
    mistake: 'A response is what stands in one line.',
    seen: '904 for the first 400 bytes of a right response',
  },
  'chunk-800-final': {
    mistake: 'The buffer holds 800 bytes, and a full one is taken for a response.',
    seen: '903 before the + that ends a response of 800 bytes',
  },
  'plus-after-400-aborts': {
    mistake: 'A + behind a full piece is taken for giving up.',
    seen: '906 for the + that ends a response of 400 bytes',
  },
  'chunks-not-joined': {
    mistake: 'A further piece replaces the one before it.',
    seen: '904 for a right response of more than 400 bytes',
  },
  'sasl-abort-keeps-exchange': {
    mistake: 'AUTHENTICATE * is answered and the exchange left open.',
    seen: '903 for a response that comes behind the 906',
  },
  'sasl-abort-unanswered': {
    mistake: 'AUTHENTICATE * ends the exchange without a word.',
    seen: 'no 906',
  },
  'sasl-retry-refused': {
    mistake: 'The mark of a failed authentication is never cleared.',
    seen: '904 for AUTHENTICATE PLAIN after a 904',
  },
  'sasl-failure-unanswered': {
    mistake: 'A failed authentication ends the exchange without a word.',
    seen: 'no 904 for a wrong password',
  },
  'sasl-failure-blocks-registration': {
    mistake: 'The registration waits for an authentication that has failed.',
    seen: 'no 001 after a 904',
  },
  'wrong-sasl-password-accepted': {
    mistake: 'As many bytes are compared as were given.',
    seen: '903 for a password that lacks its last byte',
  },
  'plain-nul-counting': {
    mistake: 'A PLAIN response with one NUL is read as one without an authzid.',
    seen: '903 for a response with one NUL',
  },
  'plain-third-nul-ignored': {
    mistake: 'A PLAIN response is read up to the third NUL and no further.',
    seen: '903 for a response with three NULs',
  },
  'empty-sasl-password-accepted': {
    mistake: 'An empty password is taken for one that need not be checked.',
    seen: '903 for a name without a password',
  },
  'bad-base64-accepted': {
    mistake: 'What is no base64 is skipped, and the rest decoded.',
    seen: '903 for a right response with other characters in it',
  },
  'too-long-unanswered': {
    mistake: 'A parameter of more than 400 bytes is dropped in silence.',
    seen: 'no 905',
  },
  '903-missing': { mistake: 'A login is told, and the end of the exchange is not.', seen: '900 alone' },
  '900-missing': { mistake: 'The end of the exchange is told, and the login is not.', seen: '903 alone' },
  '900-names-nick': {
    mistake: 'RPL_LOGGEDIN holds the nick in the place of the account.',
    seen: '900 dan dan!u@host dan',
  },
  'sasl-logs-on': {
    mistake: 'Who has logged in is taken for registered.',
    seen: '001 before CAP END, after 903',
  },
  'sasl-claims-nick': {
    mistake: 'A login gives the client the account’s name for a nick.',
    seen: '001 with the account’s name',
  },
  '907-after-failure': {
    mistake: 'An exchange that has ended counts as a login.',
    seen: '907 for AUTHENTICATE PLAIN after a 904',
  },
  'scram-proof-unchecked': {
    mistake: 'The nonce of SCRAM’s last message is looked at, and the proof is not.',
    seen: 'a login with a wrong password',
  },
  'scram-nonce-unchecked': {
    mistake: 'The challenge is looked up by the nonce that the client names, among those of all connections.',
    seen: 'a login with the answer to another connection’s challenge',
  },
  'scram-signature-wrong': {
    mistake: 'The server signs with the key that it checks the client by.',
    seen: 'v=… that does not prove the server',
  },
  'scram-early-success': {
    mistake: 'The login is told together with the server’s signature.',
    seen: '900 and 903 before the client’s last +',
  },
  'open-exchange-lost-at-end': {
    mistake: 'A registration that completes clears the exchange without a word.',
    seen: '001 without a 906, and 904 for the response',
  },
  'authenticate-bare-unanswered': {
    mistake: 'AUTHENTICATE without a parameter is dropped in silence.',
    seen: 'no 461',
  },
} as const satisfies Readonly<Record<string, Fault>>;
