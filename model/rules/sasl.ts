import type { StateValue } from 'xstate';
import { exchanges, type Exchange } from '../exchange.ts';
import type { Input } from '../input.ts';
import type { Reading } from '../reading.ts';
import type { Relaxation, RelaxedWay, Step } from '../relaxation.ts';
import type { Action } from '../session.ts';
import type { Table, Way } from '../table.ts';
import { isMarked, mark } from './marks.ts';
import {
  answeredWith,
  BURSTS,
  refuses,
  regionsOf,
  takenFor,
  together,
  tolerating,
  unanswered,
  way,
  welcomed,
  withConnected,
  withRegions,
} from './relax.ts';
import type { Rule } from './rule.ts';

const STARTS = ['AUTHENTICATE.plain', 'AUTHENTICATE.scram'];
const BEGINNINGS: ReadonlySet<string> = new Set([
  ...STARTS,
  'AUTHENTICATE.foreign',
  'AUTHENTICATE.unsupported',
]);
const SUCCESS = ['AUTHENTICATE.right', 'AUTHENTICATE.empty'];
const FAILURES: ReadonlySet<Action> = new Set(['904', '905', '906']);

function exchangeOf({ table, session }: Pick<Step, 'table' | 'session'>): Exchange {
  return exchanges(table)(session.configuration);
}

const inExchange = (step: Step): boolean => exchangeOf(step) !== 'none';

/** The same ways, after which the exchange is over; told or not. */
function abandoning(table: Table, ways: readonly Way[]): readonly RelaxedWay[] {
  return ways.flatMap((lawful) => {
    // What becomes of it when the registration completes is another matter.
    if (lawful.actions.includes('001')) return [];
    const next = withConnected(table, lawful.next, { authentication: 'idle' });
    if (next === null || next === lawful.next) return [];
    return [
      { ...lawful, next },
      { ...lawful, next, actions: [...lawful.actions, '906' as const] },
      { ...lawful, next, actions: ['906' as const, ...lawful.actions] },
    ];
  });
}

/** Other commands by which an exchange is lost. */
const lostBy = (prefixes: readonly string[]): Relaxation => ({
  ways: (step, reading, lawful) =>
    inExchange(step) && prefixes.some((prefix) => reading.input.startsWith(prefix))
      ? abandoning(step.table, lawful)
      : [],
});

/** What a response comes to if it is taken for another one. */
const responseTaken = (
  inputs: readonly string[],
  input: Reading['input'],
  when: (step: Step) => boolean = () => true,
): Relaxation => takenFor(inputs, (_reading, step) => (when(step) ? { input } : null));

/** Whether the response came in several pieces. */
const inPieces = ({ operation }: Step): boolean => {
  const said = operation?.authentication;
  return said !== null && said !== undefined && said.total > said.size;
};

/** A further piece of a response that is taken for the whole, or for the end; and pieces that are not put together. */
const wronglyCut: Relaxation = together(
  responseTaken(['AUTHENTICATE.chunk', 'AUTHENTICATE.surplus'], 'AUTHENTICATE.wrong'),
  responseTaken(['AUTHENTICATE.chunk', 'AUTHENTICATE.surplus'], 'AUTHENTICATE.right'),
  responseTaken(['AUTHENTICATE.right'], 'AUTHENTICATE.wrong', inPieces),
  {
    ways: (step, { input }) =>
      step.operation?.command.params[0] === '+' &&
      (input === 'AUTHENTICATE.right' || input === 'AUTHENTICATE.wrong')
        ? step.table.cell(step.session.configuration, 'AUTHENTICATE.abort', 'free')
        : [],
  },
);

/** Some servers answer AUTH by the same numerics: what they tell of that is no matter of these rules. */
const isOfAuth = ({ input }: Reading): boolean => input.startsWith('AUTH.');

/** Whether an exchange fails in this way, or is ended. */
const fails = (reading: Reading, { actions }: Way): boolean =>
  isOfAuth(reading) ? actions.includes('end exchange') : actions.some((action) => FAILURES.has(action));

