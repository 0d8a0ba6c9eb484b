import { CAP_FAULTS } from './cap-faults.ts';
import { CONTEXT_FAULTS } from './context-faults.ts';
import { DEADLY_FAULTS } from './deadly-faults.ts';
import { DEPARTURE_FAULTS } from './departure-faults.ts';
import { IRCX_FAULTS } from './ircx-faults.ts';
import { OPER_FAULTS } from './oper-faults.ts';
import { SASL_FAULTS } from './sasl-faults.ts';
import { TIMER_FAULTS } from './timer-faults.ts';

/**
 * Realistic mistakes that the server can be told to make, each a switch that is off unless named: what the code does
 * wrong, and how a client notices.
 */
export interface Fault {
  readonly mistake: string;
  readonly seen: string;
}

export const FAULTS = {
  'refused-nick-granted': {
    mistake: 'A NICK that is in use is refused and stored all the same.',
    seen: '433, then USER gives 001 with the refused nick',
  },
  'no-recheck-at-001': {
    mistake: 'NICK looks at registered owners only, and completing the registration looks at nobody.',
    seen: 'two connections are both given 001 with one nick',
  },
  'case-not-folded': {
    mistake: 'The nicks are kept by their exact bytes.',
    seen: 'Dan and dan are both given 001',
  },
  'wrong-fold-table': {
    mistake: 'The nicks are folded by another casemapping than the one that 005 names.',
    seen: 'a[ and a{ are one nick where they are two, or two where they are one',
  },
  'old-nick-kept-after-rename': {
    mistake: 'A rename takes the new nick and does not give the old one back.',
    seen: '433 for a nick that was renamed away from',
  },
  'ghost-after-quit': {
    mistake: 'QUIT of a registered client leaves its nick in the registry.',
    seen: '433 for the nick of a client that has quit',
  },
  'ghost-after-drop': {
    mistake: 'Only QUIT frees a nick; the end of the connection does not.',
    seen: '433 for the nick of a client whose socket is closed',
  },
  'ghost-after-rst': {
    mistake: 'An error on the connection closes the socket, and nothing else.',
    seen: '433 for the nick of a client whose connection was reset',
  },
  'ghost-after-fin': {
    mistake: 'The end of what a client sends is not taken for its leaving.',
    seen: '433 for the nick of a client that has shut down; its connection stays open',
  },
  'ghost-of-unregistered': {
    mistake: 'Only registered clients are tidied up when their connection is lost.',
    seen: '433 for a nick that a connection had named which is gone, without having registered',
  },
  'late-release': {
    mistake: 'Nicks are freed by a janitor that comes by some seconds later.',
    seen: '433 for the nick of a client that has long left',
  },
  'two-quits-at-once-skip-one': {
    mistake: 'The list of those that have quit is shortened while it is walked.',
    seen: 'of two clients that quit at the same time one is never closed',
  },
  'unregistered-quit-keeps-nick': {
    mistake: 'A connection that leaves before it was registered keeps the nick that it had named.',
    seen: '433 for a nick that only a connection that has quit had named',
  },
  'refused-nick-stays-reserved': {
    mistake: 'The refused claimant is queued up behind the owner and inherits the nick.',
    seen: '433 for a nick whose owner has left, once somebody was refused it',
  },
  'release-by-name': {
    mistake: 'A refused claimant that leaves takes the owner’s entry out of the registry.',
    seen: '001 for a nick that a registered client still has',
  },
  'loser-kills-owner': {
    mistake: 'An unregistered claimant is refused, and the owner thrown out as well.',
    seen: 'the claimant gets 433, the registered owner ERROR and a close',
  },
  'owner-dropped-on-refused-rename': {
    mistake: 'The nick that a client is renamed to is cleared first, and then found to be taken.',
    seen: 'a registered claimant gets 433, the owner ERROR and a close',
  },
  'rename-check-then-act': {
    mistake:
      'A rename asks whether the nick is free, waits for the answer, and takes the nick without asking again.',
    seen: 'two clients that rename at the same time both get the nick',
  },
  'registration-check-then-act': {
    mistake: 'So does a registration that completes, and NICK before it looks at registered owners only.',
    seen: 'two connections that complete at the same time both get 001 with one nick',
  },
  'user-lost-after-433': {
    mistake: 'A NICK that is in use makes the server forget USER.',
    seen: 'USER, NICK (433), NICK of a free nick: no 001 follows',
  },
  'password-skipped-after-433': {
    mistake: 'A NICK that is in use marks the password as checked.',
    seen: '001 without the password after a 433',
  },
  'nick-lost-after-433': {
    mistake: 'A registered client that is refused a nick loses the one that it has.',
    seen: 'numerics name it *, and another client can take its nick',
  },
  '433-missing': {
    mistake: 'A NICK that is in use is dropped in silence.',
    seen: 'no reply to NICK of an owned nick',
  },
  '433-kills-claimant': {
    mistake: 'A NICK that is in use ends the claimant’s connection.',
    seen: '433, then ERROR and a close',
  },
  'reply-to-wrong-connection': {
    mistake: '433 for the rename of a registered client is written to the nick’s owner.',
    seen: 'the claimant hears nothing, the owner an unasked 433',
  },
  'own-case-change-refused': {
    mistake: 'A client that respells its own nick is taken for somebody else.',
    seen: '433 for NICK DAN from dan',
  },
  'malformed-nick-accepted': {
    mistake: 'No nick is looked at before it is taken.',
    seen: '001 with #x or * as the nick',
  },
  'bare-nick-unanswered': {
    mistake: 'NICK without a parameter is dropped in silence.',
    seen: 'no 431 and no 461',
  },
  'first-nick-echoed': {
    mistake: 'The first NICK is announced like a rename.',
    seen: 'a NICK line before registration',
  },
  'rename-not-echoed': {
    mistake: 'A rename is carried out and not confirmed.',
    seen: 'no NICK line, and later numerics name the new nick',
  },
  'echo-from-new-nick': {
    mistake: 'The source of the NICK line is made after the rename.',
    seen: ':new!user@host NICK :new',
  },
  'wrong-target-after-rename': {
    mistake: 'Numerics go to the nick that the client registered with.',
    seen: 'after a rename numerics name the old nick',
  },
  '001-twice': {
    mistake: 'Every successful NICK asks whether the registration is complete, also after it was.',
    seen: 'a second welcome burst after a rename',
  },
  '001-without-user': {
    mistake: 'The registration is complete when a nick is there.',
    seen: '001 straight after NICK',
  },
  'welcome-cut-short': { mistake: 'The welcome burst leaves out 003.', seen: '001 002 004' },
  'bare-user-accepted': {
    mistake: 'USER does not count its parameters.',
    seen: 'NICK and USER without parameters give 001',
  },
  'bare-user-unanswered': {
    mistake: 'A USER with too few parameters is dropped before anything is said of it.',
    seen: 'no 461 for USER',
  },
  'user-before-nick-refused': {
    mistake: 'NICK and USER are taken in one order only.',
    seen: '451 for a USER that comes before NICK',
  },
  'refused-user-clears-nick': {
    mistake: 'A USER with too few parameters makes the server forget NICK.',
    seen: 'NICK, USER (461), USER: no 001 follows',
  },
  'user-accepted-after-registration': {
    mistake: 'A registered client may send USER again.',
    seen: 'no 462',
  },
  'pass-accepted-after-registration': {
    mistake: 'A registered client may send PASS again.',
    seen: 'no 462',
  },
  'bare-pass-unanswered': {
    mistake: 'A PASS without a password is passed over in silence.',
    seen: 'no 461 for PASS',
  },
  'pass-refused-and-kept': {
    mistake: 'Every PASS is told that it comes too late, and what it holds is kept all the same.',
    seen: '462 for the first PASS',
  },
  'wrong-password-unsaid': {
    mistake: 'Who has the wrong password is thrown out without a word.',
    seen: 'a close, with no 464 and no ERROR before it',
  },
  'wrong-password-accepted': {
    mistake: 'It is enough that some password was given.',
    seen: '001 with a wrong password',
  },
  'password-first-accepted': {
    mistake: 'Of several passwords it is enough that any one was right.',
    seen: '001 although the PASS that counts was wrong',
  },
  'any-cookie-accepted': {
    mistake: 'Any PONG answers the server’s PING (a profile with a PING before 001).',
    seen: '001 after a PONG with a wrong token',
  },
  'prereg-command-executed': {
    mistake: 'Commands that need registration are carried out before it.',
    seen: 'JOIN gives 403 and not 451 before 001',
  },
  'unknown-command-unanswered': {
    mistake: 'Unknown commands are dropped in silence.',
    seen: 'no 421 for a registered client',
  },
  'lower-case-command-unknown': {
    mistake: 'Commands are compared by their exact bytes.',
    seen: '421 for ping',
  },
  'ping-unanswered-when-registered': {
    mistake: 'PING is answered before registration only.',
    seen: 'no PONG',
  },
  'bare-ping-unanswered': {
    mistake: 'A PING without a token is passed over in silence.',
    seen: 'no 409 and no 461 for PING',
  },
  'ping-token-lost': {
    mistake: 'PONG holds the server’s name in place of the token.',
    seen: 'PING abc gives PONG server server',
  },
  'numeric-not-padded': { mistake: 'Numerics are written as numbers.', seen: '1 in place of 001' },
  'numeric-without-source': {
    mistake: 'Numerics lack the server’s name.',
    seen: '001 nick :Welcome without a source',
  },
  'welcome-target-asterisk': {
    mistake: 'The welcome burst is made before the connection counts as registered.',
    seen: '001 * in place of 001 nick',
  },
  'acts-after-quit': {
    mistake: 'QUIT does not end the work on the lines that came with it.',
    seen: 'replies to commands that stand behind QUIT',
  },
  'quit-without-close': {
    mistake: 'QUIT is answered and the socket left open.',
    seen: 'ERROR, and no close',
  },
  'empty-line-answered': { mistake: 'An empty line is an unknown command.', seen: '421 for an empty line' },
  'split-line-lost': {
    mistake: 'What one read returns is taken for whole lines.',
    seen: 'a line that arrives in two pieces becomes two unknown commands',
  },
  'slow-reader-blocks-all': {
    mistake:
      'One loop reads all connections, waits for the rest of a line that was begun, and misses what arrives meanwhile.',
    seen: 'nobody else is answered while one connection stops in the midst of a line',
  },
  'reply-order-swapped': {
    mistake: 'Of the replies that wait to be written the errors are written first.',
    seen: 'PING and an unknown command in one write: 421, then PONG',
  },
  'second-pipelined-line-lost': {
    mistake: 'Only the first line of what one read returns is looked at.',
    seen: 'NICK and USER in one write give no 001',
  },
  'line-remainder-run-as-command': {
    mistake: 'What stands behind 510 bytes of a line is taken for the next line.',
    seen: 'a command hidden behind 510 bytes is answered',
  },
  'state-inherited-by-next-connection': {
    mistake: 'The slot of a closed connection is used again without being cleared.',
    seen: 'NICK alone gives 001 after somebody else has left',
  },
  'unknown-count-leaks': {
    mistake: 'A connection that leaves before registration is still counted.',
    seen: '253 grows and never falls',
  },
  ...DEPARTURE_FAULTS,
  ...CAP_FAULTS,
  ...SASL_FAULTS,
  ...IRCX_FAULTS,
  ...TIMER_FAULTS,
  ...OPER_FAULTS,
  ...DEADLY_FAULTS,
  ...CONTEXT_FAULTS,
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;

/** Each fault, on or off. */
export type Faults = Readonly<Record<FaultName, boolean>>;

export function switchOn(names: readonly string[]): Faults {
  const switches = Object.keys(FAULTS).map((name) => [name, names.includes(name)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has the keys of the table
  return Object.fromEntries(switches) as Faults;
}
