import type { Fault } from './faults.ts';

/** Mistakes of IRCX and its AUTH, and others that servers which speak it were known for. */
export const IRCX_FAULTS = {
  'isircx-switches-mode': {
    mistake: 'ISIRCX and IRCX are one function.',
    seen: '800 with state 1 for ISIRCX, without an IRCX before it',
  },
  'ircx-does-not-switch': {
    mistake: 'IRCX tells what there is and switches nothing.',
    seen: '800 with state 0 for IRCX',
  },
  'isircx-unanswered': {
    mistake: 'Only who has switched IRCX on is told of it.',
    seen: 'no 800 for ISIRCX and for MODE ISIRCX without an IRCX before it',
  },
  'auth-unanswered-after-nick': {
    mistake: 'AUTH is for the first message, and is dropped in silence once a nick was named.',
    seen: 'no answer to AUTH behind NICK',
  },
  'auth-dropped-by-refused-nick': {
    mistake: 'A NICK that is in use clears the exchange.',
    seen: '910 for the right response, after a 433 in the exchange',
  },
  'auth-login-lost-by-refused-nick': {
    mistake: 'A NICK that is in use clears the identity.',
    seen: 'AUTH is carried out, and no 909 told, after success and 433',
  },
  'auth-login-leaks-to-next-connection': {
    mistake: 'The identity of a closed connection stays in its slot.',
    seen: '909 for the first AUTH of a connection',
  },
  'auth-context-shared': {
    mistake: 'There is one current exchange for all connections.',
    seen: 'a response authenticates a connection that has begun nothing, and one that another has begun anew is refused',
  },
  'auth-wrong-accepted': {
    mistake: 'The account is looked up, and what proves that it is the client’s is not looked at.',
    seen: 'AUTH success with a wrong password',
  },
  'auth-right-refused': {
    mistake: 'The server keeps 14 bytes of each password.',
    seen: '910 for a right password of more than 14 bytes',
  },
  'auth-unknown-package-910': {
    mistake: 'A package that is not there is a failure to authenticate.',
    seen: '910 in place of 912',
  },
  'auth-bad-sequence-ignored': {
    mistake: 'What is none of the three sequences is dropped in silence.',
    seen: 'no 900 for AUTH NTLM X',
  },
  'auth-abort-keeps-exchange': {
    mistake: 'AUTH with an asterisk is answered and the exchange left open.',
    seen: 'AUTH success for a response that comes behind the 910',
  },
  'auth-response-without-exchange-accepted': {
    mistake: 'Where no exchange is open there is nothing to compare a response with.',
    seen: 'AUTH success, as anonymous, for a response of which no exchange was begun',
  },
  'auth-repeated-login-accepted': {
    mistake: 'Nobody looks whether a client has authenticated already.',
    seen: 'AUTH is carried out, and no 909 told, after success',
  },
  'auth-after-registration-accepted': {
    mistake: 'Nobody looks whether a client is registered.',
    seen: 'AUTH is carried out, and no 462 told, after 001',
  },
  'auth-failure-blocks-registration': {
    mistake: 'The registration waits for an authentication that has failed.',
    seen: 'no 001 after a 910',
  },
  'auth-package-not-named': {
    mistake: 'AUTH lines are written as numerics are, with whom they are for in the first place.',
    seen: 'AUTH * S or AUTH dan S in place of AUTH NTLM S',
  },
  'auth-names-another': {
    mistake: 'The success is written before the identity is stored where all connections have theirs.',
    seen: 'AUTH success names who has authenticated before',
  },
  'auth-missing-data-461': {
    mistake: 'AUTH counts the data among the parameters that it needs.',
    seen: '461 for AUTH ANON I and for AUTH NTLM I',
  },
  'auth-arity-unchecked': {
    mistake: 'AUTH with too few parameters is dropped before anything is said of it.',
    seen: 'no 461 for AUTH NTLM',
  },
  'auth-failure-deafens': {
    mistake: 'The mark of a failed authentication is never cleared, and who has it is not answered.',
    seen: 'no answer to AUTH behind a 910 for a wrong password',
  },
  'tab-decoded-as-bell': {
    mistake: 'In the data of AUTH the escape of TAB is read as BEL.',
    seen: '910 for the right password of an account whose name has nine bytes',
  },
  'comma-not-decoded': {
    mistake: 'In the data of AUTH the escape of COMMA is not known, and left as it is.',
    seen: '910 for a right password that has a comma, or 44 bytes',
  },
  'nick-change-counted-from-logon': {
    mistake: 'The NICKs of a logon count as changes of the nick.',
    seen: '438 for the first change of a client that had to name a second nick to log on',
  },
  'generated-nick': {
    mistake: 'Who has sent USER and no NICK is given a nick.',
    seen: '001 with a nick such as IC0000:0a, straight after USER',
  },
} as const satisfies Readonly<Record<string, Fault>>;
