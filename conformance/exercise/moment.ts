import type { Outcome, Spec } from '../../model/outcomes.ts';
import { receivedClose, receivedLine, type Received } from '../../model/received.ts';
import type { Operation } from '../../model/world.ts';
import { horizon } from '../accounting.ts';
import type { Move } from '../moves.ts';
import { stayOf, type Lane, type Observation } from '../observation.ts';
import type { Node } from '../search.ts';
import type { Step } from '../steps.ts';

/** A step on the way that explains a history, with what it is asked about: what might the server have done here instead? */
export interface Moment {
  readonly before: Node;
  readonly step: Step;
  readonly lanes: readonly Lane[];
  /** The command that is carried out; null for what the server does by itself. */
  readonly operation: Operation | null;
  /** How many commands in front of it are lost with their connection. */
  readonly lost: number;
  /** What its connection received next; null for nothing. */
  readonly head: Received | null;
  /** What the server might have sent by itself in place of that, or before. */
  readonly unasked: readonly Received[];
  /** No other connection had sent anything by then that may have been carried out before. */
  readonly isQuiet: boolean;
}

/** The steps that explain a history, each as a moment. */
export function momentsOf(
  { connections: lanes }: Observation,
  steps: readonly Step[],
  start: Node,
): readonly Moment[] {
  return steps.map((step, index) => {
    const before = steps[index - 1]?.node ?? start;
    const { connection: c } = step;
    const lane = lanes[c] as Lane;
    const [placed, placedBefore] = [step.node.placed[c] as number, before.placed[c] as number];
    const head = lane.received[before.taken[c] as number] ?? null;
    return {
      before,
      step,
      lanes,
      operation: placed > placedBefore ? (lane.operations[placed - 1] ?? null) : null,
      lost: Math.max(0, placed - placedBefore - 1),
      head,
      unasked: head === null ? [] : insteadOf(head),
      isQuiet: isQuiet(before, c, lanes),
    };
  });
}

/** A close or a question, when something came and halfway since what came before; not what came itself. */
function insteadOf({ event, at, since, line, message }: Received): readonly Received[] {
  return [at, (since + at) / 2].flatMap((time) => [
    ...(line === null && time === at ? [] : [receivedClose(event, time, since)]),
    ...(message?.command === 'PING' && time === at ? [] : [receivedLine('PING :x', event, time, since)]),
  ]);
}

function isQuiet(node: Node, connection: number, lanes: readonly Lane[]): boolean {
  const until = horizon(node, lanes);
  return lanes.every(({ operations }, other) => {
    const next = operations[node.placed[other] as number];
    return other === connection || next === undefined || next.event >= until;
  });
}

/** What a server of this model may do at a moment, in a world that need not be that of the way: all its answers, whatever came. */
export function movesAt(spec: Spec, from: Node, moment: Moment): readonly Move[] {
  const { operation, lanes, lost, head } = moment;
  const { connection: c } = moment.step;
  if (operation === null) return head === null ? [] : byItselfAt(spec, from, moment, head);
  const recent = (from.placed[c] as number) >= (lanes[c] as Lane).pending;
  return spec
    .outcomes(from.world, operation)
    .map((outcome) => ({ ...moveOf(outcome, c), placed: c, lost, recent }));
}

/** What it may do by itself if that is what the connection receives next. */
export function byItselfAt(spec: Spec, from: Node, moment: Moment, next: Received): readonly Move[] {
  const { connection: c } = moment.step;
  const lane = moment.lanes[c] as Lane;
  const stay = stayOf(lane, next, from.placed[c] as number);
  const recent = lane.pending < lane.operations.length;
  return spec.internal(from.world, c, next, stay).map((outcome) => ({ ...moveOf(outcome, c), recent }));
}

function moveOf(outcome: Outcome, connection: number): Omit<Move, 'recent'> {
  return { outcome, connection, placed: -1, lost: 0, passedOver: -1, local: false };
}
