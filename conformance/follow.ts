import type { Spec } from '../model/outcomes.ts';
import { isOptional, isRepeatable, type Emit } from '../model/reply.ts';
import type { Session } from '../model/world.ts';
import { endsUnasked, isClosed, skipNoise } from './accounting.ts';
import type { Move } from './moves.ts';
import type { Lane } from './observation.ts';
import type { Node } from './search.ts';

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
    let match = silenced ? 'unflushed' : takeReply(emit, phase, lane, taken, spec, recent);
    while (match === 'taken' && isRepeatable(emit.reply))
      match = takeReply(emit, phase, lane, taken, spec, recent);
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
