import { narrow, narrowAll, permit, type Dialect, type Permitted } from './dialect.ts';
import type { Input } from './input.ts';
import { isNoise, type Phase } from './noise.ts';
import { completionReadings, readings, type Reading } from './reading.ts';
import type { Received } from './received.ts';
import type { Relaxation, RelaxedWay, Step } from './relaxation.ts';
import { flaws, type Emit, type Scene } from './reply.ts';
import type { Action } from './session.ts';
import type { Table, Way } from './table.ts';
import type { Facts, Operation, Session, World } from './world.ts';

/** One legal outcome of a step: what each connection is to receive, in order, and the world that follows. */
export interface Outcome {
  readonly emits: readonly Emit[];
  readonly world: World;
  /** The transitions of the chart that were taken. */
  readonly transitions: readonly string[];
  /** How the command was classified; null for an empty line. */
  readonly input: Input | null;
  /** It neither reads nor changes the registry, and no other connection can tell. */
  readonly local: boolean;
}

/** The model as the search sees it: every legal behaviour of a server under a dialect. Pure. */
export interface Spec {
  initial(connections: number): World;
  /** Every legal outcome of a command. Empty when something overdue must come first. */
  outcomes(world: World, operation: Operation): readonly Outcome[];
  /** Every legal outcome of a step that the server takes by itself on a connection whose next received thing is `next`. */
  internal(world: World, connection: number, next: Received, age: number): readonly Outcome[];
  /** Whether a received thing may pass for a reply. */
  accepts(emit: Emit, received: Received, session: Session): boolean;
  /** Whether a line may come unasked on this connection. */
  ignores(received: Received, session: Session, inChannel: boolean): boolean;
  /** Whether a line that nothing explains may be passed over, as a relaxed model may. */
  overlooks(received: Received, session: Session): boolean;
  phase(session: Session): Phase;
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
  const permitted = permit(lifted('dialect') ? {} : dialect);
  const keepsChoosing = lifted('dialect') || lifted('narrowing');
  const misroutes = relaxations.some((relaxation) => relaxation.misroutes !== undefined);
  const phaseOf = phases(table);
  const isClosing = (session: Session): boolean => phaseOf(session.configuration) === 'closing';

  const allReadings = (step: Step, lawful: readonly Reading[]): readonly Reading[] =>
    relaxations.reduce((all, relaxation) => all.concat(relaxation.readings?.(step, lawful) ?? []), lawful);

  const steps = (step: Step, lawful: readonly Reading[]): readonly Outcome[] => {
    const outcomes: Outcome[] = [];
    for (const reading of allReadings(step, lawful)) {
      const ways = table.cell(step.session.configuration, reading.input, reading.claim);
      const relaxed = relaxations.flatMap((relaxation) => relaxation.ways?.(step, reading, ways) ?? []);
      for (const way of relaxed.length === 0 ? ways : [...ways, ...relaxed]) {
        const left = presume(step.world.permitted, reading, way, keepsChoosing);
        if (left !== null) outcomes.push(outcomeOf(step, reading, way, left, phaseOf));
      }
    }
    return misroutes ? outcomes.flatMap((outcome) => misrouted(step, outcome, relaxations)) : outcomes;
  };

  return {
    initial: (connections) => ({
      sessions: Array.from({ length: connections }, () => newSession(table.initial)),
      permitted,
      marks: [],
    }),
    outcomes: (world, operation) => {
      const session = world.sessions[operation.connection] as Session;
      const overdue = session.readyAt >= 0 && operation.sent - session.readyAt >= facts.registrationWithin;
      if (overdue && !lifted('registration')) return [];
      const asked = lifted('release') ? { ...operation, released: 0 } : operation;
      const step: Step = { world, connection: operation.connection, session, operation: asked, table };
      if (operation.command.kind === 'EMPTY')
        return [{ emits: [], world, transitions: [], input: null, local: true }];
      return steps(step, readings(world, asked, facts, isClosing));
    },
    internal: (world, connection, next, age) => {
      const session = world.sessions[connection] as Session;
      const step: Step = { world, connection, session, operation: null, table };
      const lawful: Reading[] = [];
      if (session.readyAt >= 0)
        lawful.push(...completionReadings(world, { connection, released: 0 }, isClosing));
      if (next.message?.command === 'PING') lawful.push(internalReading('CHALLENGE', session));
      const closes = next.line === null || next.message?.command === 'ERROR';
      if (closes && (age >= facts.idleAfter || lifted('close')))
        lawful.push(internalReading('EXPIRE', session));
      return steps(step, lawful).filter(({ emits }) => emits.length > 0);
    },
    accepts: (emit, received, session) => {
      const found = flaws(emit.reply, emit.scene, received);
      return found.every((flaw) =>
        relaxations.some(({ tolerates }) => tolerates?.(flaw, emit, received, session) === true),
      );
    },
    ignores: (received, session, inChannel) =>
      isNoise(received, phaseOf(session.configuration), session.nick, inChannel),
    overlooks: (received, session) =>
      relaxations.some(({ ignores }) => ignores?.(received, session) === true),
    phase: (session) => phaseOf(session.configuration),
  };
}

