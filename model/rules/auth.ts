import { requirement } from '../dialect.ts';
import type { Reading } from '../reading.ts';
import type { Relaxation, RelaxedWay, Step } from '../relaxation.ts';
import { securities, type Security } from '../security.ts';
import type { Action } from '../session.ts';
import type { Table, Way } from '../table.ts';
import { isMarked, mark } from './marks.ts';
import {
  answeredWith,
  BURSTS,
  isRegistered,
  refuses,
  takenFor,
  together,
  tolerating,
  unanswered,
  way,
  welcomed,
  withConnected,
} from './relax.ts';
import type { Rule } from './rule.ts';

function securityOf({ table, session }: Pick<Step, 'table' | 'session'>): Security {
  return securities(table)(session.configuration);
}

const isAt = (security: Security) => (step: Step) => securityOf(step) === security;
const isPending = isAt('pending');

/** How success is told: of nobody, or of whoever it may be. */
const SUCCESSES: readonly (Action | readonly Action[])[] = ['AUTH success', ['900?', '903'], ['903', '900?']];

/** All that AUTH may be told by itself. */
const ANSWERS: readonly (Action | readonly Action[])[] = [
  'AUTH challenge',
  ...SUCCESSES,
  '910',
  '912',
  'IRCX 900',
  '909',
  '904',
  '906',
  '907',
  '451',
  '421',
  '461',
  '462',
];

/** The same, of a server that answers AUTH by the numerics of SASL. */
function bySasl({ ways }: Relaxation): Relaxation {
  const requires = [requirement('auth_numerics', 'sasl')];
  return {
    ways: (...at) => (ways?.(...at) ?? []).map((wrong) => ({ ...wrong, requires })),
  };
}

/** What begins an authentication, or ends one. */
const CARRIED_OUT = ['AUTH.opened', 'AUTH.right', 'AUTH.wrong', 'AUTH.anonymous'];
const CLASSIFIED = 'AUTH.';

/** Whether an AUTH succeeds in this way, and whether it fails or is aborted: its own answer comes first. */
const succeeds = ({ actions }: Way): boolean => actions.includes('AUTH success') || actions.includes('903');
const fails = ({ actions: [first] }: Way): boolean => first === '910' || first === '904' || first === '906';

/** The same ways, after which AUTH stands as it does in `security`. */
function leaving(table: Table, ways: readonly Way[], security: Security): readonly RelaxedWay[] {
  return ways.flatMap((lawful) => {
    const next = withConnected(table, lawful.next, { security });
    return next === null || next === lawful.next ? [] : [{ ...lawful, next }];
  });
}

/** The ways of an input as they would be if AUTH stood otherwise. */
function asIf(step: Step, security: Security, inputs: readonly Reading['input'][]): readonly Way[] {
  const other = withConnected(step.table, step.session.configuration, { security });
  return other === null ? [] : inputs.flatMap((input) => step.table.cell(other, input, 'free'));
}

const inTime = (step: Step): boolean => !isRegistered(step);

/** Whether another connection, be it still there or not, has to do with AUTH. */
const othersAuthenticate = ({ world, connection, table }: Step): boolean =>
  world.sessions.some(
    (session, c) =>
      c !== connection &&
      (securityOf({ table, session }) !== 'anonymous' || isMarked(world, 'authenticated', c)),
  );

/** Successes leave a note: what they did may show on other connections. */
const noted: Relaxation = {
  ways: ({ connection }, { input }, lawful) =>
    input.startsWith(CLASSIFIED)
      ? lawful.filter(succeeds).map((success) => ({ ...success, mark: mark('authenticated', connection) }))
      : [],
};

/** An authentication that several connections have in common. */
const shared: Relaxation = together(noted, {
  ways: (step, { input }) =>
    input.startsWith(CLASSIFIED) && othersAuthenticate(step)
      ? [
          ...asIf(step, 'anonymous', ['AUTH.opened', 'AUTH.wrong', 'AUTH.unbegun', 'AUTH.abort_idle']),
          ...asIf(step, 'pending', [
            'AUTH.right',
            'AUTH.wrong',
            'AUTH.opened',
            'AUTH.other',
            'AUTH.again',
            'AUTH.abort',
          ]),
          ...asIf(step, 'authenticated', ['AUTH.already']),
        ]
      : [],
});

/** A failed authentication after which no other is taken up. */
const onlyOnce: Relaxation = {
  ways: (step, { input }, lawful) => {
    const { connection, world, session } = step;
    if (!input.startsWith(CLASSIFIED)) return [];
    const failures = lawful
      .filter(fails)
      .map((failure) => ({ ...failure, mark: mark('auth failed', connection) }));
    if (!isMarked(world, 'auth failed', connection)) return failures;
    const refusals: readonly (readonly Action[])[] = [['910'], ['909'], ['904'], ['907'], []];
    return [...failures, ...refusals.map((actions) => way(session.configuration, actions))];
  },
};

