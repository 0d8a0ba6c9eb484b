import { mayAskForPassword } from './password.ts';
import type { Step } from '../relaxation.ts';
import { answeredWith, isRegistered, regionsOf, takenFor, unanswered, withRegions } from './relax.ts';
import type { Rule } from './rule.ts';

const unregistered = (step: Step): boolean => !isRegistered(step);
const COMPLETING = ['NICK.', 'USER.', 'COMPLETE', 'PONG.cookie', 'PASS.'];

/** The ways of an input as if a password that is asked for had been the other one: wrong for right, right for wrong or none. */
const asIf =
  (password: 'right' | 'wrong') =>
  ({ session, table, world }: Step, reading: Parameters<NonNullable<Rule['relaxation']['ways']>>[1]) => {
    const regions = regionsOf(table, session.configuration);
    const isOther = regions !== null && (regions.password === 'right') === (password === 'wrong');
    if (!mayAskForPassword(world) || !isOther || !COMPLETING.some((name) => reading.input.startsWith(name)))
      return [];
    return table
      .cell(withRegions(table, regions, { password }), reading.input, reading.claim)
      .filter(
        ({ actions }) => actions.includes('001') || actions.includes('close') || actions.includes('464'),
      );
  };

/** Rules of PASS. */
export const PASS_RULES: readonly Rule[] = [
  {
    id: 'PASS-01',
    grade: 'must',
    clause: 'RFC 1459 4.1.1',
    sentence:
      'Of several PASS one counts, and always the same one: the last, or as some servers have it the first.',
    cause: 'Any right password that was ever sent is remembered, or a right one is forgotten.',
    relaxation: takenFor(['PASS.right', 'PASS.wrong'], ({ input }, { session, table }) => {
      const password = regionsOf(table, session.configuration)?.password;
      if (password === undefined || password === 'none') return null;
      return { input: input === 'PASS.right' ? 'PASS.wrong' : 'PASS.right' };
    }),
  },
  {
    id: 'PASS-02',
    grade: 'must',
    clause: 'RFC 1459 4.1.1, Modern IRC PASS (464)',
    sentence: 'Nobody is welcomed without the password that the server asks for.',
    cause: 'The password is not compared, or the result is not looked at when the registration completes.',
    relaxation: { ways: asIf('right') },
  },
  {
    id: 'PASS-03',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 6.1 (461), Modern IRC PASS',
    sentence: 'PASS without a password is answered with 461.',
    cause: 'The parameter is used before it is known to be there, or its absence is passed over in silence.',
    relaxation: unanswered(['PASS.missing'], unregistered),
  },
  {
    id: 'PASS-04',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 4.1.1, Modern IRC PASS (462)',
    sentence: 'PASS from a registered client is answered with 462.',
    cause: 'The password is stored again, or the command dropped in silence.',
    relaxation: unanswered(['PASS.'], isRegistered),
  },
  {
    id: 'PASS-05',
    grade: 'must',
    clause: 'RFC 1459 4.1.1',
    sentence: 'The right password, sent first, is not refused.',
    cause: 'What is compared is cut, folded or keeps the colon.',
    relaxation: { ways: asIf('wrong') },
  },
  {
    id: 'PASS-07',
    grade: 'must',
    clause: 'RFC 1459 4.1.1, RFC 2812 3.1.1',
    sentence: 'A PASS that comes in time is not answered.',
    cause: 'PASS is acknowledged, or asked for in another order.',
    relaxation: answeredWith(['PASS.right', 'PASS.wrong'], ['451', '461', '462', '464'], unregistered),
  },
];

/** What a refusal for the password comes down to where nothing is said: it looks like a registration that never completes. */
export const SILENT_PASS_RULES: readonly Rule[] = [
  {
    id: 'PASS-06',
    grade: 'must',
    habit: true,
    clause: 'Modern IRC PASS (at least one of 464 and ERROR)',
    sentence: 'A client that is refused for its password is told so.',
    cause: 'The connection is closed, or left waiting, without a word.',
    relaxation: {
      // An operator's password is another one.
      ways: (_step, { input }, lawful) =>
        lawful
          .filter(
            ({ actions }) =>
              (actions.includes('464') && !input.startsWith('OPER.')) || actions.join() === 'ERROR,close',
          )
          .map((refusal) => ({
            ...refusal,
            actions: refusal.actions.filter((action) => action === 'close'),
          })),
    },
  },
];
