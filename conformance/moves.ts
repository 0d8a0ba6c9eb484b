import type { Inquiry, Outcome, Spec } from '../model/outcomes.ts';
import type { Reliance } from '../model/reliance.ts';
import { receivedLine, type Received } from '../model/received.ts';
import type { Session } from '../model/world.ts';
import { stayOf, type Lane } from './observation.ts';
import type { IsPrivate } from './privacy.ts';
import { endsUnasked, horizon, isClosed, isTornEnd } from './accounting.ts';
import type { Node } from './search.ts';

/** One way on from a point of the search. */
export interface Move {
  readonly outcome: Outcome;
  /** The connection that takes a step, be it by a command or not. */
  readonly connection: number;
  /** The connection whose next operation is placed, or -1. */
  readonly placed: number;
  /** Operations of that connection that are lost before it: what a client sends before it drops its connection may be. */
  readonly lost: number;
  /** The connection of which a received line is passed over, as a relaxed model may, or -1. */
  readonly passedOver: number;
  /** No other step can tell when this one is taken. */
  readonly local: boolean;
  /** Observation ended so soon after it that some of its replies may not have come yet. */
  readonly recent: boolean;
}

/** What a search knows that asks for moves: with it, fewer have to be told. */
export interface Hints {
  /** Where it is noted what the moves rely on in the dialect. */
  readonly reliance: Reliance;
  readonly isPrivate: IsPrivate;
}

/**
 * What may come next, a group for each step, most likely first. An operation is placed only if it was sent before the first
 * thing arrived that is not yet accounted for: whatever emits that thing must come first.
 */
export function* moves(
  node: Node,
  lanes: readonly Lane[],
  spec: Spec,
  hints?: Hints,
): Generator<readonly Move[]> {
  const { world, placed, taken, unflushed } = node;
  const heads = lanes.map((lane, c) => lane.received[taken[c] as number]);
  const before = horizon(node, lanes);
  const next = lanes
    .map((lane, c) => lane.operations[placed[c] as number])
    .filter((operation) => operation !== undefined)
    .filter(({ event }) => event < before)
    .toSorted((one, other) => one.event - other.event);
  const placements = next.map((operation) => {
    const c = operation.connection;
    const recent = (placed[c] as number) >= (lanes[c] as Lane).pending;
    const outcomes = spec.outcomes(world, operation, inquiry(c, recent));
    // One that nobody else can tell of may be placed without a look at the others. But only if it has to be placed: what may be
    // left out as well must not settle by its silence how a choice is made.
    const local =
      mustBePlaced(c) &&
      outcomes.length > 0 &&
      (outcomes.every((outcome) => outcome.local) || (next.length > 1 && hints?.isPrivate(node, c) === true));
    return { c, recent, outcomes, local };
  });
  if (placements.length > 1) placements.sort((one, other) => Number(other.local) - Number(one.local));
  for (const { c, recent, outcomes, local } of placements) {
    if (local) yield internalMoves(c);
    yield outcomes.map((outcome) => ({
      outcome,
      connection: c,
      placed: c,
      lost: 0,
      passedOver: -1,
      local,
      recent,
    }));
  }
  for (const [c, lane] of lanes.entries()) yield dropMoves(c, lane);
  for (const c of lanes.keys()) yield internalMoves(c);

  function mustBePlaced(c: number): boolean {
    const { torn, pending, drop } = lanes[c] as Lane;
    // What was sent before a drop may have been lost.
    if ((placed[c] as number) < drop) return false;
    // Where a connection was torn, a lost reply stands beside silence, with every choice that it may have followed from. And what
    // is left to be explained on a connection is explained by its next operation, or by what the server does before that.
    return torn || (placed[c] as number) < pending || heads[c] !== undefined;
  }

  function inquiry(c: number, recent: boolean): Inquiry | undefined {
    if (hints === undefined) return undefined;
    const silenced = (unflushed & (1 << c)) !== 0;
    return {
      reliance: hints.reliance,
      next: silenced ? 'anything' : nextReply(heads[c], lanes[c] as Lane, recent),
    };
  }

  /** The client’s dropping the connection, in front of what it had sent before and was not carried out. */
  function dropMoves(c: number, { drop, operations }: Lane): readonly Move[] {
    const lost = drop - (placed[c] as number);
    const operation = operations[drop];
    if (operation === undefined || lost <= 0 || operation.event >= before) return [];
    return spec.outcomes(world, operation, inquiry(c, false)).map((outcome) => ({
      outcome,
      connection: c,
      placed: c,
      lost,
      passedOver: -1,
      local: false,
      recent: false,
    }));
  }

  function internalMoves(c: number): readonly Move[] {
    const lane = lanes[c] as Lane;
    const recent = lane.pending < lane.operations.length;
    const unseen = recent ? !isClosed(lane) : lane.torn && lane.drop >= 0;
    const head = heads[c] ?? (unseen ? YET_TO_COME : undefined);
    if (head === undefined) return [];
    const steps = spec
      .internal(world, c, head, stayOf(lane, head, placed[c] as number), inquiry(c, recent))
      .map((outcome) => byItself(outcome, -1));
    if (head === YET_TO_COME || !spec.overlooks(head, world.sessions[c] as Session)) return steps;
    const unchanged: Outcome = { emits: [], world, transitions: [], input: null, requires: [], local: false };
    return [...steps, byItself(unchanged, c)];

    function byItself(outcome: Outcome, passedOver: number): Move {
      return { outcome, connection: c, placed: -1, lost: 0, passedOver, local: false, recent };
    }
  }
}

/** Stands for a reply that had not come when observation ended, or came to a connection that we had dropped. */
const YET_TO_COME: Received = receivedLine('', -1, 0);

/** What the first reply must be that a connection is sure to get: the thing that it received next, unless that may be missing. */
function nextReply(head: Received | undefined, lane: Lane, recent: boolean): Inquiry['next'] {
  if (head === undefined) return lane.torn || (recent && !isClosed(lane)) ? 'anything' : 'nothing';
  return isTornEnd(head, lane) || endsUnasked(head, lane, recent) ? 'anything' : head;
}
