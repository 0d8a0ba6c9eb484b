import type { Fault } from './faults.ts';

/** Mistakes that end the server, or lame it for some or for all. */
export const DEADLY_FAULTS = {
  'crash-on-bare-NICK': {
    mistake: 'NICK reads its first parameter before it counts them.',
    seen: 'the process ends with exit code 1',
  },
  'crash-on-bare-AUTHENTICATE': {
    mistake: 'AUTHENTICATE reads its first parameter before it counts them.',
    seen: 'the process ends with exit code 1',
  },
  'crash-on-nick-in-use-during-sasl': {
    mistake: 'A NICK that is in use frees the exchange, and the next AUTHENTICATE goes on with it.',
    seen: 'the process ends with exit code 1 at the response behind a 433',
  },
  'silent-stop-on-login-after-433': {
    mistake: 'Who logs in after it was refused a nick is taken for a client that the services have lost.',
    seen: 'exit code 0, and nothing in the log',
  },
  'crash-on-vanished-claimant': {
    mistake: 'When an owner leaves, whoever was refused its nick last is told, be that client gone or not.',
    seen: 'the process ends with exit code 1 when the owner leaves after the claimant',
  },
  'crash-on-data-after-quit': {
    mistake: 'QUIT frees the session, and the line behind it in the same write is looked up there.',
    seen: 'the process ends with exit code 1',
  },
  'killed-by-write-to-vanished-client': {
    mistake: 'Nobody minds the signal that a write to a connection which was reset brings.',
    seen: 'the process ends by a signal when a client that is registered resets',
  },
  'silent-stop-on-quit-after-433': {
    mistake: 'A client that was refused its nick and gives up is taken for the last one.',
    seen: 'exit code 0, and nothing in the log',
  },
  'stop-with-a-word-on-lost-nick': {
    mistake:
      'An unregistered client that drops its connection with a nick reserved is an inconsistency that ends the server.',
    seen: 'a line in the log, and exit code 0',
  },
  'listener-lost-on-early-reset': {
    mistake: 'A connection that is reset before its first byte is taken for an error of the listener.',
    seen: 'connection refused, while older connections go on',
  },
  'descriptors-leak-after-433': {
    mistake:
      'The socket of a client that leaves after it was refused a nick is never closed: there is room for 24 of them.',
    seen: 'new connections are accepted and never answered, while older ones are',
  },
  'deaf-after-second-refusal': {
    mistake: 'A client that is refused a nick twice in a row leaves a lock behind.',
    seen: 'connections are accepted and nobody is answered',
  },
  'busy-after-fin': {
    mistake: 'A registered client’s connection that ends without QUIT stays ready to be read for ever.',
    seen: 'a processor core at 100 % with no work to do',
  },
  'neighbour-starved-after-refused-quit': {
    mistake:
      'A client that leaves after it was refused a nick is taken from the list in a way that skips the one behind it for good.',
    seen: 'one connection is never answered any more',
  },
  'collision-table-full': {
    mistake: 'Each nick that is ever refused is kept in a table of 200 places that nobody clears.',
    seen: 'the process ends with exit code 1, after many collisions',
  },
  'silent-stop-after-collisions': {
    mistake: 'The 40th refused nick ends the process in an orderly way, with no word in the log.',
    seen: 'every connection is closed; exit code 0',
  },
  'listener-lost-after-collisions': {
    mistake: 'The 40th refused nick closes the listening socket.',
    seen: 'connection refused, while older connections go on',
  },
  'deaf-after-collisions': {
    mistake: 'From the 40th refused nick on nothing that arrives is read.',
    seen: 'connections are accepted and nobody is answered',
  },
  'busy-after-collisions': {
    mistake: 'The 40th refused nick starts a loop that never ends.',
    seen: 'a processor core at 100 % with no work to do',
  },
} as const satisfies Readonly<Record<string, Fault>>;
