import type { Fault } from './faults.ts';

/** Mistakes over the contexts of logons with AUTH, of which there are so many and no more. Each ends the server in time. */
export const CONTEXT_FAULTS = {
  'refused-logon-context-freed': {
    mistake:
      'A NICK that is in use ends the logon and frees its context while the exchange is open and the connection still holds the handle; the end of the connection frees it once more.',
    seen: 'AUTH behind a 433 in the exchange meets no context (an exception in the log, exit code 1) or another client’s; later two clients have one',
  },
  'refused-logon-context-kept': {
    mistake:
      'A NICK that is in use ends the logon and forgets the handle of its context without freeing it, if no exchange is open; who finds no context left returns as if told to stop.',
    seen: 'after as many 433 as there are contexts (behind AUTH success, or without AUTH where such logons have one): every connection is closed, exit code 0, and nothing in the log',
  },
  'repeated-auth-exhausts': {
    mistake:
      'AUTH that begins anew takes another context and forgets the handle of the first; who finds no context left returns as if told to stop.',
    seen: 'after as many AUTH I within exchanges as there are contexts: every connection is closed, exit code 0, and nothing in the log',
  },
} as const satisfies Readonly<Record<string, Fault>>;
