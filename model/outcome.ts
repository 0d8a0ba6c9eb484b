import { isOn } from './cap-readings.ts';
import { provenWhileWaiting } from './deferred.ts';
import type { Permitted, Requirement } from './dialect.ts';
import type { IsDue } from './due.ts';
import type { Input } from './input.ts';
import type { Phase } from './noise.ts';
import type { Reading } from './reading.ts';
import type { RelaxedWay, Step } from './relaxation.ts';
import type { Emit, Scene } from './reply.ts';
import type { SecurityOf } from './security.ts';
import type { Action } from './session.ts';
import type { Way } from './table.ts';
import { rivalsOf } from './rivals.ts';
import type { Session, World } from './world.ts';

/** One legal outcome of a step: what each connection is to receive, in order, and the world that follows. */
export interface Outcome {
  readonly emits: readonly Emit[];
  readonly world: World;
  /** The transitions of the chart that were taken. */
  readonly transitions: readonly string[];
  /** How the command was classified; null for an empty line. */
  readonly input: Input | null;
  /** What it presumes of the dialect. */
  readonly requires: readonly (readonly Requirement[])[];
  /** It neither reads nor changes the registry, and no other connection can tell. */
  readonly local: boolean;
}

/** What is done to the registry, and to others. */
const COMMON_AFFAIRS: ReadonlySet<Action> = new Set([
  'claim',
  'unclaim',
  'own',
  'evict holder',
  'overrule holder',
  'evict rivals',
  'refuse rivals',
  'kill holder',
]);
/** What is done to what is kept of a connection: nobody else can tell. */
const OWN_AFFAIRS: readonly Action[] = [
  'hear 302',
  'enable',
  'prove',
  'log in',
  'end exchange',
  'speak IRCX',
  'take package',
  'await answer',
  'have answer',
];
/** All that is done and not said. */
export const EFFECTS: ReadonlySet<Action> = new Set([...COMMON_AFFAIRS, ...OWN_AFFAIRS]);
/** What befalls others, as their charts' input. */
const COLLISION_INPUT: Partial<Record<Action, Input>> = {
  'evict holder': 'EVICTED',
  'overrule holder': 'OVERRULED',
  'evict rivals': 'EVICTED',
  'refuse rivals': 'OVERRULED',
  'kill holder': 'KILLED',
};

/** What is known of configurations. */
export interface Lookups {
  readonly phaseOf: (configuration: number) => Phase;
  readonly securityOf: SecurityOf;
  readonly isDue: IsDue;
  /** Whether nicks that were given up are to be remembered: a KILL may name them. */
  readonly remembers: boolean;
}