/** Ways that tell of a failure or an abort leave a note for what comes later. */
function noting(
  kind: string,
  { connection }: Step,
  reading: Reading,
  lawful: readonly Way[],
): readonly RelaxedWay[] {
  return lawful
    .filter((lawfulWay) => fails(reading, lawfulWay))
    .map((failure) => ({ ...failure, mark: mark(kind, connection) }));
}

/** A failed authentication after which no other is taken up. */
const onlyOnce: Relaxation = {
  ways: (step, reading, lawful) => {
    const { connection, world, session } = step;
    const refuses = isMarked(world, 'failed', connection) && STARTS.includes(reading.input);
    const refusals: readonly (readonly Action[])[] = refuses ? [['904'], ['906'], []] : [];
    return [
      ...noting('failed', step, reading, lawful),
      ...refusals.map((actions) => way(session.configuration, actions)),
    ];
  },
};

/** A failed authentication after which the registration is never completed: the connection's PASS is for ever waited for. */
const blocked: Relaxation = {
  ways: (step, reading, lawful) => {
    const { connection, world, table, session } = step;
    const noted = noting('blocked', step, reading, lawful);
    const regions = regionsOf(table, session.configuration);
    if (regions === null || !isMarked(world, 'blocked', connection)) return noted;
    const stuck = withRegions(table, regions, { password: 'refused', nick: 'provisional', user: 'given' });
    const completing = lawful.filter(({ actions }) => actions.includes('001'));
    return [...noted, ...completing.map(() => way(stuck, []))];
  },
};

/**
 * A login that completes the registration, at once or as soon as there is a nick: USER and END are no longer waited for. Or one that gives
 * the account's name for a nick.
 */
const logsOn: Relaxation = {
  ways: ({ session, table }, reading, lawful) =>
    lawful
      .filter(({ actions }) => !isOfAuth(reading) && actions.includes('903') && !actions.includes('001'))
      .flatMap((success) => {
        const regions = regionsOf(table, success.next);
        if (regions === null) return [];
        const capabilities = regions.capabilities === 'negotiating' ? 'ended' : regions.capabilities;
        const ready = withRegions(table, regions, { user: 'given', capabilities });
        const atOnce = session.nick === null ? [] : BURSTS;
        return [
          { ...success, next: ready },
          ...atOnce.map((burst) => ({
            ...success,
            next: welcomed(table, success.next),
            actions: [...success.actions, 'own' as const, ...burst],
          })),
        ];
      }),
  tolerates: (flaw, _emit, { message }, { account }) =>
    (flaw === 'target' || flaw === 'granted nick') &&
    account !== null &&
    message?.params[0]?.toLowerCase() === account.toLowerCase(),
};

/** Whether another connection, be it still there or not, has an exchange under way, or has logged in. */
const othersAuthenticate = ({ world, connection, table }: Step): boolean =>
  world.sessions.some(
    (session, c) =>
      c !== connection && (session.account !== null || exchangeOf({ table, session }) !== 'none'),
  );

const othersHaveLoggedIn = ({ world, connection }: Step): boolean =>
  world.sessions.some(({ account }, c) => c !== connection && account !== null);

/** How far some exchange may be that is not the connection's own, and what an AUTHENTICATE may come to in it. */
const ELSEWHERE: readonly StateValue[] = [
  'idle',
  { exchange: 'plain' },
  { exchange: { scram: 'asked' } },
  { exchange: { scram: 'challenged' } },
];
const SOMETHING: readonly Input[] = [
  'AUTHENTICATE.right',
  'AUTHENTICATE.wrong',
  'AUTHENTICATE.chunk',
  'AUTHENTICATE.first',
  'AUTHENTICATE.abort',
  'AUTHENTICATE.unsupported',
];

