import type { Outcome, Spec } from '../model/outcomes.ts';
import type { Emit } from '../model/reply.ts';
import type { Received } from '../model/received.ts';
import { worldKey, type Session, type World } from '../model/world.ts';
import type { Lane, Observation } from './observation.ts';

/** A point of the search: the model's world, and how far each connection's operations and received things are accounted for. */
export interface Node {
  readonly world: World;
  readonly placed: readonly number[];
  readonly taken: readonly number[];
}

export type SearchResult =
  /** Some order explains everything. `path` holds the transitions of the chart that were taken, in order. */
  | {
      readonly kind: 'legal';
      readonly final: Node;
      readonly path: readonly string[];
      readonly torn: boolean;
      readonly states: number;
    }
  /** None does. `furthest` are the points at which most of what was received was accounted for. */
  | { readonly kind: 'illegal'; readonly furthest: readonly Node[]; readonly states: number }
  | { readonly kind: 'exhausted'; readonly states: number };

/**
 * Searches for a total order of operations and internal steps that explains a history: linearizability with the session chart
 * as sequential specification (Wing and Gong 1993; Lowe 2017). An operation is placed only before anything that had arrived
 * before it was sent was emitted. At most `limit` states are visited.
 */
export function search(observation: Observation, spec: Spec, limit = 100_000): SearchResult {
  const lanes = observation.connections;
  const seen = new Set<string>();
  const path: string[] = [];
  let torn = false;
  let states = 0;
  let best = -1;
  let furthest: Node[] = [];

  const visit = (node: Node): Node | null => {
    states += 1;
    if (states > limit) return null;
    const score = node.taken.reduce((sum, taken) => sum + taken, 0);
    if (score > best) [best, furthest] = [score, []];
    if (score === best) furthest.push(node);
    if (isFinal(node, lanes)) return node;
    const key = `${node.placed.join()};${node.taken.join()};${worldKey(node.world)}`;
    if (seen.has(key)) return null;
    seen.add(key);
    for (const outcomes of moves(node, lanes, spec)) {
      let settled = false;
      for (const { outcome, placed } of outcomes) {
        const next = follow(node, outcome, placed, lanes, spec);
        if (next === null) continue;
        settled ||= outcome.local;
        path.push(...outcome.transitions);
        const final = visit(next.node);
        if (final !== null) {
          torn ||= next.torn;
          return final;
        }
        path.length -= outcome.transitions.length;
      }
      if (settled) return null;
    }
    return null;
  };

  const none = lanes.map(() => 0);
  const first = { world: spec.initial(lanes.length), placed: none, taken: none };
  const final = visit({
    ...first,
    taken: lanes.map((lane, c) => skipNoise(first.world.sessions[c] as Session, lane, 0, spec)),
  });
  if (final !== null) return { kind: 'legal', final, path, torn, states };
  return states > limit ? { kind: 'exhausted', states } : { kind: 'illegal', furthest, states };
}

/** Everything received is accounted for, and whatever is unplaced was still within its deadline. */
function isFinal({ placed, taken }: Node, lanes: readonly Lane[]): boolean {
  return lanes.every((lane, c) => {
    if ((taken[c] as number) < lane.received.length)
      return lane.torn && taken[c] === lane.received.length - 1;
    return lane.torn || (placed[c] as number) >= lane.pending;
  });
}

interface Move {
  readonly outcome: Outcome;
  /** The connection whose next operation is placed, or -1 for an internal step. */
  readonly placed: number;
}

/** What may come next, a group for each step, most likely first. A group whose outcome is local needs no alternative. */
export function* moves(node: Node, lanes: readonly Lane[], spec: Spec): Generator<readonly Move[]> {
  const { world, placed, taken } = node;
  const heads = lanes.map((lane, c) => lane.received[taken[c] as number]);
  const horizon = heads.reduce((least, head) => Math.min(least, head?.event ?? Infinity), Infinity);
  const next = lanes
    .map((lane, c) => lane.operations[placed[c] as number])
    .filter((operation) => operation !== undefined)
    .filter(({ event }) => event < horizon)
    .toSorted((one, other) => one.event - other.event);
  const earliest = next[0]?.connection;
  for (const [index, operation] of next.entries()) {
    const group = spec
      .outcomes(world, operation)
      .map((outcome) => ({ outcome, placed: operation.connection }));
    const local = index === 0 && group.every(({ outcome }) => outcome.local);
    if (local && earliest !== undefined) yield* internalMoves(earliest);
    yield local
      ? group
      : group.map(({ outcome, placed: at }) => ({ outcome: { ...outcome, local: false }, placed: at }));
  }
  for (const c of lanes.keys()) yield* internalMoves(c);

  function* internalMoves(c: number): Generator<readonly Move[]> {
    const head = heads[c];
    if (head === undefined) return;
    const age = head.at - (lanes[c] as Lane).opened;
    yield spec
      .internal(world, c, head, age)
      .map((outcome) => ({ outcome: { ...outcome, local: false }, placed: -1 }));
  }
}

/** The point after a move, or null when what it emits is not what was received. */
function follow(
  node: Node,
  outcome: Outcome,
  placed: number,
  lanes: readonly Lane[],
  spec: Spec,
): { readonly node: Node; readonly torn: boolean } | null {
  const taken = node.taken.slice();
  let torn = false;
  for (const emit of outcome.emits) {
    const before = node.world.sessions[emit.connection] as Session;
    const session = emit.reply === '001' ? (outcome.world.sessions[emit.connection] as Session) : before;
    const match = takeReply(emit, session, outcome, lanes[emit.connection] as Lane, taken, spec);
    if (match === 'wrong') return null;
    torn ||= match === 'lost';
  }
  const positions = node.placed.map((count, c) => (c === placed ? count + 1 : count));
  const { world } = outcome;
  const skipped = taken.map((at, c) => skipNoise(world.sessions[c] as Session, lanes[c] as Lane, at, spec));
  return { node: { world, placed: positions, taken: skipped }, torn };
}

/** Takes the received thing that a reply accounts for. `lost`: the connection was torn before it. */
function takeReply(
  emit: Emit,
  before: Session,
  outcome: Outcome,
  lane: Lane,
  taken: number[],
  spec: Spec,
): 'taken' | 'left out' | 'lost' | 'wrong' {
  const c = emit.connection;
  const after = outcome.world.sessions[c] as Session;
  for (let at = taken[c] as number; ; at += 1) {
    const head = lane.received[at];
    if (head === undefined || (head.line === null && lane.torn)) return lane.torn ? 'lost' : 'wrong';
    if (spec.accepts(emit, head, before)) {
      taken[c] = at + 1;
      return 'taken';
    }
    if (emit.reply === 'ERROR?') return 'left out';
    const inChannel = at >= lane.joined;
    if (!spec.ignores(head, before, inChannel) && !spec.ignores(head, after, inChannel)) return 'wrong';
  }
}

function skipNoise(session: Session, lane: Lane, from: number, spec: Spec): number {
  let at = from;
  for (let head: Received | undefined = lane.received[at]; head !== undefined; head = lane.received[at]) {
    if (!spec.ignores(head, session, at >= lane.joined)) break;
    at += 1;
  }
  return at;
}
