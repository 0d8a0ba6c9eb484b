import { heldAs } from '../model/asking.ts';
import type { Spec } from '../model/outcomes.ts';
import type { Lane } from './observation.ts';
import type { Node } from './search.ts';

/** Tells whether no other connection has to do with any nick that the next operation of a connection has to do with. */
export type IsPrivate = (node: Node, connection: number) => boolean;

/**
 * Where it is so, the operation is as good as one that has nothing to do with the registry: what it does there nobody reads, and what
 * it reads nobody changes. A relaxed model may see more in a nick, so that nothing is private there; nor is it while it is open which
 * nicks are the same.
 */
export function privacyOf(lanes: readonly Lane[], spec: Spec): IsPrivate {
  const askings = lanes.map((lane) => once(() => askingOf(lane, spec)));
  const held = heldNicks();
  return ({ world, placed }, connection) => {
    if (!spec.tellsNicksApart(world)) return false;
    const own = held(world.sessions[connection]?.nick ?? null);
    const next = askings[connection]?.().each[placed[connection] as number] ?? null;
    if (next === null) return false;
    return world.sessions.every((session, other) => {
      if (other === connection) return true;
      const nick = held(session.nick);
      const { last } = (askings[other] as () => Asking)();
      const isTouched = (some: string): boolean =>
        some === nick || (last.get(some) ?? -1) >= (placed[other] as number);
      return (own === null || !isTouched(own)) && !next.some(isTouched);
    });
  };
}

/** The nicks that the operations of a connection ask for. */
interface Asking {
  /** Those of each; null for one that may ask for more. */
  readonly each: readonly (readonly string[] | null)[];
  /** The last operation that asks for a nick. */
  readonly last: ReadonlyMap<string, number>;
}

function askingOf({ operations }: Lane, spec: Spec): Asking {
  const each = operations.map((operation) => spec.nicks(operation));
  return { each, last: new Map(each.flatMap((nicks, at) => (nicks ?? []).map((nick) => [nick, at]))) };
}

/** What the nicks of sessions are held as; each is looked up once. */
function heldNicks(): (nick: string | null) => string | null {
  const known = new Map<string | null, string | null>();
  return (nick) => {
    const found = known.get(nick);
    if (found !== undefined) return found;
    const held = heldAs(nick);
    known.set(nick, held);
    return held;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
