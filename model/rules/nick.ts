import type { Reading } from '../reading.ts';
import type { Relaxation, Step } from '../relaxation.ts';
import type { Action } from '../session.ts';
import type { Way } from '../table.ts';
import { isMarked, mark } from './marks.ts';
import {
  answeredWith,
  closing,
  isRegistered,
  isSilent,
  refuses,
  regionsOf,
  takenFor,
  tolerating,
  together,
  unanswered,
  way,
  withRegions,
} from './relax.ts';
import type { Rule } from './rule.ts';

const SAYS_IN_USE: ReadonlySet<Action> = new Set(['433', '436']);
const refusesAsInUse = ({ actions }: Way): boolean => actions.some((action) => SAYS_IN_USE.has(action));

const free = (nick: string | null): Partial<Reading> => ({
  input: 'NICK.free',
  claim: 'free',
  nick,
  holder: -1,
});
const owned: Partial<Reading> = { input: 'NICK.owned', claim: 'owned', holder: -1 };
const typed = ({ operation }: Step): string | null => operation?.command.params[0] ?? null;

/** A connection that was granted a nick which another one owns completes as if the nick were free. */
function underGrantedNick({ world, connection }: Step, lawful: readonly Reading[]): readonly Reading[] {
  if (!isMarked(world, 'granted', connection)) return [];
  return lawful
    .filter(({ claim }) => claim === 'owned')
    .map((reading) => ({ ...reading, claim: 'free' as const }));
}

/** The note that a connection has a nick which it was refused, until it is granted another one than this. */
function has(connection: number, refused: string, nick: string | null): string {
  return `has ${connection} ${refused} ${nick ?? ''}`;
}

/** The nick that a connection was refused and has all the same; null for none. */
function refusedNick({ world, connection, session }: Step): string | null {
  const note = world.marks.findLast((each) => each.startsWith(`has ${connection} `));
  const refused = note?.split(' ')[2];
  return refused !== undefined && note === has(connection, refused, session.nick) ? refused : null;
}

/** What a refusal does, and the claim besides. */
function claiming({ actions }: Way): readonly Action[] {
  return [...actions.filter((action) => action !== 'unclaim'), 'claim'];
}

/**
 * A refusal that grants the nick all the same: that connection completes under it. Nobody else meets it in the registry before
 * that: to find it there would be another mistake.
 */
const refusedYetGranted: Relaxation = {
  ways: (step, reading, lawful) => {
    const { session, table, connection } = step;
    const regions = regionsOf(table, session.configuration);
    const refusals = lawful.filter(refuses);
    if (regions === null) {
      return refusals.map((refusal) => ({ ...refusal, actions: claiming(refusal) }));
    }
    const had = withRegions(table, regions, { nick: 'provisional' });
    const refused = refusedNick(step);
    const welcomes =
      refused === null || reading.nick !== refused
        ? []
        : table
            .cell(had, reading.input, 'free')
            .filter(({ actions }) => actions.includes('own'))
            .map((welcome) => ({ ...welcome, actions: ['claim' as const, ...welcome.actions] }));
    const again = refused !== null && reading.input === 'NICK.mine' ? [way(session.configuration, [])] : [];
    const granting = refusals.flatMap((refusal) =>
      reading.nick === null
        ? []
        : [
            {
              ...refusal,
              mark: has(connection, reading.nick, refusal.actions.includes('unclaim') ? null : session.nick),
            },
          ],
    );
    return [...welcomes, ...again, ...granting];
  },
  readings: (step, lawful) => {
    const nick = refusedNick(step);
    if (nick === null || step.session.owned) return [];
    const unopposed = { nick, claim: 'free', holder: -1 } as const;
    return lawful.flatMap((reading) => {
      if (!reading.input.startsWith('NICK.')) return [{ ...reading, ...unopposed }];
      return reading.nick === nick ? [{ ...reading, ...unopposed, input: 'NICK.mine' as const }] : [];
    });
  },
  // It is then addressed by it, too.
  tolerates: (flaw, emit) => flaw === 'target' && !emit.scene.registered,
};