/** What follows when a command that was read in this way is taken in this way. */
export function outcomeOf(
  step: Step,
  reading: Reading,
  way: RelaxedWay,
  permitted: Permitted,
  { phaseOf, securityOf, isDue, remembers }: Lookups,
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
  let {
    nick,
    owned,
    enabled,
    hears302,
    account,
    proven,
    deferred,
    overran,
    askedAt,
    former,
    package: taken,
  } = session;
  const ircx = session.ircx || way.actions.includes('speak IRCX');
  // What services make of what waits for them, nobody can tell any more.
  const giveUp = (): void => {
    if (deferred === null) return;
    proven = provenWhileWaiting(session);
    overran = true;
    deferred = null;
  };
  const claims = way.actions.includes('claim');
  const scene: Scene = {
    command: reading.command ?? operation?.command ?? null,
    before: nick,
    after: claims ? reading.nick : nick,
    registered: phaseOf(session.configuration) === 'registered',
    asked: reading.nick,
    holder: sessions[reading.holder]?.nick ?? null,
    enabled: reading.input === 'CAP.list' ? (reading.enabled ?? enabled) : enabled,
    hears302,
    account: reading.account ?? null,
    ircx,
  };
  const befall = (at: number, input: Input): void => {
    const victim = sessions[at];
    if (victim === undefined || phaseOf(victim.configuration) === 'closing') return;
    const kills = input === 'KILLED';
    // Only a relaxed model throws an owner out in favour of a claimant: it then fares like one that has not registered yet.
    const configuration = victim.owned && !kills ? table.initial : victim.configuration;
    // Who is killed lets go of its nick as one does that leaves: soon after.
    const left = kills ? victim : { ...victim, nick: null, owned: false };
    for (const fate of table.cell(configuration, input, 'free')) {
      sessions[at] = { ...left, configuration: fate.next, readyAt: -1 };
      transitions.push(...fate.transitions);
      const lost: Scene = { ...scene, command: null, before: victim.nick, after: victim.nick, asked: null };
      for (const reply of fate.actions) {
        if (!EFFECTS.has(reply)) emits.push({ connection: at, reply, scene: lost });
      }
    }
  };
  for (const action of way.actions) {
    const collision = COLLISION_INPUT[action];
    if (collision !== undefined) {
      const met = action.endsWith('rivals')
        ? rivalsOf(sessions, connection, nick, permitted)
        : [reading.holder];
      for (const at of met) befall(at, collision);
    } else if (action === 'claim') {
      if (remembers && owned && nick !== null && nick !== reading.nick) former = remembering(former, nick);
      nick = reading.nick;
    } else if (action === 'unclaim') nick = null;
    else if (action === 'own') owned = true;
    else if (action === 'hear 302') hears302 = true;
    else if (action === 'enable') {
      enabled = reading.enabled ?? enabled;
      if (!isOn('sasl', enabled)) giveUp();
    } else if (action === 'prove') proven = reading.account ?? null;
    else if (action === 'log in') account = reading.account ?? null;
    else if (action === 'end exchange') giveUp();
    else if (action === 'take package') taken = reading.package ?? taken;
    else if (action === 'speak IRCX') continue;
    else if (action === 'await answer') askedAt = reading.at ?? -1;
    else if (action === 'have answer') askedAt = -1;
    else emits.push({ connection, reply: action, scene });
  }
  if (nick === null) owned = false;
  const waits = phaseOf(way.next) === 'registering' && isDue(way.next, permitted);
  const readyAt = !waits ? -1 : session.readyAt >= 0 ? session.readyAt : (operation?.sent ?? -1);
  sessions[connection] = {
    configuration: way.next,
    nick,
    owned,
    readyAt,
    enabled,
    hears302,
    account,
    proven,
    deferred,
    overran,
    ircx,
    package: securityOf(way.next) === 'pending' ? taken : '',
    askedAt: phaseOf(way.next) === 'closing' ? -1 : askedAt,
    former,
  };
  for (const at of way.alsoKills ?? []) befall(at, 'KILLED');
  const marks =
    way.mark === undefined || world.marks.includes(way.mark) ? world.marks : [...world.marks, way.mark];
  const local = isLocal(reading, way, session, phaseOf(way.next));
  return {
    emits,
    world: { sessions, permitted, marks },
    transitions,
    input: reading.input,
    requires: [reading.requires, way.requires],
    local,
  };
}

function remembering(former: string, nick: string): string {
  return `${former} `.includes(` ${nick} `) ? former : `${former} ${nick}`;
}

const NAMES_NOTHING: ReadonlySet<Input> = new Set(['NICK.missing', 'NICK.empty', 'NICK.surplus']);

function isLocal(reading: Reading, way: Way, session: Session, next: Phase): boolean {
  if (session.nick !== null && (!session.owned || next === 'closing')) return false;
  if (reading.input.startsWith('KILL.') && reading.input !== 'KILL.missing') return false;
  if (reading.input.startsWith('NICK.') && !NAMES_NOTHING.has(reading.input)) return false;
  return !way.actions.some((action) => COMMON_AFFAIRS.has(action));
}
