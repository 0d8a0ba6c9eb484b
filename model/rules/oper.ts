import { connectedIn } from '../connected.ts';
import { killed } from '../phase.ts';
import { plain } from '../reading.ts';
import type { Relaxation, RelaxedWay, Step } from '../relaxation.ts';
import type { Table, Way } from '../table.ts';
import { isMarked, mark } from './marks.ts';
import { answeredWith, isRegistered, takenFor, together, unanswered, way, withConnected } from './relax.ts';
import type { Rule } from './rule.ts';

type Privileges = 'user' | 'operator';

/** What a registered client may do; null for one that is not registered. */
function privilegesOf({ session, table }: Step): Privileges | null {
  const registered = connectedIn(table.keyOf(session.configuration))?.registration.registered;
  return typeof registered === 'object' ? (registered['privileges'] as Privileges) : null;
}

const isOperator = (step: Step): boolean => privilegesOf(step) === 'operator';
const isUser = (step: Step): boolean => privilegesOf(step) === 'user';

/** The configuration of a registered client that may do this. */
function allowed(table: Table, configuration: number, privileges: Privileges): number {
  const registered = connectedIn(table.keyOf(configuration))?.registration.registered;
  if (typeof registered !== 'object') return configuration;
  const registration = { registered: { ...registered, privileges } };
  return withConnected(table, configuration, { registration }) ?? configuration;
}

/** What an operator's KILL would do, from somebody who is none, and stays so. */
function asOperator({ session, table }: Step, input: Parameters<Table['cell']>[1]): readonly Way[] {
  const operator = allowed(table, session.configuration, 'operator');
  return table
    .cell(operator, input, 'free')
    .map((taken) => (taken.next === operator ? { ...taken, next: session.configuration } : taken));
}

const isKill = (input: string): boolean => input.startsWith('KILL.') && input !== 'KILL.early';
const kills = ({ actions }: Way): boolean => actions.includes('kill holder');

/** A wrong OPER that is granted, whatever is said of it. */
const wrongGranted: Relaxation = together(
  takenFor(['OPER.wrong', 'OPER.stranger'], () => ({ input: 'OPER.right' })),
  {
    ways: ({ table }, { input }, lawful) =>
      input === 'OPER.wrong' || input === 'OPER.stranger'
        ? lawful.map((refusal) => ({ ...refusal, next: allowed(table, refusal.next, 'operator') }))
        : [],
  },
);

/** Somebody does what is for operators, after another connection became one. */
const anothers: Relaxation = {
  ways: (step, { input }, lawful) => {
    const { connection, world } = step;
    if (input === 'OPER.right')
      return lawful.map((granted) => ({ ...granted, mark: mark('operator', connection) }));
    const isAnother = world.sessions.some((_, c) => c !== connection && isMarked(world, 'operator', c));
    return isAnother && isUser(step) && isKill(input) ? asOperator(step, input) : [];
  },
};

/** A change of nick after which an operator is none. */
const lostByRename: Relaxation = {
  ways: (step, _reading, lawful) =>
    isOperator(step)
      ? lawful
          .filter(({ actions }) => actions.includes('claim'))
          .map((renaming) => ({ ...renaming, next: allowed(step.table, renaming.next, 'user') }))
      : [],
};

/** A KILL that is not carried out, and a client that goes on. */
const spared: Relaxation = {
  ways: ({ session, table }, { input, holder }, lawful) => [
    ...lawful.filter(kills).flatMap((killing): readonly RelaxedWay[] => [
      { ...killing, actions: [], mark: mark('spared', holder) },
      { ...killing, actions: ['401'], mark: mark('spared', holder) },
    ]),
    ...(input === 'KILL.mine' && lawful.some(({ next }) => next === killed(table))
      ? [way(session.configuration, [])]
      : []),
  ],
};

/** One that is closed some time after it was killed, and goes on until then. */
const closedLater: Relaxation = {
  ...spared,
  readings: ({ world, connection, session, operation }) =>
    operation === null && isMarked(world, 'spared', connection) ? [plain('EXPIRE', session.nick)] : [],
  ignores: ({ message }) => message?.command === 'KILL',
};