/** A refusal that enters the nick into the registry, where it stays when its owner has gone. */
const refusedYetReserved: Relaxation = {
  ways: ({ world, table }, reading, lawful) => {
    const { nick, holder } = reading;
    const owner = world.sessions[holder];
    // Only while the owner is there: the nick of one that is leaving may still be held for a moment.
    if (nick === null || owner === undefined || owner.configuration === closing(table)) return [];
    return lawful.filter(refuses).map((refusal) => ({ ...refusal, mark: mark('reserved', nick) }));
  },
  readings: ({ world }, lawful) =>
    lawful
      .filter(({ claim, nick }) => claim === 'free' && nick !== null && isMarked(world, 'reserved', nick))
      .flatMap((reading) => {
        if (reading.input === 'NICK.free') return [{ ...reading, ...owned }];
        // To respell a nick may be to let go of it.
        return reading.input.startsWith('NICK.') ? [] : [{ ...reading, claim: 'owned' as const, holder: -1 }];
      }),
};

/** A change that leaves the old nick taken, be it before registration. */
const keptAfterRename: Relaxation = {
  ways: ({ session }, _reading, lawful) =>
    session.nick !== null
      ? lawful
          .filter(({ actions }) => actions.includes('claim'))
          .map((renaming) => ({ ...renaming, mark: mark('kept', session.nick ?? '') }))
      : [],
  readings: ({ world }, lawful) =>
    lawful
      .filter(({ input, nick }) => input === 'NICK.free' && nick !== null && isMarked(world, 'kept', nick))
      .map((reading) => ({ ...reading, ...owned })),
};

/** A refused change after which the connection has the nick no more that it had. */
const lostByRefusal: Relaxation = {
  ways: ({ session }, _reading, lawful) =>
    session.owned
      ? lawful
          .filter(refuses)
          .map((refusal) => ({ ...refusal, actions: [...refusal.actions, 'unclaim' as const] }))
      : [],
  // Nobody can say then how it is addressed, or spoken of.
  tolerates: (flaw, emit) =>
    (flaw === 'target' || flaw === 'echo source') && emit.scene.registered && emit.scene.before === null,
};

/** A refusal of the nick after which the claimant is closed. */
const refusedAndClosed: Relaxation = {
  ways: ({ table }, _reading, lawful) =>
    lawful.filter(refuses).flatMap((refusal) => [
      { ...refusal, next: closing(table), actions: [...refusal.actions, 'ERROR?', 'close'] },
      { ...refusal, next: closing(table), actions: ['ERROR?', 'close'] },
    ]),
};

/** A refusal of a nick that is in use that is not said, or said with the numeric of a nick that cannot be; or the other way about. */
const refusedOtherwise: Relaxation = {
  ways: (_step, _reading, lawful) =>
    lawful.flatMap((refusal) => {
      const { actions } = refusal;
      if (actions.includes('432'))
        return [{ ...refusal, actions: actions.map((action) => (action === '432' ? '433' : action)) }];
      if (!refuses(refusal) || !refusesAsInUse(refusal)) return [];
      return [
        { ...refusal, actions: actions.filter((action) => !SAYS_IN_USE.has(action)) },
        { ...refusal, actions: actions.map((action) => (SAYS_IN_USE.has(action) ? '432' : action)) },
      ];
    }),
};

/** A claim that throws the registered owner out, whether it is then granted or refused; a refused one, whoever has the nick. */
const ownerThrownOut: Relaxation = {
  ways: (step, reading, lawful) => {
    if (reading.holder < 0) return [];
    const owned = reading.input === 'NICK.owned';
    if (!owned && reading.input !== 'NICK.reserved') return [];
    // One that only wishes for the nick may be put out in favour of who is granted it, and not of who is refused.
    return [...(owned ? granted(step) : []), ...lawful.filter(refuses)].map((claim) => ({
      ...claim,
      actions: ['evict holder' as const, ...claim.actions],
    }));
  },
};

/** What a NICK does that nobody is in the way of. */
function granted({ session, table }: Step): readonly Way[] {
  return table.cell(session.configuration, 'NICK.free', 'free');
}

/** A nick that is granted to a second owner, who then completes under it. */
const grantedTwice: Relaxation = {
  ways: (step, reading) =>
    reading.input === 'NICK.owned'
      ? granted(step).map((free) => ({ ...free, mark: mark('granted', step.connection) }))
      : [],
  readings: underGrantedNick,
};

/** A client that leaves takes from another what it had asked for itself and was refused. */
const freedByName: Relaxation = {
  ways: ({ connection }, { nick }, lawful) =>
    nick === null
      ? []
      : lawful.filter(refuses).map((refusal) => ({ ...refusal, mark: mark(`refused ${connection}`, nick) })),
  readings: ({ world, table }, lawful) =>
    lawful.flatMap((reading) => {
      const { input, claim, nick } = reading;
      if (nick === null) return [];
      const left = world.sessions.flatMap((session, c) =>
        session.configuration === closing(table) ? [{ session, refused: `refused ${c}` }] : [],
      );
      if (claim === 'owned' && left.some(({ refused }) => isMarked(world, refused, nick)))
        return [{ ...reading, ...(input === 'NICK.owned' ? free(nick) : { claim: 'free' as const }) }];
      // Its own nick is then left behind.
      const isLeft = left.some(
        ({ session, refused }) =>
          session.nick !== null &&
          mark('', session.nick) === mark('', nick) &&
          world.marks.some((each) => each.startsWith(`${refused} `)),
      );
      return input === 'NICK.free' && isLeft ? [{ ...reading, ...owned }] : [];
    }),
};

