import { changed, namesIn } from '../cap-readings.ts';
import type { Reading } from '../reading.ts';
import type { Relaxation, Step } from '../relaxation.ts';
import { isMarked, mark } from './marks.ts';
import {
  answeredWith,
  isRegistered,
  refuses,
  regionsOf,
  takenFor,
  together,
  tolerating,
  unanswered,
  way,
  withRegions,
} from './relax.ts';
import type { Rule } from './rule.ts';

const LS = ['CAP.ls', 'CAP.ls_302'];
const REQ = ['CAP.req', 'CAP.req_refused'];
const SAID_BY_STRANGERS = ['421', '451', '461', '462'] as const;

/** The capabilities that an operation asks for, each with its `-`, if any. */
function askedBy({ operation }: Step): readonly string[] {
  return namesIn(operation?.command.params[1] ?? '');
}

/** What is on when these names of a request are granted and the others are not. */
function granting({ session }: Step, names: readonly string[]): Partial<Reading> {
  return { input: 'CAP.req', enabled: changed(session.enabled, names) };
}

/** These inputs leave the negotiation as it was, where it had been begun before or not. */
const withoutSuspending = (inputs: readonly string[], when: 'none' | 'ended'): Relaxation => ({
  ways: ({ session, table }, reading, lawful) => {
    const regions = regionsOf(table, session.configuration);
    if (regions?.capabilities !== when || !inputs.includes(reading.input)) return [];
    return lawful.map((lawfulWay) => ({ ...lawfulWay, next: session.configuration }));
  },
});

/** END that is forgotten: what comes later may complete the registration all the same. */
const endForgotten: Relaxation = {
  ways: (step, reading) => {
    const { session, table, connection, world } = step;
    const regions = regionsOf(table, session.configuration);
    if (regions?.capabilities !== 'negotiating') return [];
    if (reading.input === 'CAP.end') return [way(session.configuration, [], mark('forgot END', connection))];
    if (!isMarked(world, 'forgot END', connection)) return [];
    return table.cell(withRegions(table, regions, { capabilities: 'ended' }), reading.input, reading.claim);
  },
};

/** A registration that a command of these completes whatever is being negotiated. */
const completingWith = (prefixes: readonly string[]): Relaxation => ({
  ways: ({ session, table }, reading) => {
    const regions = regionsOf(table, session.configuration);
    if (
      regions?.capabilities !== 'negotiating' ||
      !prefixes.some((prefix) => reading.input.startsWith(prefix))
    )
      return [];
    return table
      .cell(withRegions(table, regions, { capabilities: 'ended' }), reading.input, reading.claim)
      .filter(({ actions }) => actions.includes('001'));
  },
});

/** A request that must be refused, and is granted: as it stands, or but for what there is not. */
const unknownGranted: Relaxation = {
  readings: (step, lawful) =>
    lawful.some(({ input }) => input === 'CAP.req')
      ? []
      : lawful
          .filter(({ input }) => input === 'CAP.req_refused')
          .flatMap((reading) => [
            { ...reading, ...granting(step, askedBy(step)) },
            { ...reading, ...granting(step, []) },
          ]),
};

/** A part of a request that takes effect, whatever is said of it. */
const inPart: Relaxation = {
  readings: (step, lawful) =>
    lawful
      .filter(({ input }) => REQ.includes(input))
      .flatMap((reading) =>
        partsOf(askedBy(step)).flatMap((part) => [
          { ...reading, ...granting(step, part) },
          { ...reading, ...granting(step, part), input: 'CAP.req_refused' as const },
        ]),
      ),
  ways: (_step, reading, lawful) =>
    reading.input === 'CAP.req_refused' && reading.enabled !== undefined
      ? lawful.map((refusal) => ({ ...refusal, actions: [...refusal.actions, 'enable' as const] }))
      : [],
  tolerates: (flaw, { reply, scene }) =>
    flaw === 'capabilities' && reply === 'CAP ACK' && namesIn(scene.command?.params[1] ?? '').length > 1,
};

/** Every part of a list but nothing and all; of a long one only its beginnings. */
function partsOf(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length > 4) return names.slice(1).map((_, at) => names.slice(0, at + 1));
  return Array.from({ length: Math.max(0, (1 << names.length) - 2) }, (_, at) =>
    names.filter((_name, index) => ((at + 1) & (1 << index)) !== 0),
  );
}

/** A refused NICK that ends the negotiation, or clears what is on. */
const upsetByRefusal: Relaxation = {
  ways: ({ session, table }, _reading, lawful) =>
    lawful.filter(refuses).flatMap((refusal) => {
      const regions = regionsOf(table, refusal.next);
      const cleared =
        session.enabled === ''
          ? []
          : [
              {
                ...refusal,
                actions: [...refusal.actions.filter((action) => action !== 'enable'), 'enable' as const],
              },
            ];
      if (regions?.capabilities !== 'negotiating') return cleared;
      return [...cleared, { ...refusal, next: withRegions(table, regions, { capabilities: 'none' }) }];
    }),
  readings: ({ session }, lawful) =>
    session.enabled === ''
      ? []
      : lawful
          .filter(({ input, claim }) => input.startsWith('NICK.') || claim !== 'free')
          .map((reading) => ({ ...reading, enabled: '' })),
};

