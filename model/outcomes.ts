import { nicksAsked } from './asking.ts';
import type { Command } from './command.ts';
import {
  narrow,
  permit,
  requirement,
  SLOTS,
  type Dialect,
  type Permitted,
  type Requirement,
} from './dialect.ts';
import { dues } from './due.ts';
import type { Input } from './input.ts';
import { behindGate } from './gate.ts';
import { CASEMAPPING, MAPPING_MASKS } from './holding.ts';
import { isNoise, type Phase } from './noise.ts';
import { EFFECTS, outcomeOf, type Outcome } from './outcome.ts';
import { phases } from './phase.ts';
import { isOn } from './cap-readings.ts';
import {
  changed,
  deferring,
  isPieceTooLong,
  mayFollowOverrun,
  OF_THE_SERVER,
  overrunning,
} from './deferred.ts';
import { exchanges } from './exchange.ts';
import type { Reading } from './reading.ts';
import { completionReadings, readings } from './readings.ts';
import type { Received } from './received.ts';
import type { Reliance } from './reliance.ts';
import type { Relaxation, RelaxedWay, Step } from './relaxation.ts';
import { flaws, isOptional, mayBe, type Emit } from './reply.ts';
import { rivalsOf, withoutRivals } from './rivals.ts';
import type { Table, Way } from './table.ts';
import { worldKey, type Facts, type Operation, type Session, type World } from './world.ts';

export type { Outcome } from './outcome.ts';

/** The model as the search sees it: every legal behaviour of a server under a dialect. Pure. */
export interface Spec {
  initial(connections: number): World;
  /** Every legal outcome of a command. Empty when something overdue must come first. */
  outcomes(world: World, operation: Operation, inquiry?: Inquiry): readonly Outcome[];
  /** Every legal outcome of a step that the server takes by itself on a connection whose next received thing is `next`. */
  internal(
    world: World,
    connection: number,
    next: Received,
    stay: Stay,
    inquiry?: Inquiry,
  ): readonly Outcome[];
  /** Whether a received thing may pass for a reply. */
  accepts(emit: Emit, received: Received, session: Session): boolean;
  /** Whether a line may come unasked on this connection. */
  ignores(received: Received, session: Session, inChannel: boolean): boolean;
  /** Whether a line that nothing explains may be passed over, as a relaxed model may. */
  overlooks(received: Received, session: Session): boolean;
  phase(session: Session): Phase;
  /** Every nick that a command may come to ask for; null where there may be more. */
  nicks(operation: Operation): readonly string[] | null;
  /** Whether it is settled which nicks are the same. */
  tellsNicksApart(world: World): boolean;
  /** What two worlds must have in common to be the same to every later step, but for the dialect. */
  key(world: World): string;
}

/** What a search has in mind when it asks for outcomes. */
export interface Inquiry {
  /** Where it is noted what the answer relies on in the dialect. */
  readonly reliance: Reliance;
  /** What the connection received next. Outcomes that begin with another reply need not be told. */
  readonly next: Received | 'anything' | 'nothing';
}

/** How long a connection has been there when something is received. */
export interface Stay {
  /** Since it was opened, in ns. */
  readonly age: number;
  /** It had sent QUIT before: what closes it is no time-out. */
  readonly left: boolean;
}

export interface SpecOptions {
  readonly dialect: Dialect;
  readonly facts: Facts;
  readonly table: Table;
  /** Rules that are set aside; none for the lawful model. */
  readonly relaxations?: readonly Relaxation[];
}