/** A change to a nick that another took while it was being made. */
const uncheckedChange: Relaxation = takenFor(['NICK.owned'], (reading, step) =>
  step.session.owned ? free(reading.nick) : null,
);

/** Rules of NICK: what names a nick, what refuses it, what a refusal leaves behind. More special ones come first. */
export const NICK_RULES: readonly Rule[] = [
  {
    id: 'NICK-01',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 4.1.2 and 6.1 (431), Modern IRC NICK',
    sentence: 'NICK without a nick is answered with 431 or 461.',
    cause: 'The parameter is used before it is known to be there, or its absence is passed over in silence.',
    relaxation: unanswered(['NICK.missing', 'NICK.empty']),
  },
  {
    id: 'NICK-02',
    grade: 'must',
    clause: 'RFC 1459 6.1 (432), RFC 2812 2.3.1, Modern IRC NICK',
    sentence: 'A nick that is empty or holds a character that no nick may hold is refused with 432.',
    cause: 'The nick is stored without a look at its characters.',
    relaxation: together(
      takenFor(['NICK.malformed', 'NICK.empty'], (_, step) => free(typed(step))),
      takenFor(['USER.', 'COMPLETE', 'PASS.', 'PONG.'], ({ claim }) =>
        claim === 'malformed' ? { claim: 'free' } : null,
      ),
      unanswered(['NICK.malformed']),
    ),
  },
  {
    id: 'NICK-19',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 4.1.2 and 6.1 (433), Modern IRC NICK',
    sentence: 'A nick that is in use, and no other one, is refused with 433 or 436.',
    cause: 'The refusal is dropped, or is said by another numeric or in words that no client reads.',
    relaxation: refusedOtherwise,
  },
  {
    id: 'NICK-05',
    grade: 'must',
    clause: 'RFC 1459 4.1.2, Modern IRC NICK (the command is ignored)',
    sentence: 'A registered client whose change is refused keeps the nick that it has.',
    cause: 'The old nick is given up before the new one is granted.',
    relaxation: lostByRefusal,
  },
  {
    id: 'NICK-03',
    grade: 'must',
    clause: 'RFC 1459 1.2 and 4.1.2, Modern IRC NICK (433, and the command is ignored)',
    sentence: 'A refused NICK does not give the nick.',
    cause:
      'The nick is stored before it is checked, and the refusal does not take it back: reply, then return before assigning.',
    relaxation: refusedYetGranted,
  },
  {
    id: 'NICK-17',
    grade: 'must',
    clause: 'RFC 1459 4.1.6 and 1.2, Modern IRC NICK and QUIT',
    sentence: 'A client that leaves frees the nick that it has, and no other.',
    cause: 'The entry of the nick that it last asked for is removed by its name, whoever has it.',
    relaxation: freedByName,
  },
  {
    id: 'NICK-04',
    grade: 'must',
    clause: 'RFC 1459 1.2, Modern IRC NICK',
    sentence: 'A refused NICK reserves nothing: the nick is free once its owner lets go of it.',
    cause:
      'The claimant is entered into the registry before the check, and the refusal leaves the entry there.',
    relaxation: refusedYetReserved,
  },
  {
    id: 'NICK-18',
    grade: 'must',
    clause: 'RFC 1459 1.2 and 4.1.2, RFC 2812 3.1.2',
    sentence: 'A change of nick is checked and made in one step.',
    cause:
      'Something is waited for between the check and the change, and another client takes the nick meanwhile.',
    relaxation: uncheckedChange,
  },
  {
    id: 'NICK-08',
    grade: 'must',
    clause: 'RFC 2812 3.1.2, Modern IRC NICK',
    sentence: 'A change of nick frees the old nick at once.',
    cause: 'The new nick is entered into the registry, and the old entry is not removed.',
    relaxation: keptAfterRename,
  },
  {
    id: 'NICK-09',
    grade: 'must',
    clause: 'Modern IRC NICK and CASEMAPPING',
    sentence:
      'One’s own nick is never in use: a change of its spelling is carried out, the same spelling is no collision.',
    cause: 'The registry is asked whether the nick is taken, and not by whom.',
    relaxation: takenFor(['NICK.mine', 'NICK.respelled'], () => owned),
  },
  {
    id: 'NICK-10',
    grade: 'must',
    clause: 'RFC 2812 5.1 (263), Microsoft KB Q217378',
    sentence: 'A first change of nick is not called too fast.',
    cause: 'The time of the last change starts at the logon, or is shared between clients.',
    relaxation: answeredWith(['NICK.free', 'NICK.respelled', 'NICK.reserved'], ['438', '263'], isRegistered),
  },
  {
    id: 'NICK-11',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 4.1.2, RFC 2812 3.1.2 (the source is the old nick)',
    sentence: 'A change of nick is told with the old nick as source.',
    cause: 'The nick is replaced before the line that tells of it is made.',
    relaxation: tolerating('echo source'),
  },
  {
    id: 'NICK-12',
    grade: 'must',
    habit: true,
    clause: 'RFC 2812 3.1.2, Modern IRC NICK',
    sentence: 'A registered client is told of its change of nick.',
    cause: 'The line is sent to the others only.',
    relaxation: unanswered(['NICK.free', 'NICK.respelled', 'NICK.reserved'], isRegistered),
  },
  {
    id: 'NICK-13',
    grade: 'should',
    habit: true,
    clause: 'RFC 2812 3.1.2, Modern IRC Connection Registration',
    sentence: 'A nick that is named before registration is not acknowledged.',
    cause: 'The line that tells of a change is sent for the first nick as well.',
    relaxation: {
      ways: ({ session }, reading, lawful) =>
        !session.owned && reading.input.startsWith('NICK.')
          ? lawful
              .filter((lawfulWay) => isSilent(lawfulWay) || lawfulWay.actions.includes('001'))
              .map((silent) => ({ ...silent, actions: ['echo NICK', ...silent.actions] }))
          : [],
      tolerates: (flaw, emit) => flaw === 'echo source' && !emit.scene.registered,
    },
  },
  {
    id: 'NICK-16',
    grade: 'should',
    habit: true,
    clause: 'Modern IRC NICKLEN, RFC 2812 1.2.1',
    sentence: 'A nick longer than the advertised NICKLEN is refused or cut.',
    cause: 'The limit is advertised, and not enforced.',
    relaxation: takenFor(['NICK.too_long'], (_, step) => free(typed(step))),
  },
];