/** The nick of somebody who was killed stays taken. */
const staysTaken: Relaxation = {
  ways: ({ world, session }, { input, holder }, lawful) =>
    lawful
      .filter((taken) => kills(taken) || (input === 'KILL.mine' && taken.actions.includes('close')))
      .map((killing) => {
        const nick = (input === 'KILL.mine' ? session : world.sessions[holder])?.nick ?? '';
        return { ...killing, mark: mark('killed', nick) };
      }),
  readings: ({ world }, lawful) =>
    lawful
      .filter(({ nick, claim }) => claim === 'free' && nick !== null && isMarked(world, 'killed', nick))
      .flatMap((reading) => {
        if (reading.input === 'NICK.free')
          return [{ ...reading, input: 'NICK.owned' as const, claim: 'owned' as const, holder: -1 }];
        return COMPLETING.test(reading.input) ? [{ ...reading, claim: 'owned' as const, holder: -1 }] : [];
      }),
};

const COMPLETING = /^(USER\.|PASS\.|PONG\.|COMPLETE$|CAP\.end$)/;

/** A KILL that closes another client than the one that has the nick, or another one besides. */
const othersClosed: Relaxation = {
  readings: (step, lawful) =>
    isOperator(step)
      ? lawful
          .filter(({ input }) => isKill(input) && input !== 'KILL.missing')
          .flatMap((reading) =>
            step.world.sessions.flatMap((_, c) =>
              c === reading.holder || (c === step.connection && reading.input === 'KILL.mine')
                ? []
                : [
                    {
                      ...reading,
                      input: c === step.connection ? ('KILL.mine' as const) : ('KILL.owned' as const),
                      holder: c,
                    },
                  ],
            ),
          )
      : [],
  ways: ({ world, connection, table }, { holder }, lawful) =>
    lawful
      .filter(kills)
      .flatMap((killing): readonly RelaxedWay[] => [
        { ...killing, next: killed(table), actions: [...killing.actions, 'ERROR?', 'close'] },
        ...[...world.sessions.keys()]
          .filter((c) => c !== connection && c !== holder)
          .map((c) => ({ ...killing, alsoKills: [c] })),
      ]),
};

/** Rules of OPER: who is an operator, and for how long. */
const OPERATOR_RULES: readonly Rule[] = [
  {
    id: 'OPER-01',
    grade: 'must',
    clause: 'RFC 1459 4.1.5, RFC 2812 3.1.4 (381), Modern IRC OPER',
    sentence: 'OPER with the name and the password of an operator is answered with 381.',
    cause: 'The password is compared in another form than the one it is kept in, or 381 is not sent.',
    relaxation: together(
      unanswered(['OPER.right']),
      answeredWith(['OPER.right'], ['464', '491', '481', '421', '461']),
    ),
  },
  {
    id: 'OPER-02',
    grade: 'must',
    clause: 'RFC 1459 4.1.5, RFC 2812 3.1.4 (464, 491), Modern IRC OPER',
    sentence: 'OPER with a wrong name or password makes nobody an operator, and is refused with 464 or 491.',
    cause: 'Only the beginning of the password is compared, or the status is set before the check.',
    relaxation: together(wrongGranted, unanswered(['OPER.wrong', 'OPER.stranger'])),
  },
  {
    id: 'OPER-03',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 4.1.5, RFC 2812 3.1.4 (461), Modern IRC OPER',
    sentence: 'OPER with fewer than two parameters is answered with 461.',
    cause:
      'The parameters are used before they are known to be there, or their absence is passed over in silence.',
    relaxation: together(
      unanswered(['OPER.missing'], isRegistered),
      answeredWith(['OPER.missing'], ['464', '491', '481'], isRegistered),
    ),
  },
  {
    id: 'OPER-04',
    grade: 'must',
    clause: 'RFC 1459 4.1.5 (OPER is of the client that sends it) and 1.2.1.1, RFC 2812 3.1.4',
    sentence: 'Who is an operator is so on one connection, until that ends.',
    cause: 'The status is kept by nick, or in a slot that a later connection inherits.',
    relaxation: anothers,
  },
  {
    id: 'OPER-05',
    grade: 'must',
    clause: 'RFC 1459 4.1.2 and 4.1.5, RFC 2812 3.1.2 (NICK changes the nick)',
    sentence: 'A change of nick leaves an operator an operator.',
    cause: 'The status is kept by nick, and not moved to the new one.',
    relaxation: lostByRename,
  },
];