/** The model of a server under a dialect. @throws RangeError for an unknown choice or value */
export function createSpec({ dialect, facts, table, relaxations = [] }: SpecOptions): Spec {
  const lifted = (bound: NonNullable<Relaxation['lifts']>): boolean =>
    relaxations.some(({ lifts }) => lifts === bound);
  const permitted = permit(Object.fromEntries(Object.entries(dialect).filter(([slot]) => !isSetAside(slot))));
  const choosesAfresh = SLOTS.map(
    ({ name, binding }) => !binding && (isSetAside(name) || isSetAside(name, 'narrowing')),
  );
  function isSetAside(name: string, bound: 'dialect' | 'narrowing' = 'dialect'): boolean {
    return relaxations.some(
      ({ lifts, slot = name }) => lifts === bound && (slot === name || slot.startsWith(`${name}@`)),
    );
  }
  const misroutes = relaxations.some((relaxation) => relaxation.misroutes !== undefined);
  const phaseOf = phases(table);
  const lookups = { phaseOf, isDue: dues(table) };
  const lacksPassword = (session: Session): boolean =>
    phaseOf(session.configuration) === 'registering' &&
    !table.keyOf(session.configuration).includes('"password":"right"');
  // A server that works off what it was sent at a pace of its own is not overdue while it goes on.
  const isOverdue = ({ readyAt, deferred }: Session, at: number, heard: number): boolean => {
    const since = readyAt >= 0 ? readyAt : (deferred?.sent ?? -1);
    return since >= 0 && at - Math.max(since, heard) >= facts.registrationWithin && !lifted('registration');
  };
  const isClosing = (session: Session): boolean => phaseOf(session.configuration) === 'closing';
  const standings = { isClosing, exchangeOf: exchanges(table) };

  const allReadings = (step: Step, lawful: readonly Reading[]): readonly Reading[] =>
    relaxations.length === 0
      ? lawful
      : lawful.concat(relaxations.flatMap((relaxation) => relaxation.readings?.(step, lawful) ?? []));
  const allWays = (step: Step, reading: Reading, lawful: readonly Way[]): readonly RelaxedWay[] =>
    relaxations.length === 0
      ? lawful
      : [...lawful, ...relaxations.flatMap((relaxation) => relaxation.ways?.(step, reading, lawful) ?? [])];

  const steps = (
    step: Step,
    lawful: readonly Reading[],
    inquiry: Inquiry | undefined,
  ): readonly Outcome[] => {
    const reliance = inquiry?.reliance;
    // A relaxed model may take another line for a reply.
    const next = relaxations.length === 0 ? (inquiry?.next ?? 'anything') : 'anything';
    const outcomes: Outcome[] = [];
    for (const reading of allReadings(step, lawful)) {
      const contested = contests(step, reading);
      const ways = table.cell(step.session.configuration, reading.input, reading.claim);
      for (const some of allWays(step, reading, ways)) {
        if (!mayBegin(some, next)) continue;
        const bare = withoutRivals(some);
        const way = bare === some || contested(some) ? some : bare;
        if (way === null) continue;
        const left = presume(step.world.permitted, reading, way, choosesAfresh, reliance);
        if (left !== null) outcomes.push(outcomeOf(step, reading, way, left, lookups));
      }
    }
    return misroutes ? outcomes.flatMap((outcome) => misrouted(step, outcome, relaxations)) : outcomes;
  };

  /** An AUTHENTICATE is answered at once, or taken up later by services. What is answered with silence makes no difference. */
  const answeredOrDeferred = (
    step: Step,
    lawful: readonly Reading[],
    operation: Operation,
    inquiry: Inquiry | undefined,
  ): readonly Outcome[] => {
    const { session } = step;
    const ofServices = lawful.filter(({ input }) => input.startsWith('AUTHENTICATE.'));
    if (ofServices.length === 0) return steps(step, lawful, inquiry);
    const presumed = session.overran ? [] : LATER;
    const queued = steps(step, [internalReading('AUTHENTICATE.queued', session, presumed)], inquiry);
    if (session.overran || session.deferred !== null) {
      const said = steps(step, lawful.filter(isOfTheServer), inquiry);
      const ended = steps(step, [internalReading('AUTHENTICATE.lost', session, presumed)], inquiry);
      return [...said, ...queued, ...ended].map((outcome) => ({
        ...outcome,
        world: overrunning(outcome.world, operation),
      }));
    }
    const all = steps(step, lawful, inquiry && { ...inquiry, next: 'anything' });
    const silent = all.filter(({ emits }) => emits.length === 0);
    if (silent.length === all.length) return silent;
    const atOnce = presuming(
      lawful.filter((reading) => !isOfTheServer(reading)),
      AT_ONCE,
    );
    const loud = steps(step, [...lawful.filter(isOfTheServer), ...atOnce], inquiry).filter(
      ({ emits }) => emits.length > 0,
    );
    return [
      // What becomes of the pieces in front of it nobody can tell.
      ...(isPieceTooLong(operation)
        ? loud.map((outcome) => ({ ...outcome, world: overrunning(outcome.world, operation) }))
        : loud),
      ...silent,
      ...queued.map((outcome) => ({ ...outcome, world: deferring(outcome.world, operation, operation) })),
    ];
  };
  /** Services answer what waits for them. */
  const respond = (world: World, connection: number, inquiry: Inquiry | undefined): readonly Outcome[] => {
    const operation = (world.sessions[connection] as Session).deferred;
    if (operation === null) return [];
    const before = deferring(world, operation, null);
    const session = before.sessions[connection] as Session;
    const step: Step = { world: before, connection, session, operation, table, read: () => [] };
    const found = readings(before, operation, facts, standings);
    if (isOn('sasl', session.enabled)) return steps(step, found, inquiry);
    // The capability may have been on when it was sent.
    const then = changed(before, connection, { enabled: `${session.enabled} sasl` });
    return steps(step, [...found, ...readings(then, operation, facts, standings)], inquiry);
  };

  return {
    initial: (connections) => ({
      sessions: Array.from({ length: connections }, () => newSession(table.initial)),
      permitted,
      marks: [],
    }),
    outcomes: (world, operation, inquiry) => {
      const session = world.sessions[operation.connection] as Session;
      if (isOverdue(session, operation.sent, operation.heard)) return [];
      const { dropped } = operation;
      // Who has dropped its connection long ago is gone by now, and whatever it had sent is carried out or lost.
      const mustBeGone = lifted('drop') ? 0 : dropped;
      if (
        mustBeGone !== 0 &&
        world.sessions.some((each, c) => (mustBeGone & (1 << c)) !== 0 && !isClosing(each))
      )
        return [];
      const overdue = lifted('release')
        ? mustBeGone
        : lifted('drop')
          ? operation.released & ~dropped
          : operation.released;
      // What waits for another connection is never late.
      const sent = operation.held && lifted('held') ? Infinity : operation.sent;
      const asked =
        overdue === operation.released && sent === operation.sent
          ? operation
          : { ...operation, released: overdue, sent };
      const read = (command: Command): readonly Reading[] =>
        readings(world, { ...asked, command }, facts, standings).map((reading) => ({ ...reading, command }));
      const step: Step = { world, connection: operation.connection, session, operation: asked, table, read };
      if (operation.command.kind === 'EMPTY')
        return [{ emits: [], world, transitions: [], input: null, requires: [], local: true }];
      const lawful = behindGate(world, asked, lacksPassword, readings(world, asked, facts, standings));
      return operation.command.kind === 'AUTHENTICATE'
        ? answeredOrDeferred(step, lawful, asked, inquiry)
        : steps(step, lawful, inquiry);
    },
    internal: (world, connection, next, { age, left }, inquiry) => {
      const session = world.sessions[connection] as Session;
      const step: Step = { world, connection, session, operation: null, table, read: () => [] };
      const lawful: Reading[] = [];
      if (session.readyAt >= 0)
        lawful.push(...completionReadings(world, { connection, released: 0 }, isClosing));
      if (next.message?.command === 'PING') lawful.push(internalReading('CHALLENGE', session));
      const closes = next.line === null || next.message?.command === 'ERROR';
      const mayExpire = left
        ? lifted('leaving')
        : age >= facts.idleAfter && !isOverdue(session, next.at, next.since);
      if (closes && (mayExpire || lifted('close'))) lawful.push(internalReading('EXPIRE', session));
      return [...steps(step, lawful, inquiry), ...respond(world, connection, inquiry)].filter(
        ({ emits }) => emits.length > 0,
      );
    },
    accepts: (emit, received, session) => {
      if (completes(emit) && isOverdue(session, received.at, received.since)) return false;
      const found = flaws(emit.reply, emit.scene, received);
      return found.every((flaw) =>
        relaxations.some(({ tolerates }) => tolerates?.(flaw, emit, received, session) === true),
      );
    },
    ignores: (received, session, inChannel) =>
      isNoise(received, phaseOf(session.configuration), session, inChannel) ||
      mayFollowOverrun(received, session),
    overlooks: (received, session) =>
      relaxations.some(({ ignores }) => ignores?.(received, session) === true),
    phase: (session) => phaseOf(session.configuration),
    nicks: (operation) => (relaxations.length === 0 ? nicksAsked(operation, facts.nickLength) : null),
    tellsNicksApart: ({ permitted: { masks } }) => MAPPING_MASKS.includes(masks[CASEMAPPING] as number),
    // One that is closing without a nick is as good as closed, unless a rule that is set aside makes a difference of it.
    key: (world) =>
      worldKey(world, (session) => relaxations.length === 0 && session.nick === null && isClosing(session)),
  };
}

