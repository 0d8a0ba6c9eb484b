import type { Spec } from '../../model/outcomes.ts';
import type { Received } from '../../model/received.ts';
import type { Relaxation } from '../../model/relaxation.ts';
import { flaws, isRepeatable, type Emit, type Flaw } from '../../model/reply.ts';
import type { Session } from '../../model/world.ts';
import type { Move } from '../moves.ts';
import type { Lane } from '../observation.ts';
import { flawedLines } from './flawed-line.ts';
import type { Moment } from './moment.ts';

/** A line that came, and the reply that it passed for. */
export interface Reply {
  readonly emit: Emit;
  readonly received: Received;
  readonly session: Session;
}

/** The lines that a step is to account for, each with its reply; those that came unasked are left out. */
export function repliesOf({ before, step, lanes }: Moment, spec: Spec): readonly Reply[] {
  const [outcome] = step.outcomes;
  if (outcome === undefined) return [];
  const taken = before.taken.slice();
  const replies: Reply[] = [];
  for (const emit of outcome.emits) {
    const { connection: c } = emit;
    const session = before.world.sessions[c] as Session;
    const { received } = lanes[c] as Lane;
    const end = step.node.taken[c] as number;
    for (let at = taken[c] as number; at < end; at += 1) {
      const line = received[at] as Received;
      if (!spec.accepts(emit, line, session)) continue;
      replies.push({ emit, received: line, session });
      taken[c] = at + 1;
      if (!isRepeatable(emit.reply)) break;
    }
  }
  return replies;
}

/** What might have come in place of these, and is nothing that is lawful there: each with something wrong about it. */
export function flawedReplies(
  replies: readonly Reply[],
  moves: readonly Move[],
  lawful: Spec,
): readonly Reply[] {
  const emits = moves.flatMap(({ outcome }) => outcome.emits);
  return replies.flatMap((reply) => {
    const { emit, received, session } = reply;
    const passes = (line: Received): boolean =>
      lawful.ignores(line, session, false) ||
      emits.some((other) => other.connection === emit.connection && lawful.accepts(other, line, session));
    return flawedLines(received, session.account)
      .filter((line) => !lawful.accepts(emit, line, session) && !passes(line))
      .map((line) => ({ ...reply, received: line }));
  });
}

/** How a client is called: where a rule is about what a server does, that is only a trace of it. */
const NAMING: ReadonlySet<Flaw> = new Set(['target', 'granted nick', 'echo source']);

/** Whether a rule is about lines alone, or about what a server does as well. */
function isOfForm({ ways, readings, misroutes, misreads }: Relaxation): boolean {
  return [ways, readings, misroutes, misreads].every((member) => member === undefined);
}

/** Whether one of these would have passed for its reply if the rule were set aside. */
export function isRefutedByForm(flawed: readonly Reply[], relaxed: Spec, relaxation: Relaxation): boolean {
  if (relaxation.tolerates === undefined) return false;
  const ofForm = isOfForm(relaxation);
  return flawed.some(
    ({ emit, received, session }) =>
      relaxed.accepts(emit, received, session) &&
      (ofForm || !flaws(emit.reply, emit.scene, received).some((flaw) => NAMING.has(flaw))),
  );
}

/**
 * Whether a line that came with this step, asked for or not, might have come once more, or to another connection, where nothing was
 * under way: the rule forbids that, and nothing else explains it.
 */
export function isRefutedAsStray(
  { before, step, lanes, isQuiet }: Moment,
  lawful: Spec,
  relaxation: Relaxation,
): boolean {
  const { ignores } = relaxation;
  if (!isQuiet || ignores === undefined || !isOfForm(relaxation)) return false;
  const came = lanes.flatMap(({ received }, c) => received.slice(before.taken[c], step.node.taken[c]));
  return came.some((line) =>
    step.node.world.sessions.some(
      (session) =>
        lawful.phase(session) !== 'closing' &&
        !lawful.ignores(line, session, false) &&
        ignores(line, session),
    ),
  );
}