/** An exchange that several connections have in common: what a response comes to depends on the others. */
const shared: Relaxation = {
  ways: (step, { input, claim }) => {
    if (!input.startsWith('AUTHENTICATE.') || !othersAuthenticate(step)) return [];
    return ELSEWHERE.flatMap((authentication) => {
      const other = withConnected(step.table, step.session.configuration, { authentication });
      return other === null ? [] : SOMETHING.flatMap((taken) => step.table.cell(other, taken, claim));
    });
  },
};

/** A login that is booked on another connection: that one is told, or is taken for logged in, and this one is not. */
const bookedElsewhere: Relaxation = {
  readings: (step, lawful) => {
    if (!othersHaveLoggedIn(step)) return [];
    const change = (reading: Reading): Reading | null => {
      if (reading.input === 'AUTHENTICATE.again') return { ...reading, input: 'AUTHENTICATE.plain' };
      const begins = /plain|scram|foreign|unsupported/.test(reading.input) && !inExchange(step);
      return begins && step.session.account === null ? { ...reading, input: 'AUTHENTICATE.again' } : null;
    };
    return lawful.flatMap((reading) => change(reading) ?? []);
  },
  misroutes: ({ world, connection, operation }) =>
    operation?.command.kind === 'AUTHENTICATE'
      ? world.sessions.map((_, c) => c).filter((c) => c !== connection)
      : [],
};