/** Success that is told by one of its two numerics alone. */
const halfTold: Relaxation = {
  ways: (_step, { input }, lawful) =>
    input === 'AUTH.right'
      ? lawful
          .filter(({ actions }) => actions.includes('903'))
          .flatMap((success) =>
            (['900', '903'] as const).map((missing) => ({
              ...success,
              actions: success.actions.filter((action) => action !== missing),
            })),
          )
      : [],
};

/** The authentication does not hold the registration up where it did before, or alone completes it. */
const welcomedEarly: Relaxation = {
  ways: ({ session, table }, { input }, lawful) =>
    session.nick === null || session.owned || !input.startsWith(CLASSIFIED)
      ? []
      : lawful
          .filter(({ actions }) => !actions.includes('001') && !actions.includes('close'))
          .flatMap((answered) =>
            BURSTS.map((burst) => ({
              ...answered,
              next: welcomed(table, answered.next),
              actions: [...answered.actions, 'own' as const, ...burst],
            })),
          ),
};

/** An AUTH is told that one has succeeded, and none has. */
const toldOfSuccess = (reply: Action): Relaxation =>
  answeredWith(
    [...CARRIED_OUT, 'AUTH.unbegun', 'AUTH.abort_idle', 'AUTH.late'],
    [reply],
    (step) => !isAt('authenticated')(step),
  );

/** A server that may refuse any AUTH for what others have done need carry none out. */
const REFUSALS = { auth_refusal: ['907', '911'] } as const;

/** The token of a command holds a byte that can only be sent escaped; NUL is in most, and none of what the draft names. */
const isEscaped = ({ operation }: Step): boolean => /\\[^0]/.test(operation?.command.params[2] ?? '');

