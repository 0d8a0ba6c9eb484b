import type { Fault } from './faults.ts';

/** Mistakes of OPER and KILL. They show where the server has an operator. */
export const OPER_FAULTS = {
  'oper-granted-in-silence': {
    mistake: 'The operator is told by a change of mode, which others see, and not by 381.',
    seen: 'no 381 behind a right OPER',
  },
  'wrong-oper-password-accepted': {
    mistake: 'Of a password only as many characters are compared as the right one has.',
    seen: '381 for the right password with an x behind it',
  },
  'bare-oper-unanswered': {
    mistake: 'An OPER with too few parameters is dropped before anything is said of it.',
    seen: 'no 461 for OPER',
  },
  'operator-status-leaks-to-next-connection': {
    mistake: 'The slot of a closed connection is used again without its privileges being cleared.',
    seen: 'a client that never said OPER kills another one, once an operator has left',
  },
  'operator-status-goes-with-nick': {
    mistake: 'Who is an operator is kept by nick, and a nick that is given up stays in the list.',
    seen: 'who takes the nick that an operator had kills others',
  },
  'operator-lost-by-rename': {
    mistake: 'Who is an operator is kept by nick, and a change of nick does not change the list.',
    seen: '481 for an operator that has changed its nick',
  },
  'anyone-kills': {
    mistake: 'KILL does not ask who sends it.',
    seen: 'a client that is no operator puts another one out',
  },
  'kill-refused-in-silence': {
    mistake: 'Who is no operator is refused without a word.',
    seen: 'no 481 for KILL',
  },
  'kill-without-effect': {
    mistake: 'KILL is passed on to other servers, and not carried out here.',
    seen: 'the client is neither told nor closed, and goes on',
  },
  'killed-client-goes-on': {
    mistake: 'The client is told, and closed when the list of the killed is gone through a while later.',
    seen: 'replies to what a client sends that was killed',
  },
  'kill-leaves-nick-taken': {
    mistake: 'KILL closes the socket and leaves the entry of the nick in the registry.',
    seen: '433 for the nick of a client that was killed',
  },
  'kill-closes-the-killer': {
    mistake: 'What is closed behind KILL is the connection that the line came on, too.',
    seen: 'the operator is closed with who it killed',
  },
  'kill-closes-two': {
    mistake: 'The list of clients is shortened while it is walked, and the next one is closed as well.',
    seen: 'another registered client is closed with who was killed',
  },
  'kill-matches-before-rename': {
    mistake: 'The history of nicks is looked at first, and those that have the nick now only then.',
    seen: 'a KILL of a nick puts out who had it before, though somebody else has it now',
  },
  'kill-unknown-unanswered': {
    mistake: 'A nick that nobody has is passed on to other servers, and nobody is told.',
    seen: 'no 401 for a KILL of a nick that nobody has',
  },
  'bare-kill-unanswered': {
    mistake: 'A KILL without a nick is dropped before anything is said of it.',
    seen: 'no 461 for KILL from an operator',
  },
  'nick-delay-after-quit': {
    mistake: 'Every nick whose client has left is held back, as if it had been killed.',
    seen: '437 for the nick of a client that has quit',
  },
} as const satisfies Readonly<Record<string, Fault>>;
