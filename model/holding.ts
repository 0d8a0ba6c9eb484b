import { CASEMAPPINGS, isSame } from './casemapping.ts';
import { slotIndex, valueMask, type Requirement } from './dialect.ts';
import type { Operation, Session, World } from './world.ts';

/** What the registry says of a nick, as one connection asks for it. */
export interface Holding {
  readonly kind: 'free' | 'mine' | 'respelled' | 'reserved' | 'owned';
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

type Bare = Omit<Holding, 'requires'>;
type Same = (nick: string) => boolean;

export const CASEMAPPING = slotIndex('casemapping');
const ALL_MAPPINGS = (1 << CASEMAPPINGS.length) - 1;
export const MAPPING_MASKS = CASEMAPPINGS.map((mapping) => valueMask(CASEMAPPING, mapping));

const NOBODY: readonly number[] = [];
const UNASSUMING: readonly Requirement[] = [];
const MINE: readonly Bare[] = [{ kind: 'mine', holder: -1, freed: NOBODY }];
const RESPELLED: readonly Bare[] = [{ kind: 'respelled', holder: -1, freed: NOBODY }];
const FREE: readonly Bare[] = [{ kind: 'free', holder: -1, freed: NOBODY }];

/** What the registry says of a nick, under every casemapping that is still permitted and makes a difference. */
export function holdings(world: World, asker: Asker, nick: string, isClosing: IsClosing): readonly Holding[] {
  const own = world.sessions[asker.connection]?.nick ?? null;
  return underMappings(world, nick, (same) => {
    if (own === null || !same(own)) return heldBy(world, asker, same, isClosing, false);
    const mine = own === nick ? MINE : RESPELLED;
    // Where nicks are claimed late, another may have registered under the nick that this connection has only named.
    const owners = heldBy(world, asker, same, isClosing, true).filter(({ kind }) => kind === 'owned');
    return owners.length === 0 ? mine : [...mine, ...owners];
  });
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

function underMappings(world: World, nick: string, ask: (same: Same) => readonly Bare[]): readonly Holding[] {
  const permitted = world.permitted.masks[CASEMAPPING] ?? ALL_MAPPINGS;
  const answers: { mask: number; readonly holdings: readonly Bare[] }[] = [];
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

function areAlike(some: readonly Bare[], others: readonly Bare[]): boolean {
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
