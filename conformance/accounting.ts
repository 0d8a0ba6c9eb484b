import type { Spec } from '../model/outcomes.ts';
import type { Received } from '../model/received.ts';
import type { Session } from '../model/world.ts';
import type { Lane } from './observation.ts';
import type { Node } from './search.ts';

/** The event of the first received thing that is not accounted for; Infinity when all are. */
export function horizon({ taken }: Node, lanes: readonly Lane[]): number {
  return lanes.reduce((least, lane, c) => {
    const head = lane.received[taken[c] as number];
    // Nothing emits the end of a torn connection: it holds nobody up.
    return head === undefined || isTornEnd(head, lane) ? least : Math.min(least, head.event);
  }, Infinity);
}

/** The position behind what may come unasked in this phase of the session. */
export function skipNoise(session: Session, lane: Lane, from: number, spec: Spec): number {
  let at = from;
  for (let head: Received | undefined = lane.received[at]; head !== undefined; head = lane.received[at]) {
    if (!spec.ignores(head, session, at >= lane.joined) || spec.isQuestion(head, session)) break;
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
export function endsUnasked(head: Received, lane: Lane, recent: boolean): boolean {
  if ((!isClosed(lane) && !recent) || lane.left < head.event) return false;
  return head.line === null || head.message?.command === 'ERROR' || head.message?.command === 'KILL';
}

/** Whether a connection was seen to end. */
export function isClosed({ received }: Lane): boolean {
  return received.at(-1)?.line === null;
}

/** Whether this is the end of a connection that was torn: nothing emits it. */
export function isTornEnd(head: Received, lane: Lane): boolean {
  return head.line === null && lane.torn;
}