/** Rules of KILL: by whom, of whom, and what becomes of the nick. */
const KILL_RULES: readonly Rule[] = [
  {
    id: 'KILL-01',
    grade: 'must',
    clause: 'RFC 1459 4.6.1 (481), RFC 2812 3.7.1, Modern IRC KILL',
    sentence: 'Only an operator puts a client out by KILL.',
    cause: 'The command’s handler does not ask whether its sender is an operator.',
    relaxation: {
      ways: (step, { input }) => (isUser(step) && isKill(input) ? asOperator(step, input) : []),
    },
  },
  {
    id: 'KILL-02',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 4.6.1 and 6.1 (481), RFC 2812 3.7.1, Modern IRC KILL',
    sentence: 'KILL from a client that is no operator is refused with 481.',
    cause: 'It is dropped in silence, or told as a command that is not known.',
    relaxation: together(unanswered(['KILL.'], isUser), answeredWith(['KILL.'], ['421', '401'], isUser)),
  },
  {
    id: 'KILL-03',
    grade: 'must',
    clause: 'RFC 1459 4.6.1 (the server that has the client removes it), RFC 2812 3.7.1, Modern IRC KILL',
    sentence: 'KILL closes the connection of the client that has the nick.',
    cause: 'The KILL is passed on and not carried out, or the nick is looked up by its exact bytes.',
    relaxation: spared,
  },
  {
    id: 'KILL-04',
    grade: 'must',
    clause: 'RFC 1459 4.6.1, RFC 2812 3.7.1 (the connection is closed)',
    sentence: 'Nothing that a client sends is carried out any more once it was killed.',
    cause: 'It is put on a list of those to be closed, and goes on until that is gone through.',
    relaxation: closedLater,
  },
  {
    id: 'KILL-05',
    grade: 'must',
    clause: 'RFC 1459 4.6.1, RFC 2812 3.7.1 and 5.1 (437), Modern IRC KILL',
    sentence:
      'The nick of a client that was killed is free soon after, or held back with 437; nobody has it.',
    cause: 'The socket is closed, and the entry of the nick stays in the registry.',
    relaxation: staysTaken,
  },
  {
    id: 'KILL-06',
    grade: 'must',
    clause: 'RFC 1459 4.6.1, RFC 2812 3.7.1 (KILL names a client), Modern IRC KILL',
    sentence: 'KILL closes nobody but the client that has the nick.',
    cause:
      'The list of clients is changed while it is walked, or the nick is looked up in a history of nicks first.',
    relaxation: othersClosed,
  },
  {
    id: 'KILL-09',
    grade: 'must',
    clause: 'RFC 2812 3.7.1 (after a KILL) and 5.1 (437), RFC 2813 5.7',
    sentence: 'A nick is held back after a KILL, and not after its owner has left or taken another one.',
    cause: 'Every nick that is given up is entered into the list of those that are held back.',
    relaxation: takenFor(['NICK.free'], () => ({ input: 'NICK.delayed', holder: -1 })),
  },
  {
    id: 'KILL-07',
    grade: 'should',
    habit: true,
    clause: 'RFC 1459 4.6.1 and 6.1 (401), RFC 2812 3.7.1, Modern IRC KILL',
    sentence: 'A KILL of a nick that nobody has is answered with 401.',
    cause:
      'The nick is taken to be that of a client of another server, and nobody is told that there is none.',
    relaxation: unanswered(['KILL.unknown', 'KILL.reserved'], isOperator),
  },
  {
    id: 'KILL-08',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 4.6.1 and 6.1 (461), RFC 2812 3.7.1, Modern IRC KILL',
    sentence: 'KILL from an operator without a nick is answered with 461.',
    cause: 'The parameter is used before it is known to be there, or its absence is passed over in silence.',
    relaxation: unanswered(['KILL.missing'], isOperator),
  },
];

/** Rules of operators. More special ones come first. */
export const OPER_RULES: readonly Rule[] = [...OPERATOR_RULES, ...KILL_RULES];
