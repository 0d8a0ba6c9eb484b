import { answeredWith, takenFor, together, tolerating, unanswered } from './relax.ts';
import type { Rule } from './rule.ts';

/** Rules of how a client learns of IRCX (draft-pfenning-irc-extensions-04 5.6, 5.7, 5.9). */
export const IRCX_RULES: readonly Rule[] = [
  {
    id: 'IRCX-01',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.9',
    sentence: 'A server with IRCX answers MODE ISIRCX with 800 before registration.',
    cause: 'MODE is refused before its parameter is looked at.',
    relaxation: together(unanswered(['MODE.isircx']), answeredWith(['MODE.isircx'], ['451', '421', '461'])),
  },
  {
    id: 'IRCX-02',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.6, 5.7 (800)',
    sentence: 'A server with IRCX answers IRCX and ISIRCX with 800.',
    cause: 'The commands are not in the table of those that such a client may send.',
    relaxation: together(
      unanswered(['IRCX', 'ISIRCX']),
      answeredWith(['IRCX', 'ISIRCX'], ['421', '461', '462']),
    ),
  },
  {
    id: 'IRCX-03',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.6, 5.7, 9.1 (the state)',
    sentence: 'IRCX switches IRCX on, ISIRCX and MODE ISIRCX only ask, and 800 tells which of both is so.',
    cause: 'All of them lead to one handler that switches it on, or the state that is told is a constant.',
    relaxation: together(
      tolerating('mode'),
      takenFor(['IRCX'], () => ({ input: 'ISIRCX' })),
      takenFor(['ISIRCX', 'MODE.isircx'], () => ({ input: 'IRCX' })),
    ),
  },
];
