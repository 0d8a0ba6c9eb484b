import { nicksAsked } from './asking.ts';
import type { Command } from './command.ts';
import { narrow, permit, SLOTS, type Dialect, type Permitted } from './dialect.ts';
import { dues } from './due.ts';
import { behindGate, lacksPassword } from './gate.ts';
import { CASEMAPPING, MAPPING_MASKS } from './holding.ts';
import { isNoise, type Phase } from './noise.ts';
import { EFFECTS, outcomeOf, type Outcome } from './outcome.ts';
import { phases } from './phase.ts';
import { mayFollowOverrun } from './deferred.ts';
import { plain, type Reading } from './reading.ts';
import { completionReadings, readings } from './readings.ts';
import type { Received } from './received.ts';
import type { Reliance } from './reliance.ts';
import { stepOf, type Relaxation, type RelaxedWay, type Step } from './relaxation.ts';
import { servicesOf } from './services.ts';
import { standingsOf } from './standings.ts';
import { flaws, isOptional, mayBe, type Emit } from './reply.ts';
import { rivalsOf, withoutRivals } from './rivals.ts';
import type { Table, Way } from './table.ts';
import { timeoutsOf, type Overdue, type Stay } from './timeouts.ts';
import { newSession, worldKey, type Facts, type Operation, type Session, type World } from './world.ts';

