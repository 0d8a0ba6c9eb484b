import type { Inquiry, Outcome, Spec } from '../model/outcomes.ts';
import type { Reliance } from '../model/reliance.ts';
import { isOptional, type Emit } from '../model/reply.ts';
import { receivedLine, type Received } from '../model/received.ts';
import type { Session } from '../model/world.ts';
import { stayOf, type Lane } from './observation.ts';
import type { IsPrivate } from './privacy.ts';
import type { Node } from './search.ts';

/** One way on from a point of the search. */
export interface Move {
  readonly outcome: Outcome;
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
    yield outcomes.map((outcome) => ({ outcome, placed: c, lost: 0, passedOver: -1, local, recent }));
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
    return spec
      .outcomes(world, operation, inquiry(c, false))
      .map((outcome) => ({ outcome, placed: c, lost, passedOver: -1, local: false, recent: false }));
  }

  function internalMoves(c: number): readonly Move[] {
    const lane = lanes[c] as Lane;
    const recent = lane.pending < lane.operations.length;
    const unseen = recent ? !isClosed(lane) : lane.torn && lane.drop >= 0;
    const head = heads[c] ?? (unseen ? YET_TO_COME : undefined);
    if (head === undefined) return [];
    const steps = spec
      .internal(world, c, head, stayOf(lane, head), inquiry(c, recent))
      .map((outcome) => ({ outcome, placed: -1, lost: 0, passedOver: -1, local: false, recent }));
    if (head === YET_TO_COME || !spec.overlooks(head, world.sessions[c] as Session)) return steps;
    const unchanged: Outcome = { emits: [], world, transitions: [], input: null, requires: [], local: false };
    return [...steps, { outcome: unchanged, placed: -1, lost: 0, passedOver: c, local: false, recent }];
  }
}

/** What the first reply must be that a connection is sure to get: the thing that it received next, unless that may be missing. */
function nextReply(head: Received | undefined, lane: Lane, recent: boolean): Inquiry['next'] {
  if (head === undefined) return lane.torn || (recent && !isClosed(lane)) ? 'anything' : 'nothing';
  return isTornEnd(head, lane) || endsUnasked(head, lane, recent) ? 'anything' : head;
}

/** The event of the first received thing that is not accounted for; Infinity when all are. */
export function horizon({ taken }: Node, lanes: readonly Lane[]): number {
  return lanes.reduce((least, lane, c) => {
    const head = lane.received[taken[c] as number];
    // Nothing emits the end of a torn connection: it holds nobody up.
    return head === undefined || isTornEnd(head, lane) ? least : Math.min(least, head.event);
  }, Infinity);
}

/** Stands for a reply that had not come when observation ended, or came to a connection that we had dropped. */
const YET_TO_COME: Received = receivedLine('', -1, 0);

/** The point after a move, or null when what it emits is not what was received. */
export function follow(
  node: Node,
  { outcome, placed, lost, passedOver, recent }: Move,
  lanes: readonly Lane[],
  spec: Spec,
): { readonly node: Node; readonly torn: boolean } | null {
  const taken = node.taken.slice();
  if (passedOver >= 0) taken[passedOver] = (taken[passedOver] as number) + 1;
  let { unflushed } = node;
  let torn = false;
  let welcomed = false;
  for (const emit of outcome.emits) {
    const { connection } = emit;
    const phase = (welcomed ? outcome : node).world.sessions[connection] as Session;
    const lane = lanes[connection] as Lane;
    const putOut = placed >= 0 && placed !== connection;
    const silenced = (unflushed & (1 << connection)) !== 0 && !putOut;
    const match = silenced ? 'unflushed' : takeReply(emit, phase, lane, taken, spec, recent);
    if (match === 'wrong') return null;
    if (match === 'unflushed') {
      if (putOut) return null;
      unflushed |= 1 << connection;
    }
    torn ||= match === 'lost';
    welcomed ||= emit.reply === '001';
  }
  const { world } = outcome;
  const positions =
    placed < 0 ? node.placed : node.placed.map((count, c) => (c === placed ? count + lost + 1 : count));
  const skipped = taken.map((at, c) => skipNoise(world.sessions[c] as Session, lanes[c] as Lane, at, spec));
  return { node: { world, placed: positions, taken: skipped, unflushed }, torn };
}

/**
 * Takes the received thing that a reply accounts for. `lost`: the connection was torn before it. `unflushed`: what comes instead is the
 * end of a connection that the server puts out, and that it need not have waited for.
 */
function takeReply(
  emit: Emit,
  session: Session,
  lane: Lane,
  taken: number[],
  spec: Spec,
  recent: boolean,
): 'taken' | 'left out' | 'lost' | 'unflushed' | 'wrong' {
  const missing = isOptional(emit.reply) ? 'left out' : 'wrong';
  // What has not come yet is behind all that has.
  const behind = recent && !isClosed(lane) ? 'left out' : missing;
  for (let at = taken[emit.connection] as number; ; at += 1) {
    const head = lane.received[at];
    if (head === undefined || (head.line === null && lane.torn)) return lane.torn ? 'lost' : behind;
    if (spec.accepts(emit, head, session)) {
      taken[emit.connection] = at + 1;
      return 'taken';
    }
    if (!spec.ignores(head, session, at >= lane.joined)) {
      return missing === 'wrong' && endsUnasked(head, lane, recent) ? 'unflushed' : missing;
    }
  }
}

/** The position behind what may come unasked in this phase of the session. */
export function skipNoise(session: Session, lane: Lane, from: number, spec: Spec): number {
  let at = from;
  for (let head: Received | undefined = lane.received[at]; head !== undefined; head = lane.received[at]) {
    if (!spec.ignores(head, session, at >= lane.joined)) break;
    at += 1;
  }
  return at;
}

/** Everything received is accounted for, and whatever is unplaced was still within its deadline. */
export function isAccountedFor({ placed, taken }: Node, lanes: readonly Lane[]): boolean {
  return lanes.every((lane, c) => {
    const head = lane.received[taken[c] as number];
    // Of a torn connection only the tearing itself need be left, and any of its operations may have been lost.
    if (lane.torn) return head === undefined || isTornEnd(head, lane);
    return head === undefined && (placed[c] as number) >= lane.pending;
  });
}

/**
 * Whether this is the end of a connection whose client had not left, as it looks when another client takes its nick over. Where
 * observation ended soon, the close itself may not have come yet.
 */
function endsUnasked(head: Received, lane: Lane, recent: boolean): boolean {
  if ((!isClosed(lane) && !recent) || lane.left < head.event) return false;
  return head.line === null || head.message?.command === 'ERROR' || head.message?.command === 'KILL';
}

function isClosed({ received }: Lane): boolean {
  return received.at(-1)?.line === null;
}

/** Whether this is the end of a connection that was torn: nothing emits it. */
export function isTornEnd(head: Received, lane: Lane): boolean {
  return head.line === null && lane.torn;
}
