import { requirement, type Requirement } from './dialect.ts';
import { underMappings, type Found, type IsClosing } from './holding.ts';
import type { Input } from './input.ts';
import { joined, plain, type Reading } from './reading.ts';
import type { Operation, Session, World } from './world.ts';

/** What a server that looks for a nick finds: `former` is who had it before (RFC 1459 8.9). */
type Kind = 'mine' | 'owned' | 'reserved' | 'unknown' | 'former' | 'mine before';
type Target = Found<Kind>;

const INPUTS = {
  mine: 'KILL.mine',
  'mine before': 'KILL.mine',
  owned: 'KILL.owned',
  former: 'KILL.owned',
  reserved: 'KILL.reserved',
  unknown: 'KILL.unknown',
} as const satisfies Readonly<Record<Kind, Input>>;

const CHASED = [requirement('kill_chase', 'yes')];
const UNASSUMING: readonly Requirement[] = [];
const COMMENT = {
  missing: {
    needed: [requirement('kill_comment@missing', 'required')],
    optional: [requirement('kill_comment@missing', 'optional')],
  },
  empty: {
    needed: [requirement('kill_comment@empty', 'required')],
    optional: [requirement('kill_comment@empty', 'optional')],
  },
} as const;

/** Every way to classify a KILL (RFC 1459 4.6.1): by what it lacks, and by who has the nick. */
export function readKill(world: World, operation: Operation, isClosing: IsClosing): readonly Reading[] {
  const own = world.sessions[operation.connection] as Session;
  const [nick = '', comment] = operation.command.params;
  if (!own.owned) return [plain('KILL.early', own.nick)];
  if (nick === '') return [plain('KILL.missing', own.nick)];
  if (comment !== undefined && comment !== '') return targets(world, operation, nick, isClosing, UNASSUMING);
  const { needed, optional } = COMMENT[comment === undefined ? 'missing' : 'empty'];
  return [plain('KILL.missing', own.nick, needed), ...targets(world, operation, nick, isClosing, optional)];
}

function targets(
  world: World,
  operation: Operation,
  nick: string,
  isClosing: IsClosing,
  requires: readonly Requirement[],
): readonly Reading[] {
  return underMappings(world, nick, (same) => found(world, operation, same, isClosing)).map((target) => {
    const chased = target.kind === 'former' || target.kind === 'mine before' ? CHASED : UNASSUMING;
    return {
      input: INPUTS[target.kind],
      claim: 'free',
      nick,
      holder: target.holder,
      freed: target.freed,
      requires: joined(requires, joined(target.requires, chased)),
    };
  });
}

/** Who has the nick. One that is closing may still be found, and where nobody has it who had it before. */
function found(
  { sessions }: World,
  { connection, released }: Operation,
  same: (nick: string) => boolean,
  isClosing: IsClosing,
): readonly Target[] {
  const isMine = (c: number): boolean => c === connection;
  const having = [...sessions.entries()].filter(([, { nick }]) => nick !== null && same(nick));
  const there = having.filter(([, session]) => !isClosing(session));
  const owner = there.find(([, { owned }]) => owned);
  if (owner !== undefined) return [isMine(owner[0]) ? named('mine') : named('owned', owner[0])];
  const lingering = having.filter(([c, session]) => isClosing(session) && (released & (1 << c)) === 0);
  const before = [...sessions.entries()].filter(
    ([, session]) =>
      session.former !== '' && !isClosing(session) && session.former.slice(1).split(' ').some(same),
  );
  return [
    ...(there.length === 0 ? [named('unknown')] : there.map(([c]) => named('reserved', c))),
    ...lingering.map(([c]) => named('owned', c)),
    ...before.map(([c]) => (isMine(c) ? named('mine before') : named('former', c))),
  ];
}

const NOBODY: readonly number[] = [];

function named(kind: Kind, holder = -1): Target {
  return { kind, holder, freed: NOBODY };
}