export type { Outcome } from './outcome.ts';
export type { Stay } from './timeouts.ts';

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
  /** Whether a line asks whether a silent client is there: a step of its own, and no noise. */
  isQuestion(received: Received, session: Session): boolean;
  /** Whether a line that nothing explains may be passed over, as a relaxed model may. */
  overlooks(received: Received, session: Session): boolean;
  /** What the server has left undone for too long when a command is sent: it must come first. Null for nothing. */
  overdue(session: Session, operation: Operation): Overdue | null;
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
  // A relaxed model may take another line for a reply, or pass one over.
  const takesOthers = relaxations.some(
    ({ tolerates, ignores, misroutes: strays }) => (tolerates ?? ignores ?? strays) !== undefined,
  );
  const misroutes = relaxations.some((relaxation) => relaxation.misroutes !== undefined);
  const phaseOf = phases(table);
  const standings = standingsOf(table);
  const { isClosing, securityOf } = standings;
  const lookups = { phaseOf, securityOf, isDue: dues(table), remembers: facts.hasOperator === true };
  const isGated = lacksPassword(table);
  // A server that works off what it was sent at a pace of its own is not overdue while it goes on.
  const isOverdue = ({ readyAt, deferred }: Session, at: number, heard: number, lag = 0): boolean => {
    const since = readyAt >= 0 ? readyAt : (deferred?.sent ?? -1);
    return (
      since >= 0 && at - lag - Math.max(since, heard) >= facts.registrationWithin && !lifted('registration')
    );
  };
  const isLateClose = (operation: Operation | null, { next }: Way): boolean =>
    operation?.survived === true && phaseOf(next) === 'closing' && !lifted('close');
  const timeouts = timeoutsOf(facts);
  const leftUndone = (session: Session, operation: Operation): Overdue | null => {
    const overdue = timeouts.overdue(session, phaseOf(session.configuration), operation);
    const may = overdue !== null && relaxations.some(({ lets }) => lets?.(overdue, session, table) === true);
    return may ? null : overdue;
  };

  const allReadings = (step: Step, lawful: readonly Reading[]): readonly Reading[] =>
    relaxations.length === 0
      ? lawful
      : lawful.concat(relaxations.flatMap((relaxation) => relaxation.readings?.(step, lawful) ?? []));
  const allWays = (step: Step, reading: Reading, lawful: readonly Way[]): readonly RelaxedWay[] =>
    relaxations.length === 0
      ? lawful
      : [...lawful, ...relaxations.flatMap((relaxation) => relaxation.ways?.(step, reading, lawful) ?? [])];

  const steps = (step: Step, lawful: readonly Reading[], inquiry?: Inquiry): readonly Outcome[] => {
    const reliance = inquiry?.reliance;
    const next = takesOthers ? 'anything' : (inquiry?.next ?? 'anything');
    const outcomes: Outcome[] = [];
    for (const reading of allReadings(step, lawful)) {
      const contested = contests(step, reading);
      const ways = table.cell(step.session.configuration, reading.input, reading.claim);
      for (const some of allWays(step, reading, ways)) {
        if (!mayBegin(some, next) || isLateClose(step.operation, some)) continue;
        const bare = withoutRivals(some);
        const way = bare === some || contested(some) ? some : bare;
        if (way === null) continue;
        const left = presume(step.world.permitted, reading, way, choosesAfresh, reliance);
        if (left !== null) outcomes.push(outcomeOf(step, reading, way, left, lookups));
      }
    }
    return misroutes ? outcomes.flatMap((outcome) => misrouted(step, outcome, relaxations)) : outcomes;
  };

  const services = servicesOf({ steps, facts, standings, table });

  return {
    initial: (connections) => ({
      sessions: Array.from({ length: connections }, () => newSession(table.initial)),
      permitted,
      marks: [],
    }),
    outcomes: (world, operation, inquiry) => {
      const session = world.sessions[operation.connection] as Session;
      if (
        isOverdue(session, operation.sent, operation.heard, operation.lag) ||
        leftUndone(session, operation) !== null
      )
        return [];
      const { dropped, quit } = operation;
      // Who has dropped its connection long ago is gone by now, and whatever it had sent is carried out or lost.
      const mustBeGone = lifted('drop') ? 0 : dropped;
      if (
        mustBeGone !== 0 &&
        world.sessions.some((each, c) => (mustBeGone & (1 << c)) !== 0 && !isClosing(each))
      )
        return [];
      const overdue = lifted('release')
        ? mustBeGone & ~quit
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
      const step = stepOf({ world, connection: operation.connection, operation: asked, table }, { read });
      if (operation.command.kind === 'EMPTY')
        return [{ emits: [], world, transitions: [], input: null, requires: [], local: true }];
      const lawful = behindGate(world, asked, isGated, readings(world, asked, facts, standings));
      return operation.command.kind === 'AUTHENTICATE'
        ? services.asked(step, lawful, asked, inquiry)
        : steps(step, lawful, inquiry);
    },
    internal: (world, connection, next, stay, inquiry) => {
      const session = world.sessions[connection] as Session;
      const phase = phaseOf(session.configuration);
      const closes = next.line === null || next.message?.command === 'ERROR';
      const asking = timeouts.isQuestion(next, phase) ? next : null;
      const ending = closes && timeouts.isTimed(phase) ? stay : null;
      const step = stepOf({ world, connection, operation: null, table }, { ending, asking });
      const lawful: Reading[] = [];
      if (session.readyAt >= 0)
        lawful.push(...completionReadings(world, { connection, released: 0 }, isClosing));
      if (next.message?.command === 'PING' && phase === 'registering')
        lawful.push(plain('CHALLENGE', session.nick));
      if (asking !== null) lawful.push(...timeouts.asks(session, phase, next, stay));
      if (closes && (lifted('close') || (stay.left && lifted('leaving'))))
        lawful.push(plain('EXPIRE', session.nick));
      else if (closes && !stay.left && !isOverdue(session, next.at, next.since, next.lag))
        lawful.push(...timeouts.closes(session, phase, next, stay));
      return [...steps(step, lawful, inquiry), ...services.answer(world, connection, inquiry)].filter(
        ({ emits }) => emits.length > 0,
      );
    },
    accepts: (emit, received, session) => {
      if (completes(emit) && isOverdue(session, received.at, received.since, received.lag)) return false;
      const found = flaws(emit.reply, emit.scene, received);
      return found.every((flaw) =>
        relaxations.some(({ tolerates }) => tolerates?.(flaw, emit, received, session) === true),
      );
    },
    ignores: (received, session, inChannel) =>
      isNoise(received, phaseOf(session.configuration), session, inChannel) ||
      mayFollowOverrun(received, session),
    isQuestion: (received, session) => timeouts.isQuestion(received, phaseOf(session.configuration)),
    overlooks: (received, session) =>
      relaxations.some(({ ignores }) => ignores?.(received, session) === true),
    overdue: leftUndone,
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
