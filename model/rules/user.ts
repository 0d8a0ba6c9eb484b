import { answeredWith, isRegistered, isSilent, regionsOf, takenFor, together, unanswered } from './relax.ts';
import type { Rule } from './rule.ts';
import type { Step } from '../relaxation.ts';

const unregistered = (step: Step): boolean => !isRegistered(step);

/** Rules of USER. */
export const USER_RULES: readonly Rule[] = [
  {
    id: 'USER-01',
    grade: 'must',
    clause: 'RFC 1459 6.1 (461), Modern IRC USER',
    sentence: 'USER with fewer than four parameters does not count.',
    cause: 'The parameters are not counted.',
    relaxation: takenFor(['USER.missing'], () => ({ input: 'USER.valid' })),
  },
  {
    id: 'USER-02',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 6.1 (461), Modern IRC USER',
    sentence: 'USER with fewer than four parameters is answered with 461.',
    cause: 'The command is dropped before anything is said of it.',
    relaxation: unanswered(['USER.missing'], unregistered),
  },
  {
    id: 'USER-03',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 4.1.3, RFC 2812 3.1.3, Modern IRC USER (462)',
    sentence: 'USER from a registered client is answered with 462.',
    cause: 'The command is carried out again, or dropped in silence.',
    relaxation: unanswered(['USER.'], isRegistered),
  },
  {
    id: 'USER-04',
    grade: 'must',
    clause: 'RFC 1459 4.1.3, RFC 2812 3.1 and 3.1.3',
    sentence:
      'USER with four parameters is accepted before registration, in silence, with or without a nick.',
    cause: 'NICK and USER are taken in one order only, or USER is acknowledged.',
    relaxation: together(answeredWith(['USER.valid'], ['451', '461', '462', '464'], unregistered), {
      ways: ({ session, table }, reading, lawful) =>
        reading.input === 'USER.valid' && regionsOf(table, session.configuration)?.user === 'unset'
          ? lawful.filter(isSilent).map((silent) => ({ ...silent, next: session.configuration }))
          : [],
    }),
  },
];