/** Whether a reply tells how a registration went that completes by itself. */
function completes({ reply, scene }: Emit): boolean {
  return scene.command === null && /^\d+$/.test(reply);
}

/** Tells whether others wish for the nick that a way claims, or makes the connection’s own. Each nick is looked up once. */
function contests({ world, connection, session }: Step, { nick }: Reading): (way: Way) => boolean {
  const hasRivals = (wanted: string | null): boolean =>
    rivalsOf(world.sessions, connection, wanted, world.permitted).length > 0;
  let claimed: boolean | undefined;
  let owned: boolean | undefined;
  return ({ actions }) => {
    if (actions.includes('claim')) return (claimed ??= hasRivals(nick));
    return actions.includes('own') ? (owned ??= hasRivals(session.nick)) : true;
  };
}

/** Whether the connection may receive that next where a command is taken in this way. */
function mayBegin({ actions }: Way, next: Inquiry['next']): boolean {
  if (next === 'anything') return true;
  const first = actions.find((action) => !EFFECTS.has(action));
  if (first === undefined || isOptional(first)) return true;
  return next !== 'nothing' && mayBe(first, next);
}

function newSession(configuration: number): Session {
  return {
    configuration,
    nick: null,
    owned: false,
    readyAt: -1,
    enabled: '',
    hears302: false,
    account: null,
    proven: null,
    deferred: null,
    overran: false,
  };
}