/** Rules of SASL (IRCv3 SASL 3.1 and 3.2). More special ones come first. */
export const SASL_RULES: readonly Rule[] = [
  {
    id: 'SASL-19',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 6.1 (461)',
    sentence: 'AUTHENTICATE without a parameter is answered with 461.',
    cause: 'The parameter is used before it is known to be there, or its absence is passed over in silence.',
    relaxation: together(
      unanswered(['AUTHENTICATE.missing']),
      answeredWith(['AUTHENTICATE.missing'], ['904', '906', '421']),
    ),
  },
  {
    id: 'SASL-21',
    grade: 'should',
    clause: 'IRCv3 SASL 3.1 (906 when the registration completes in the midst of an exchange)',
    sentence: 'A client whose exchange is ended by its registration is told so by 906.',
    cause: 'The exchange is cleared with the rest of the registration’s state.',
    relaxation: {
      ways: (_step, { input }, lawful) =>
        input.startsWith('AUTHENTICATE.')
          ? []
          : lawful
              .filter(({ actions }) => actions.includes('end exchange'))
              .map((lawfulWay) => ({
                ...lawfulWay,
                actions: lawfulWay.actions.filter((_, at, { [at + 1]: next }) => next !== 'end exchange'),
              })),
    },
  },
  {
    id: 'SASL-12',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (an exchange ends by success, failure or abort); RFC 1459 4.1.2 (433)',
    sentence: 'A refused NICK leaves an exchange that is under way as it was.',
    cause: 'The refusal clears the connection’s exchange.',
    relaxation: {
      ways: (step, _reading, lawful) =>
        inExchange(step) ? abandoning(step.table, lawful.filter(refuses)) : [],
    },
  },
  {
    id: 'SASL-13',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1; RFC 1459 4.1.2, Modern IRC NICK (433, and the command is ignored)',
    sentence: 'A refused NICK does not log the client out.',
    cause: 'The refusal clears the connection’s account.',
    relaxation: {
      ways: ({ session }, _reading, lawful) =>
        session.account === null
          ? []
          : lawful
              .filter(refuses)
              .map((refusal) => ({ ...refusal, actions: [...refusal.actions, 'log in' as const] })),
    },
  },
  {
    id: 'SASL-14',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (other messages may come in between)',
    sentence: 'NICK, USER, PASS, PING and CAP in the midst of an exchange do not disturb it.',
    cause: 'Any command but AUTHENTICATE is taken for the end of the exchange.',
    relaxation: lostBy(['NICK.', 'USER.', 'PASS.', 'PING.', 'PONG.', 'CAP.', 'KNOWN', 'UNKNOWN']),
  },
  {
    id: 'SASL-07',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (responses of 400 bytes and more)',
    sentence: 'Pieces of 400 bytes are put together until a shorter one, or a +, ends the response.',
    cause: 'The last piece counts alone, a full one is taken for the end, or the + for something else.',
    relaxation: wronglyCut,
  },
  {
    id: 'SASL-18',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1, RFC 5802 3 (the client answers the server’s last message)',
    sentence: 'With SCRAM success is told only behind the client’s last +.',
    cause: 'The login is done as soon as the client’s proof is found right.',
    relaxation: {
      ways: (step, { input, claim }) => {
        if (exchangeOf(step) !== 'scram challenged' || input !== 'AUTHENTICATE.right') return [];
        const plain = withConnected(step.table, step.session.configuration, {
          authentication: { exchange: 'plain' },
        });
        if (plain === null) return [];
        const early = step.table.cell(plain, input, claim);
        return early.flatMap((success) => [
          success,
          { ...success, actions: ['AUTHENTICATE proof' as const, ...success.actions] },
        ]);
      },
    },
  },
  {
    id: 'SASL-17',
    grade: 'must',
    clause: 'RFC 5802 3 and 7 (server-final-message)',
    sentence: 'With SCRAM the server proves that it knows the password too.',
    cause: 'The signature is made with the wrong key, or over the wrong messages.',
    relaxation: tolerating('proof'),
  },
  {
    id: 'SASL-08',
    grade: 'must',
    habit: true,
    clause: 'IRCv3 SASL 3.1 (905)',
    sentence: 'A response of more than 400 bytes in one piece is answered with 905.',
    cause: 'The length of the parameter is not looked at, or the line is dropped.',
    relaxation: together(
      unanswered(['AUTHENTICATE.too_long']),
      {
        ways: ({ session }, { input }) =>
          input === 'AUTHENTICATE.too_long' ? [way(session.configuration, [])] : [],
      },
      takenFor(['AUTHENTICATE.too_long'], (_reading, step) =>
        inExchange(step) ? { input: 'AUTHENTICATE.right' } : null,
      ),
    ),
  },
  {
    id: 'SASL-09',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1, RFC 4648 3.3 (904)',
    sentence: 'A response that is not base64 is answered with 904.',
    cause: 'What is no base64 is skipped, and what is left decoded.',
    relaxation: together(
      responseTaken(['AUTHENTICATE.garbled'], 'AUTHENTICATE.right'),
      responseTaken(['AUTHENTICATE.garbled'], 'AUTHENTICATE.first'),
    ),
  },
  {
    id: 'SASL-24',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (a client logs in on its connection)',
    sentence: 'A login counts for the connection that it was made on, and for no other.',
    cause:
      'The account is kept in a slot that a later connection inherits, or booked on the one that was handled last.',
    relaxation: bookedElsewhere,
  },
  {
    id: 'SASL-11',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (907)',
    sentence: '907 is told to those alone that have logged in.',
    cause: 'That an exchange was begun, or has ended, is taken for a login.',
    relaxation: {
      ways: (step, { input }) =>
        BEGINNINGS.has(input) && step.session.account === null && !inExchange(step)
          ? [way(step.session.configuration, ['907'])]
          : [],
    },
  },
  {
    id: 'SASL-10',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (clients may try again)',
    sentence: 'After a failure or an abort authentication may be tried again.',
    cause: 'What marks the exchange as failed is never cleared.',
    relaxation: onlyOnce,
  },
  {
    id: 'SASL-06',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (906)',
    sentence: 'AUTHENTICATE * ends the exchange, and is answered with 906.',
    cause: 'The answer is sent and the exchange kept, or it is ended without a word.',
    relaxation: together(unanswered(['AUTHENTICATE.abort'], inExchange), {
      ways: (step, { input }) =>
        inExchange(step) && input === 'AUTHENTICATE.abort' ? [way(step.session.configuration, ['906'])] : [],
    }),
  },
  {
    id: 'SASL-05',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (904, and 908 if the server tells what it has)',
    sentence: 'A mechanism that the server does not have is answered with 904 or 908.',
    cause: 'The name of the mechanism is not looked at, or the line is dropped.',
    relaxation: together(
      unanswered(['AUTHENTICATE.unsupported']),
      takenFor(['AUTHENTICATE.unsupported'], () => ({ input: 'AUTHENTICATE.plain' })),
    ),
  },
  {
    id: 'SASL-01',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (AUTHENTICATE +)',
    sentence: 'A mechanism that the server has is taken up: it asks for the response.',
    cause: 'The server waits for the response without asking, or does not know the mechanism that it lists.',
    relaxation: together(
      unanswered(STARTS),
      takenFor(STARTS, () => ({ input: 'AUTHENTICATE.unsupported' })),
    ),
  },
  {
    id: 'SASL-04',
    grade: 'must',
    habit: true,
    clause: 'IRCv3 SASL 3.1 (904)',
    sentence: 'A failed authentication is told by 904.',
    cause: 'The exchange is ended without a word.',
    relaxation: unanswered(['AUTHENTICATE.wrong', 'AUTHENTICATE.garbled']),
  },
  {
    id: 'SASL-15',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (registration goes on without authentication)',
    sentence: 'A failed or aborted authentication does not keep a client from registering.',
    cause: 'The registration waits for an authentication that has already failed.',
    relaxation: blocked,
  },
  {
    id: 'SASL-20',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1, Capability Negotiation (no registration before END)',
    sentence: 'A login neither completes the registration nor changes the nick.',
    cause: 'Logged in is taken for registered, or the account’s name for the nick.',
    relaxation: logsOn,
  },
  {
    id: 'SASL-23',
    grade: 'should',
    clause: 'RFC 4616 2 (a password holds no NUL), RFC 4648 3.2 (padding)',
    sentence: 'A PLAIN response that is right but for a further NUL or its padding is refused.',
    cause: 'The password is read up to its first NUL, or base64 decoded as far as it goes.',
    relaxation: takenFor(['AUTHENTICATE.wrong', 'AUTHENTICATE.garbled'], (_reading, { operation }) => {
      const account = operation?.authentication?.loosely ?? null;
      return account === null ? null : { input: 'AUTHENTICATE.right', account };
    }),
  },
  {
    id: 'SASL-03',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1, RFC 4616 2, RFC 5802 3',
    sentence: 'Nobody is logged in without the right credentials.',
    cause:
      'The password is compared in part, the parts of the response are cut wrongly, or a check is left out.',
    relaxation: responseTaken(['AUTHENTICATE.wrong'], 'AUTHENTICATE.right'),
  },
  {
    id: 'SASL-22',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (900)',
    sentence: '900 names the account that was logged in to.',
    cause: 'The nick, or the name that was typed, stands in the place of the account.',
    relaxation: tolerating(
      'account',
      ({ reply, scene }) => reply === '900' && scene.command?.kind !== 'AUTH',
    ),
  },
  {
    id: 'SASL-02',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (900 and 903)',
    sentence: 'The right credentials log in, told by 900 and 903.',
    cause: 'One of the two numerics is forgotten, or the credentials are read wrongly.',
    relaxation: together(responseTaken(SUCCESS, 'AUTHENTICATE.wrong'), {
      ways: (_step, reading, lawful) =>
        lawful
          .filter(({ actions }) => !isOfAuth(reading) && actions.includes('903'))
          .flatMap((success) =>
            (['900', '903'] as const).map((missing) => ({
              ...success,
              actions: success.actions.filter((action) => action !== missing),
            })),
          ),
    }),
  },
  {
    id: 'SASL-16',
    grade: 'must',
    clause: 'IRCv3 SASL 3.1 (an exchange is that of a connection)',
    sentence: 'Each connection has an exchange of its own.',
    cause: 'There is one current exchange, or one buffer, for all connections.',
    relaxation: shared,
  },
];