/**
 * Rules of what a claim must not cost anybody. A connection that is closed for no reason and one that leaves by itself end alike,
 * so that these explain much: the rules of registration are asked first.
 */
export const OWNER_RULES: readonly Rule[] = [
  {
    id: 'NICK-06',
    grade: 'must',
    clause: 'RFC 1459 4.1.2, Modern IRC NICK',
    sentence: 'A refused NICK leaves the connection open, so that it can name another nick.',
    cause: 'A collision is handled as a fatal error of the connection.',
    relaxation: refusedAndClosed,
  },
  {
    id: 'NICK-07',
    grade: 'must',
    clause: 'RFC 1459 4.1.2 (a KILL is for collisions between servers), Modern IRC NICK',
    sentence: 'A claim never costs a registered client its nick or its connection, and a refused one nobody.',
    cause: 'The newer claim is treated as a collision between servers.',
    relaxation: ownerThrownOut,
  },
];

/** What NICK comes down to. Almost any mistake with nicks breaks one of these too: the others are asked first. */
export const OWNERSHIP_RULES: readonly Rule[] = [
  {
    id: 'NICK-14',
    grade: 'must',
    general: true,
    clause: 'RFC 1459 1.2, RFC 2812 1.2.1, Modern IRC (unique nick)',
    sentence: 'A nick that a registered client has is refused to all others.',
    cause: 'NICK does not look into the registry, or looks into a part of it.',
    relaxation: grantedTwice,
  },
  {
    id: 'NICK-15',
    grade: 'must',
    general: true,
    clause: 'RFC 1459 4.1.2 (433 is for a nick that exists), Modern IRC NICK',
    sentence: 'A nick that nobody has is granted.',
    cause: 'The registry remembers a connection that has gone, or a command that had no effect.',
    relaxation: together(
      takenFor(['NICK.free'], () => owned),
      takenFor(['USER.', 'COMPLETE', 'PONG.', 'PASS.'], ({ claim }) =>
        claim === 'free' ? { claim: 'owned' } : null,
      ),
    ),
  },
];