function internalReading(input: Input, session: Session, requires: readonly Requirement[] = []): Reading {
  return { input, claim: 'free', nick: session.nick, holder: -1, freed: [], requires };
}

/** Whether it is a matter of the server's, be that with services or not. */
function isOfTheServer({ input }: Reading): boolean {
  return !input.startsWith('AUTHENTICATE.') || OF_THE_SERVER.has(input);
}

const AT_ONCE = [requirement('sasl_answers', 'at_once')];
const LATER = [requirement('sasl', 'present'), requirement('sasl_answers', 'later')];

function presuming(found: readonly Reading[], presumed: readonly Requirement[]): readonly Reading[] {
  return found.map((reading) => ({ ...reading, requires: [...presumed, ...reading.requires] }));
}

/**
 * What is left of the dialect when a reading and a way are presumed; null when they contradict it. A slot that is chosen afresh
 * each time is not narrowed by what was chosen.
 */
function presume(
  permitted: Permitted,
  reading: Reading,
  way: Way,
  choosesAfresh: readonly boolean[],
  reliance: Reliance | undefined,
): Permitted | null {
  let left = permitted;
  for (const requires of [reading.requires, way.requires]) {
    for (const requirement of requires) {
      const narrower = narrow(left, requirement);
      if (narrower === null) {
        reliance?.atMost.add(requirement.slot);
        return null;
      }
      if (choosesAfresh[requirement.slot] !== true) left = narrower;
    }
  }
  return left;
}

function misrouted(step: Step, outcome: Outcome, relaxations: readonly Relaxation[]): readonly Outcome[] {
  const recipients = relaxations.flatMap(({ misroutes }) => misroutes?.(step) ?? []);
  if (outcome.emits.length === 0) return [outcome];
  const straying = recipients.map((recipient) => ({
    ...outcome,
    local: false,
    emits: outcome.emits.map((emit) =>
      emit.connection === step.connection ? { ...emit, connection: recipient } : emit,
    ),
  }));
  return [{ ...outcome, local: false }, ...straying];
}