/** Rules of AUTH (draft-pfenning-irc-extensions-04 5.2). More special ones come first. */
export const AUTH_RULES: readonly Rule[] = [
  {
    id: 'AUTH-01',
    grade: 'must',
    habit: true,
    clause: 'draft-pfenning-irc-extensions-04 5.2 (the data may be left out), 9.2 (461)',
    sentence: 'AUTH with fewer than two parameters is answered with 461, and with two it is carried out.',
    cause: 'The data are held to be needed, or the parameters are used before they are counted.',
    relaxation: together(
      unanswered(['AUTH.missing']),
      answeredWith(['AUTH.missing'], ['910', 'IRCX 900', '904', '421', '451']),
      answeredWith(
        [...CARRIED_OUT, 'AUTH.abort', 'AUTH.abort_idle', 'AUTH.unbegun'],
        ['461'],
        ({ operation }) => operation?.command.params.length === 2,
      ),
    ),
  },
  {
    id: 'AUTH-02',
    grade: 'must',
    habit: true,
    clause: 'draft-pfenning-irc-extensions-04 9.2 (900)',
    sentence:
      'AUTH with a sequence that is none of I, S and * is answered with 900 (904 by the numerics of SASL).',
    cause: 'What is not I is taken for S, or the line is dropped.',
    relaxation: together(
      unanswered(['AUTH.bad_sequence']),
      answeredWith(['AUTH.bad_sequence'], ['910', '461', '421', 'AUTH challenge', ...SUCCESSES]),
    ),
  },
  {
    id: 'AUTH-03',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 9.2 (912)',
    sentence: 'A package that the server does not list is answered with 912 (904 by the numerics of SASL).',
    cause: 'Any failure is told by one numeric, or the name of the package is not looked at.',
    relaxation: together(
      unanswered(['AUTH.unknown']),
      answeredWith(['AUTH.unknown'], ['910', 'IRCX 900', '421', 'AUTH challenge', ...SUCCESSES]),
    ),
  },
  {
    id: 'AUTH-10',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2; RFC 1459 4.1.2 (433); Microsoft KB Q178627',
    sentence: 'A refused NICK leaves an authentication that is under way as it was.',
    cause: 'The refusal gives back what the connection authenticates with, or takes the logon for over.',
    relaxation: {
      ways: (step, _reading, lawful) =>
        isPending(step) ? leaving(step.table, lawful.filter(refuses), 'anonymous') : [],
    },
    idleUnder: REFUSALS,
  },
  {
    id: 'AUTH-11',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2; RFC 1459 4.1.2 (433); Microsoft KB Q178627',
    sentence: 'A refused NICK does not undo an authentication that has succeeded.',
    cause: 'The refusal clears who the client has proven to be.',
    relaxation: {
      ways: (step, _reading, lawful) =>
        isAt('authenticated')(step) ? leaving(step.table, lawful.filter(refuses), 'anonymous') : [],
    },
  },
  {
    id: 'AUTH-12',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2 (AUTH is answered by AUTH or by a numeric)',
    sentence: 'AUTH is answered, also behind NICK, USER and a refused nick.',
    cause: 'AUTH is taken up as the first message alone, or what follows a failure is dropped.',
    relaxation: together(
      unanswered([...CARRIED_OUT, 'AUTH.unbegun', 'AUTH.other', 'AUTH.again', 'AUTH.out_of_order'], inTime),
      unanswered(['AUTH.already', 'AUTH.late', 'AUTH.abort_idle', 'AUTH.surplus']),
    ),
  },
  {
    id: 'AUTH-06',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2.1 (910)',
    sentence: 'AUTH * ends the authentication, and is answered with 910 (906 by the numerics of SASL).',
    cause: 'The answer is sent and the authentication kept, or it is ended without a word.',
    relaxation: together(
      unanswered(['AUTH.abort']),
      answeredWith(['AUTH.abort'], ['910', []]),
      bySasl(answeredWith(['AUTH.abort'], ['906', '904'])),
    ),
  },
  {
    id: 'AUTH-09',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 9.2 (909)',
    sentence: 'Who has authenticated and begins again is told so by 909 (907 by the numerics of SASL).',
    cause: 'Whether the client has authenticated is not asked.',
    relaxation: {
      ways: (step, { input }) =>
        input === 'AUTH.already'
          ? [
              ...asIf(step, 'anonymous', [
                'AUTH.opened',
                'AUTH.right',
                'AUTH.wrong',
                'AUTH.unbegun',
                'AUTH.abort_idle',
              ]),
              ...(['910', 'IRCX 900', '904', '462'] as const).map((reply) =>
                way(step.session.configuration, [reply]),
              ),
            ]
          : [],
    },
  },
  {
    id: 'AUTH-14',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2.3 (462)',
    sentence: 'AUTH from a registered client is answered with 462 or, if it has authenticated, with 909.',
    cause: 'The handler does not ask whether the client is registered.',
    relaxation: answeredWith(['AUTH.late', 'AUTH.missing'], ANSWERS, isRegistered),
  },
  {
    id: 'AUTH-18',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 9.2 (909)',
    sentence: '909 (907 by the numerics of SASL) is told to those alone that have authenticated.',
    cause: 'Who has authenticated is kept in a slot that a later connection inherits.',
    relaxation: together(toldOfSuccess('909'), bySasl(toldOfSuccess('907'))),
  },
  {
    id: 'AUTH-08',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2 (I begins, S goes on)',
    sentence: 'A response is of no use where nothing was begun.',
    cause: 'The response is judged without asking what it answers.',
    relaxation: {
      ways: (step, { input }) =>
        input === 'AUTH.unbegun' ? asIf(step, 'pending', ['AUTH.right', 'AUTH.opened']) : [],
    },
  },
  {
    id: 'AUTH-15',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2 (a client may try again, unless it is told 911)',
    sentence: 'After a failure or an abort AUTH may be tried again.',
    cause: 'What marks the authentication as failed is never cleared.',
    relaxation: onlyOnce,
    idleUnder: REFUSALS,
  },
  {
    id: 'AUTH-05',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2 (NICK and USER are still to come), 6.1',
    sentence: 'AUTH alone logs nobody on.',
    cause: 'Authenticated is taken for registered.',
    relaxation: welcomedEarly,
  },
  {
    id: 'AUTH-16',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2 (userid@domain of who has authenticated)',
    sentence: 'Success names who has authenticated.',
    cause: 'The nick, or who authenticated last, is named in his place.',
    relaxation: tolerating(
      'account',
      ({ reply, scene }) => reply === 'AUTH success' || (reply === '900' && scene.command?.kind === 'AUTH'),
    ),
  },
  {
    id: 'AUTH-17',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2 (AUTH is of a connection)',
    sentence: 'Each connection authenticates for itself.',
    cause: 'There is one current authentication for all, or a slot of a table that two connections hold.',
    relaxation: shared,
  },
  {
    id: 'AUTH-13',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 3 (\\b \\c \\\\ \\r \\n \\t); Microsoft KB Q218955',
    sentence: 'A token means the same whatever bytes it holds.',
    cause: 'One of the escapes stands for another byte, or is not undone.',
    relaxation: together(
      takenFor(['AUTH.right', 'AUTH.opened'], (_reading, step) =>
        isEscaped(step) ? { input: 'AUTH.wrong' } : null,
      ),
    ),
    idleUnder: REFUSALS,
  },
  {
    id: 'AUTH-04',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2, 9.2 (910)',
    sentence: 'Nobody authenticates without the right credentials.',
    cause: 'A check is left out, or the proof is compared in part.',
    relaxation: takenFor(['AUTH.wrong'], () => ({ input: 'AUTH.right' })),
  },
  {
    id: 'AUTH-07',
    grade: 'must',
    clause: 'draft-pfenning-irc-extensions-04 5.2, 6.1',
    sentence: 'A package that the server lists is taken up, and the right credentials succeed.',
    cause: 'The package is listed and not there, or the token is read wrongly.',
    relaxation: together(
      takenFor(['AUTH.opened', 'AUTH.right'], () => ({ input: 'AUTH.wrong' })),
      answeredWith(['AUTH.opened', 'AUTH.right'], ['912', 'IRCX 900', '421', '451'], inTime),
      halfTold,
    ),
    idleUnder: REFUSALS,
  },
];
