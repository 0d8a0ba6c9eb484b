import type { Outcome, Spec } from '../../model/outcomes.ts';
import { isOptional, type Emit } from '../../model/reply.ts';
import { receivedLine, type Received } from '../../model/received.ts';
import type { Session, World } from '../../model/world.ts';
import { stayOf, type Lane, type Observation } from '../../conformance/observation.ts';

/** A step of an order: when the operation was sent, and when the first thing that it caused arrived, as event counts. */
interface Step {
  /** -1 for a step that the server takes by itself. */
  readonly sent: number;
  /** Infinity for a step that nothing tells of. */
  readonly answered: number;
}

interface Point {
  readonly world: World;
  readonly placed: readonly number[];
  readonly taken: readonly number[];
  readonly unflushed: number;
  readonly steps: readonly Step[];
}

/**
 * Whether some order explains a history, found out by trying them all: every interleaving of the connections, with every
 * outcome, every step that the server may take by itself, and noise passed over at every moment at which it may be. Nothing
 * is remembered and nothing cut off; whether an order keeps to real time is asked when it is complete. Null when there are more
 * orders than anybody would wait for.
 */
export function naivelyLegal({ connections: lanes }: Observation, spec: Spec): boolean | null {
  const zeros = lanes.map(() => 0);
  const start: Point = {
    world: spec.initial(lanes.length),
    placed: zeros,
    taken: zeros,
    unflushed: 0,
    steps: [],
  };
  const budget = { left: MOST_POINTS };
  const legal = afterNoise(start, lanes, spec).some((point) => leadsToTheEnd(point, lanes, spec, budget));
  return budget.left > 0 ? legal : null;
}

const MOST_POINTS = 100_000;

function leadsToTheEnd(point: Point, lanes: readonly Lane[], spec: Spec, budget: { left: number }): boolean {
  budget.left -= 1;
  if (budget.left <= 0) return false;
  if (isComplete(point, lanes) && keepsToRealTime(point.steps)) return true;
  for (const c of lanes.keys()) {
    const lane = lanes[c] as Lane;
    const operation = lane.operations[point.placed[c] as number];
    if (operation !== undefined) {
      const placed = point.placed.with(c, (point.placed[c] as number) + 1);
      for (const outcome of spec.outcomes(point.world, operation)) {
        const recent = (point.placed[c] as number) >= lane.pending;
        if (anyWay({ ...point, placed }, outcome, operation.event, recent, c)) return true;
      }
    }
    const drop = lane.operations[lane.drop];
    if (drop !== undefined && (point.placed[c] as number) < lane.drop) {
      const placed = point.placed.with(c, lane.drop + 1);
      for (const outcome of spec.outcomes(point.world, drop))
        if (anyWay({ ...point, placed }, outcome, drop.event, false, c)) return true;
    }
    const recent = lane.pending < lane.operations.length;
    const later = recent || (lane.torn && lane.drop >= 0);
    const head = lane.received[point.taken[c] as number] ?? (later ? LATER : undefined);
    if (head === undefined) continue;
    for (const outcome of spec.internal(
      point.world,
      c,
      head,
      stayOf(lane, head, point.placed[c] as number),
    )) {
      if (anyWay(point, outcome, -1, recent, -1)) return true;
    }
  }
  return false;

  function anyWay(before: Point, outcome: Outcome, sent: number, recent: boolean, by: number): boolean {
    return taking(outcome.emits, before, outcome, lanes, spec, recent, by).some(
      ({ taken, answered, unflushed }) => {
        const steps = [...before.steps, { sent, answered }];
        return afterNoise(
          { world: outcome.world, placed: before.placed, taken, unflushed, steps },
          lanes,
          spec,
        ).some((next) => leadsToTheEnd(next, lanes, spec, budget));
      },
    );
  }
}

/** What has not come yet when observation ends. */
const LATER = receivedLine('', -1, 0);

/** What was answered before something else was sent must stand before it; and nothing is answered before it was sent itself. */
function keepsToRealTime(steps: readonly Step[]): boolean {
  return steps.every(({ sent }, at) => steps.slice(at).every(({ answered }) => answered > sent));
}

function isComplete({ placed, taken }: Point, lanes: readonly Lane[]): boolean {
  return lanes.every(({ received, torn, pending }, c) => {
    const left = received.slice(taken[c]);
    if (torn) return left.every(({ line }) => line === null);
    return left.length === 0 && (placed[c] as number) >= pending;
  });
}

interface Taking {
  readonly taken: readonly number[];
  readonly unflushed: number;
  /** The first of the things that were taken. */
  readonly answered: number;
}

/** Every way in which the replies of a step may be among what was received. */
function taking(
  emits: readonly Emit[],
  { world, taken, unflushed }: Point,
  outcome: Outcome,
  lanes: readonly Lane[],
  spec: Spec,
  recent: boolean,
  by: number,
): readonly Taking[] {
  let ways: readonly Taking[] = [{ taken, unflushed, answered: Infinity }];
  let welcomed = false;
  for (const emit of emits) {
    const c = emit.connection;
    const lane = lanes[c] as Lane;
    // What may come unasked depends on whether one has been welcomed: the welcome makes the difference in the midst of a step.
    const session = (welcomed ? outcome.world : world).sessions[c] as Session;
    ways = ways.flatMap((way) => {
      const found: Taking[] = isOptional(emit.reply) ? [way] : [];
      const putOut = by >= 0 && by !== c;
      // Once a reply was never sent, only what puts the connection out is.
      if (!putOut && (way.unflushed & (1 << c)) !== 0) return [way];
      for (let at = way.taken[c] as number; ; at += 1) {
        const head = lane.received[at];
        if (head === undefined || isTearing(head, lane)) {
          // A reply is lost with its connection only if all that arrived had been sent before it.
          // And one that was still to come when observation ended has all that arrived before it.
          const open = lane.received.at(-1)?.line !== null;
          if (lane.torn || (recent && open)) found.push(way);
          return found;
        }
        if (spec.accepts(emit, head, session)) {
          found.push({
            ...way,
            taken: way.taken.with(c, at + 1),
            answered: Math.min(way.answered, head.event),
          });
        }
        if (!putOut && isPuttingOut(head, lane, recent) && !isOptional(emit.reply))
          found.push({ ...way, unflushed: way.unflushed | (1 << c) });
        if (!spec.ignores(head, session, at >= lane.joined)) return found;
      }
    });
    welcomed ||= emit.reply === '001';
  }
  return ways;
}

/** The point with every number of things passed over on every connection that may be, none included. */
function afterNoise(point: Point, lanes: readonly Lane[], spec: Spec): readonly Point[] {
  let points: readonly Point[] = [point];
  for (const [c, lane] of lanes.entries()) {
    points = points.flatMap((some) => {
      const found = [some];
      for (let at = some.taken[c] as number; at < lane.received.length; at += 1) {
        const session = some.world.sessions[c] as Session;
        if (!spec.ignores(lane.received[at] as Received, session, at >= lane.joined)) break;
        found.push({ ...some, taken: some.taken.with(c, at + 1) });
      }
      return found;
    });
  }
  return points;
}

/** What a server sends to a connection that it puts out, and whose client had not left; the close may be still to come. */
function isPuttingOut(head: Received, { received, left }: Lane, recent: boolean): boolean {
  const ends = (recent || received.at(-1)?.line === null) && left > head.event;
  return ends && (head.line === null || ['ERROR', 'KILL'].includes(head.message?.command ?? ''));
}

function isTearing(head: Received, lane: Lane): boolean {
  return head.line === null && lane.torn;
}