/** LIST that tells of another connection's capabilities, be that still there or not. */
const anothers: Relaxation = {
  readings: ({ world, connection, session }, lawful) =>
    lawful
      .filter(({ input }) => input === 'CAP.list')
      .flatMap((reading) =>
        world.sessions
          .filter(({ enabled }, c) => c !== connection && enabled !== '' && enabled !== session.enabled)
          .map(({ enabled }) => ({ ...reading, enabled })),
      ),
};

/** Rules of capability negotiation (IRCv3 Capability Negotiation). More special ones come first. */
export const CAP_RULES: readonly Rule[] = [
  {
    id: 'CAP-01',
    grade: 'must',
    habit: true,
    clause: 'IRCv3 Capability Negotiation (LS)',
    sentence: 'CAP LS is answered with the list of what is on offer, though it may be empty.',
    cause: 'The subcommand or its version is not understood, or nothing is said where nothing is on offer.',
    relaxation: unanswered(LS, (step) => !isRegistered(step)),
  },
  {
    id: 'CAP-17',
    grade: 'must',
    habit: true,
    clause: 'IRCv3 Capability Negotiation (LS, LIST and REQ may be sent at any time)',
    sentence: 'CAP is answered after registration as it was before.',
    cause: 'CAP is taken for a command of the logon, and refused or dropped afterwards.',
    relaxation: together(
      unanswered(['CAP.'], isRegistered),
      answeredWith(['CAP.'], SAID_BY_STRANGERS, isRegistered),
    ),
  },
  {
    id: 'CAP-18',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (LS and REQ during registration)',
    sentence: 'LS and REQ suspend the registration again when END has already been sent.',
    cause: 'That the negotiation has ended is noted once and for all.',
    relaxation: withoutSuspending([...LS, ...REQ], 'ended'),
  },
  {
    id: 'CAP-02',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (LS during registration)',
    sentence: 'CAP LS suspends the registration until CAP END.',
    cause: 'The completion does not look whether a negotiation is under way.',
    relaxation: withoutSuspending(LS, 'none'),
  },
  {
    id: 'CAP-03',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (REQ during registration)',
    sentence: 'CAP REQ suspends the registration until CAP END, whether it is granted or not.',
    cause: 'Only LS begins a negotiation.',
    relaxation: withoutSuspending(REQ, 'none'),
  },
  {
    id: 'CAP-19',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation; RFC 1459 4.1.2, Modern IRC NICK (433, and the command is ignored)',
    sentence: 'A refused NICK leaves the negotiation as it was, and what is on.',
    cause: 'The refusal sets the connection back to its beginning.',
    relaxation: upsetByRefusal,
  },
  {
    id: 'CAP-22',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (no registration before END)',
    sentence: 'While a negotiation is under way neither NICK nor USER completes the registration.',
    cause: 'NICK or USER completes the registration without a look at the negotiation.',
    relaxation: completingWith(['USER.', 'NICK.', 'PONG.']),
  },
  {
    id: 'CAP-04',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (END)',
    sentence: 'CAP END lets the registration go on: where all else was given, nothing more is needed.',
    cause: 'END only notes that the negotiation is over; whether all is there is looked at elsewhere.',
    relaxation: endForgotten,
  },
  {
    id: 'CAP-11',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (only LS and REQ suspend)',
    sentence: 'CAP END and a bare CAP do not suspend the registration.',
    cause: 'Any CAP is taken for the beginning of a negotiation.',
    relaxation: {
      ways: ({ session, table }, reading, lawful) => {
        const regions = regionsOf(table, session.configuration);
        const others = ['CAP.missing', 'CAP.end'];
        if (regions === null || regions.capabilities === 'negotiating' || !others.includes(reading.input))
          return [];
        const next = withRegions(table, regions, { capabilities: 'negotiating' });
        return lawful.map((lawfulWay) => ({ ...lawfulWay, next }));
      },
    },
  },
  {
    id: 'CAP-20',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (cap-notify is implied by version 302)',
    sentence: 'A client that speaks version 302 cannot switch cap-notify off.',
    cause: 'cap-notify is treated like any other capability.',
    relaxation: takenFor(['CAP.req_refused'], (_reading, step) =>
      step.session.hears302 && askedBy(step).includes('-cap-notify') ? granting(step, askedBy(step)) : null,
    ),
  },
  {
    id: 'CAP-15',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (REQ, ACK)',
    sentence:
      'What was acknowledged takes effect: what was asked for is on, and what has a - before it is off.',
    cause: 'The - is cut off and forgotten, or the answer is sent and nothing is stored.',
    relaxation: together(
      takenFor(['CAP.req'], (_reading, step) =>
        granting(
          step,
          askedBy(step).filter((name) => !name.startsWith('-')),
        ),
      ),
      takenFor(['CAP.req'], (_reading, step) =>
        granting(
          step,
          askedBy(step).map((name) => name.replace(/^-/, '')),
        ),
      ),
      // That sasl is not on would explain most of what AUTHENTICATE may be answered: of that, SASL has rules of its own.
      takenFor(['CAP.req'], (_reading, step) =>
        granting(
          step,
          askedBy(step).filter((name) => /^-?sasl$/.test(name)),
        ),
      ),
    ),
  },
  {
    id: 'CAP-06',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (a request is accepted or rejected as a whole)',
    sentence: 'A request takes effect as a whole or not at all.',
    cause: 'Each capability of the list is looked up, and switched on, by itself.',
    relaxation: inPart,
  },
  {
    id: 'CAP-05',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (NAK)',
    sentence: 'A request for a capability that is not on offer is answered with NAK.',
    cause: 'What is asked for is not compared with what is on offer.',
    relaxation: unknownGranted,
  },
  {
    id: 'CAP-08',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (ACK)',
    sentence: 'ACK lists what was asked for.',
    cause: 'The list is made from what is on, or from what has changed.',
    relaxation: tolerating('capabilities', ({ reply }) => reply === 'CAP ACK'),
  },
  {
    id: 'CAP-09',
    grade: 'must',
    habit: true,
    clause: 'IRCv3 Capability Negotiation (NAK repeats at least the first 100 characters of the list)',
    sentence: 'NAK repeats the list that is refused, as it was sent.',
    cause: 'The list is made from those names that are not known, or left out.',
    relaxation: tolerating('capabilities', ({ reply }) => reply === 'CAP NAK'),
  },
  {
    id: 'CAP-21',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (capabilities are those of a connection)',
    sentence: 'What one connection has switched on is on for that one only.',
    cause: 'The capabilities are kept in a slot that a later connection inherits, or in one place for all.',
    relaxation: anothers,
  },
  {
    id: 'CAP-10',
    grade: 'must',
    clause: 'IRCv3 Capability Negotiation (LIST)',
    sentence: 'CAP LIST tells just what is on.',
    cause: 'The list is made from what is on offer.',
    relaxation: tolerating('capabilities', ({ reply }) => reply === 'CAP LIST'),
  },
  {
    id: 'CAP-12',
    grade: 'must',
    habit: true,
    clause: 'IRCv3 Capability Negotiation (410)',
    sentence: 'A subcommand that there is not is answered with 410.',
    cause: 'Subcommands that are not known are dropped in silence, or told as a command that is not known.',
    relaxation: together(unanswered(['CAP.unknown']), answeredWith(['CAP.unknown'], SAID_BY_STRANGERS)),
  },
  {
    id: 'CAP-13',
    grade: 'must',
    habit: true,
    clause: 'IRCv3 Capability Negotiation (values and several lines from version 302 on)',
    sentence: 'CAP LS of a version below 302 is answered in one line, without values.',
    cause: 'The version that the client tells is not looked at.',
    relaxation: {
      ways: (_step, reading, lawful) =>
        reading.input === 'CAP.ls'
          ? lawful.map((lawfulWay) => ({
              ...lawfulWay,
              actions: ['CAP LS more*' as const, ...lawfulWay.actions],
            }))
          : [],
      tolerates: (flaw, { reply }) => flaw === 'capabilities' && reply === 'CAP LS',
    },
  },
  {
    id: 'CAP-14',
    grade: 'must',
    habit: true,
    clause: 'IRCv3 Capability Negotiation (END)',
    sentence: 'CAP END is not answered, and without effect after registration.',
    cause: 'Every CAP is confirmed.',
    relaxation: {
      ...answeredWith(['CAP.end'], ['410', '462', '421', '451']),
      ignores: ({ message }) => message?.command === 'CAP' && message.params[1]?.toUpperCase() === 'END',
    },
  },
  {
    id: 'CAP-16',
    grade: 'must',
    habit: true,
    clause: 'IRCv3 Capability Negotiation (cap-notify)',
    sentence: 'CAP NEW and DEL are sent to those alone that have asked to hear of changes.',
    cause: 'Changes are told to everybody.',
    relaxation: {
      ignores: ({ message }) => message?.command === 'CAP' && /^(NEW|DEL)$/i.test(message.params[1] ?? ''),
    },
  },
  {
    id: 'CAP-07',
    grade: 'should',
    clause: 'IRCv3 Capability Negotiation (LS tells what the server supports)',
    sentence: 'What CAP LS lists is acknowledged when it is asked for.',
    cause: 'The name is compared with its value, or in another case.',
    relaxation: takenFor(['CAP.req'], () => ({ input: 'CAP.req_refused' })),
  },
];
