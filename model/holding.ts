import { CASEMAPPINGS, isSame } from './casemapping.ts';
import { requirement, slotIndex, valueMask, type Requirement } from './dialect.ts';
import type { Operation, Session, World } from './world.ts';

/** What the registry says of a nick, as one connection asks for it. */
export interface Holding {
  readonly kind: 'free' | 'mine' | 'respelled' | 'reserved' | 'owned' | 'delayed';
  /** The connection that holds the nick, or -1. */
  readonly holder: number;
  /** Closing connections whose nick is taken to have been freed. */
  readonly freed: readonly number[];
  readonly requires: readonly Requirement[];
}

/** Who asks, and whose closes were observed long ago. */
export type Asker = Pick<Operation, 'connection' | 'released'>;

/** Tells whether a session is closing, by its configuration. */
export type IsClosing = (session: Session) => boolean;

/** Tells whether an operator has put a session out, by its configuration: its nick may be held back for longer than others. */
export type IsKilled = (session: Session) => boolean;

/** What is found of a nick, before it is asked what that presumes. */
export interface Found<Kind> {
  readonly kind: Kind;
  readonly holder: number;
  readonly freed: readonly number[];
}

type Bare = Found<Holding['kind']>;
type Same = (nick: string) => boolean;

export const CASEMAPPING = slotIndex('casemapping');
const ALL_MAPPINGS = (1 << CASEMAPPINGS.length) - 1;
export const MAPPING_MASKS = CASEMAPPINGS.map((mapping) => valueMask(CASEMAPPING, mapping));

const NOBODY: readonly number[] = [];
const UNASSUMING: readonly Requirement[] = [];
const HELD_BACK: readonly Requirement[] = [requirement('nick_delay_after', 'kill')];
const MINE: readonly Bare[] = [{ kind: 'mine', holder: -1, freed: NOBODY }];
const RESPELLED: readonly Bare[] = [{ kind: 'respelled', holder: -1, freed: NOBODY }];
const FREE: readonly Bare[] = [{ kind: 'free', holder: -1, freed: NOBODY }];

/** What the registry says of a nick, under every casemapping that is still permitted and makes a difference. */
export function holdings(
  world: World,
  asker: Asker,
  nick: string,
  isClosing: IsClosing,
  isKilled: IsKilled,
): readonly Holding[] {
  const own = world.sessions[asker.connection]?.nick ?? null;
  const found = underMappings(world, nick, (same): readonly Bare[] => {
    if (own === null || !same(own))
      return withDelay(heldBy(world, asker, same, isClosing, false), world, same, isKilled);
    const mine = own === nick ? MINE : RESPELLED;
    // Where nicks are claimed late, another may have registered under the nick that this connection has only named.
    const owners = heldBy(world, asker, same, isClosing, true).filter(({ kind }) => kind === 'owned');
    return owners.length === 0 ? mine : [...mine, ...owners];
  });
  return found.map((holding) =>
    holding.kind === 'delayed' ? { ...holding, requires: [...holding.requires, ...HELD_BACK] } : holding,
  );
}

/** A nick that is free may be held back all the same, as long as nobody has had it since its owner was killed (RFC 2812 5.1, 437). */
function withDelay(
  found: readonly Bare[],
  { sessions }: World,
  same: Same,
  isKilled: IsKilled,
): readonly Bare[] {
  if (!found.some(({ kind }) => kind === 'free')) return found;
  const killed = sessions.findIndex(
    (session) => session.nick !== null && isKilled(session) && same(session.nick),
  );
  return killed < 0 ? found : [...found, { kind: 'delayed', holder: killed, freed: NOBODY }];
}

/** Whether another registered connection has the nick. */
export function ownersOf(world: World, asker: Asker, nick: string, isClosing: IsClosing): readonly Holding[] {
  return underMappings(world, nick, (same) => heldBy(world, asker, same, isClosing, true));
}

/**
 * Who else has the nick. A connection that is closing may have let go of it already, or not yet: unless its close was seen
 * long ago, both are possible.
 */
function heldBy(
  { sessions }: World,
  asker: Asker,
  same: Same,
  isClosing: IsClosing,
  ownersOnly: boolean,
): readonly Bare[] {
  let holder = -1;
  let lingering = -1;
  let freed: readonly number[] = NOBODY;
  for (let connection = 0; connection < sessions.length; connection += 1) {
    const session = sessions[connection] as Session;
    if (connection === asker.connection || session.nick === null) continue;
    if ((ownersOnly && !session.owned) || !same(session.nick)) continue;
    if (!isClosing(session)) {
      if (holder < 0 || session.owned) holder = connection;
      continue;
    }
    freed = [...freed, connection];
    if ((asker.released & (1 << connection)) === 0) lingering = connection;
  }
  const found: Bare[] = [];
  if (holder >= 0)
    found.push({ kind: sessions[holder]?.owned === true ? 'owned' : 'reserved', holder, freed: NOBODY });
  else if (freed.length > 0) found.push({ kind: 'free', holder: -1, freed });
  else return FREE;
  // What is still in the way of a claim is refused, whatever becomes of a claim against a connection that is there.
  if (lingering >= 0 && sessions[holder]?.owned !== true)
    found.push({ kind: 'owned', holder: lingering, freed: NOBODY });
  return found;
}

export function underMappings<Kind>(
  world: World,
  nick: string,
  ask: (same: Same) => readonly Found<Kind>[],
): readonly (Found<Kind> & Pick<Holding, 'requires'>)[] {
  const permitted = world.permitted.masks[CASEMAPPING] ?? ALL_MAPPINGS;
  const answers: { mask: number; readonly holdings: readonly Found<Kind>[] }[] = [];
  MAPPING_MASKS.forEach((mask, index) => {
    if ((permitted & mask) === 0) return;
    const mapping = CASEMAPPINGS[index] ?? 'ascii';
    const found = ask((other) => isSame(other, nick, mapping));
    const alike = answers.find((answer) => areAlike(answer.holdings, found));
    if (alike === undefined) answers.push({ mask, holdings: found });
    else alike.mask |= mask;
  });
  return answers.flatMap(({ mask, holdings: found }) => {
    const requires = mask === permitted || mask === ALL_MAPPINGS ? UNASSUMING : [{ slot: CASEMAPPING, mask }];
    return found.map(({ kind, holder, freed }) => ({ kind, holder, freed, requires }));
  });
}

function areAlike<Kind>(some: readonly Found<Kind>[], others: readonly Found<Kind>[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ kind, holder, freed }, index) => {
      const other = others[index];
      return (
        kind === other?.kind &&
        holder === other.holder &&
        freed.length === other.freed.length &&
        freed.every((connection, at) => connection === other.freed[at])
      );
    })
  );
}