function newSession(configuration: number): Session {
  return { configuration, nick: null, owned: false, readyAt: -1, former: [] };
}

function internalReading(input: Input, session: Session): Reading {
  return { input, claim: 'free', nick: session.nick, holder: -1, freed: [], requires: [] };
}

/** What is left of the dialect when a reading and a way are presumed; null when they contradict it. */
function presume(permitted: Permitted, reading: Reading, way: Way, keepsChoosing: boolean): Permitted | null {
  if (!keepsChoosing) {
    const left = narrowAll(permitted, reading.requires);
    return left === null ? null : narrowAll(left, way.requires);
  }
  const possible = [...reading.requires, ...way.requires].every(
    (requirement) => narrow(permitted, requirement) !== null,
  );
  return possible ? permitted : null;
}

/** The phase of each configuration, looked up once. */
function phases(table: Table): (configuration: number) => Phase {
  const known: Phase[] = [];
  return (configuration) => {
    const phase = known[configuration];
    if (phase !== undefined) return phase;
    const key = table.keyOf(configuration);
    const found = key.startsWith('{"registering"')
      ? 'registering'
      : key.startsWith('{"registered"')
        ? 'registered'
        : 'closing';
    known[configuration] = found;
    return found;
  };
}

const EFFECTS: ReadonlySet<Action> = new Set(['claim', 'unclaim', 'own', 'evict holder', 'overrule holder']);
const COLLISION_INPUT: Partial<Record<Action, Input>> = {
  'evict holder': 'EVICTED',
  'overrule holder': 'OVERRULED',
};

function outcomeOf(
  step: Step,
  reading: Reading,
  way: RelaxedWay,
  permitted: Permitted,
  phaseOf: (configuration: number) => Phase,
): Outcome {
  const { world, connection, session, operation, table } = step;
  const sessions = world.sessions.slice();
  const emits: Emit[] = [];
  const transitions = [...way.transitions];
  for (const freed of reading.freed) {
    const closing = sessions[freed] as Session;
    for (const release of table.cell(closing.configuration, 'RELEASE', 'free')) {
      sessions[freed] = { ...closing, configuration: release.next, nick: null, owned: false };
      transitions.push(...release.transitions);
    }
  }
  let { nick, owned, former } = session;
  const claims = way.actions.includes('claim');
  const scene: Scene = {
    command: operation?.command ?? null,
    before: nick,
    after: claims ? reading.nick : nick,
    registered: phaseOf(session.configuration) === 'registered',
    asked: reading.nick,
    holder: sessions[reading.holder]?.nick ?? null,
  };
  for (const action of way.actions) {
    const collision = COLLISION_INPUT[action];
    if (collision !== undefined) {
      const victim = sessions[reading.holder];
      if (victim === undefined || phaseOf(victim.configuration) === 'closing') continue;
      // Only a relaxed model throws an owner out: it then fares like one that has not registered yet.
      const at = victim.owned ? table.initial : victim.configuration;
      for (const fate of table.cell(at, collision, 'free')) {
        sessions[reading.holder] = {
          ...victim,
          configuration: fate.next,
          nick: null,
          owned: false,
          readyAt: -1,
        };
        transitions.push(...fate.transitions);
        const lost: Scene = { ...scene, command: null, before: victim.nick, after: victim.nick, asked: null };
        for (const reply of fate.actions) {
          if (!EFFECTS.has(reply)) emits.push({ connection: reading.holder, reply, scene: lost });
        }
      }
    } else if (action === 'claim') {
      if (nick !== null && nick !== reading.nick) former = [nick, ...former];
      nick = reading.nick;
    } else if (action === 'unclaim') nick = null;
    else if (action === 'own') owned = true;
    else emits.push({ connection, reply: action, scene });
  }
  if (nick === null) owned = false;
  const waits = phaseOf(way.next) === 'registering' && canComplete(table, way.next, permitted);
  const readyAt = !waits ? -1 : session.readyAt >= 0 ? session.readyAt : (operation?.sent ?? -1);
  sessions[connection] = { configuration: way.next, nick, owned, readyAt, former };
  const marks =
    way.mark === undefined || world.marks.includes(way.mark) ? world.marks : [...world.marks, way.mark];
  const local = isLocal(reading, way, session, phaseOf(way.next));
  return { emits, world: { sessions, permitted, marks }, transitions, input: reading.input, local };
}

/** Whether the registration may complete by itself in this configuration. */
function canComplete(table: Table, configuration: number, permitted: Permitted): boolean {
  return table
    .cell(configuration, 'COMPLETE', 'free')
    .some((way) => way.actions.length > 0 && narrowAll(permitted, way.requires) !== null);
}

const NAMES_NOTHING: ReadonlySet<Input> = new Set(['NICK.missing', 'NICK.empty', 'NICK.surplus']);

function isLocal(reading: Reading, way: Way, session: Session, next: Phase): boolean {
  if (session.nick !== null && (!session.owned || next === 'closing')) return false;
  if (reading.input.startsWith('NICK.') && !NAMES_NOTHING.has(reading.input)) return false;
  return way.actions.every((action) => !EFFECTS.has(action));
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
