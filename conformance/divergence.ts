import { connectedIn } from '../model/connected.ts';
import { createHash } from 'node:crypto';
import { describeInput, describeReply } from '../model/describe.ts';
import { isOptional } from '../model/reply.ts';
import type { Spec } from '../model/outcomes.ts';
import type { Received } from '../model/received.ts';
import { OWED } from '../model/timeouts.ts';
import type { Table } from '../model/table.ts';
import type { Operation } from '../model/world.ts';
import type { Observation } from './observation.ts';
import { isTornEnd } from './accounting.ts';
import { moves } from './moves.ts';
import type { Node } from './search.ts';

/** The place at which a history leaves the model: the first thing that nothing explains. */
export interface DivergencePoint {
  readonly connection: number;
  /** What came and cannot be explained; null when something that was owed did not come. */
  readonly came: Received | null;
  /** The last command that the connection had sent before. */
  readonly operation: Operation | null;
  readonly allowed: readonly { readonly what: string; readonly why: string }[];
  /** The point of the search that it is told from. */
  readonly node: Node;
  /** Configuration, kind of command and shape of what came: what makes two divergences of a rule the same. */
  readonly kind: string;
}

/** Finds the place among the points that the search got furthest to. */
export function divergencePoint(
  observation: Observation,
  furthest: readonly Node[],
  spec: Spec,
  table: Table,
): DivergencePoint {
  const places = furthest.map((node) => ({ node, ...placeOf(node, observation) }));
  // Of the points that are equally far the one with most commands placed tells best what the connection had come to.
  const latest = places.reduce((most, place) =>
    place.at > most.at || (place.at === most.at && place.depth > most.depth) ? place : most,
  );
  const { connection, came, operation } = latest;
  const nodes = places.filter((place) => place.connection === connection && place.at === latest.at);
  const allowed = new Map<string, string>();
  for (const { node } of nodes) {
    for (const [what, why] of allowedAt(node, observation, connection, spec)) allowed.set(what, why);
  }
  const configuration = latest.node.world.sessions[connection]?.configuration ?? table.initial;
  const kind = `${stateClass(table.keyOf(configuration), operation)} ${operation === null ? '-' : commandKind(operation)} ${shapeOf(came)}`;
  return {
    connection,
    came,
    operation,
    allowed: [...allowed]
      .map(([what, why]) => ({ what, why }))
      .toSorted((a, b) => (a.what < b.what ? -1 : 1)),
    node: latest.node,
    kind,
  };
}

/** A short name for a divergence: the same for the same rule in the same situation, whatever the seed. */
export function divergenceId(rule: string, kind: string): string {
  const digest = createHash('sha256').update(`${rule} ${kind}`).digest();
  const letters = 'ABCDEFGHJKLMNPQRSTVWXYZ';
  const digits = '23456789';
  return [letters, digits, letters, digits]
    .map((alphabet, index) => alphabet[(digest[index] as number) % alphabet.length])
    .join('');
}

function placeOf(
  node: Node,
  { connections }: Observation,
): {
  readonly connection: number;
  readonly came: Received | null;
  readonly operation: Operation | null;
  readonly at: number;
  readonly depth: number;
} {
  // Nothing emits the end of a torn connection.
  const heads = connections.map((lane, c) => {
    const head = lane.received[node.taken[c] as number];
    return head === undefined || isTornEnd(head, lane) ? undefined : head;
  });
  const first = heads.reduce<Received | undefined>(
    (least, head) => (head !== undefined && (least === undefined || head.event < least.event) ? head : least),
    undefined,
  );
  const unanswered = connections.findIndex(({ pending }, c) => (node.placed[c] as number) < pending);
  const connection = first === undefined ? Math.max(unanswered, 0) : heads.indexOf(first);
  const sent = connections[connection]?.operations ?? [];
  const before = sent.filter(({ event }) => event < (first?.event ?? Infinity));
  return {
    connection,
    came: first ?? null,
    operation: before.at(-1) ?? null,
    at: first?.event ?? Infinity,
    depth: node.placed.reduce((sum, count) => sum + count, 0),
  };
}

/** What the connection could have received next, at one point. */
function* allowedAt(
  node: Node,
  observation: Observation,
  connection: number,
  spec: Spec,
): Generator<[string, string]> {
  const operation = observation.connections[connection]?.operations[node.placed[connection] as number];
  const session = node.world.sessions[connection];
  const overdue = session && operation && spec.overdue(session, operation);
  if (overdue) yield [OWED[overdue].what, OWED[overdue].why];
  for (const group of moves(node, observation.connections, spec)) {
    for (const { outcome, placed } of group) {
      const why = outcome.input === null ? '' : describeInput(outcome.input);
      const replies = outcome.emits.filter((emit) => emit.connection === connection);
      const reply = replies.find((emit) => !isOptional(emit.reply)) ?? replies[0];
      if (reply !== undefined) yield [describeReply(reply), why];
      else if (placed === connection) yield ['silence', why];
    }
  }
}

/**
 * What a configuration has in common with those in which the same mistake would show: whether it has a nick, and a USER; for CAP and
 * AUTHENTICATE how far the negotiation or the exchange is.
 */
function stateClass(key: string, operation: Operation | null): string {
  const connected = connectedIn(key);
  if (connected === null) return 'closing';
  const { registering } = connected.registration;
  const registration =
    registering === undefined ? 'registered' : `registering ${registering.nick} ${registering.user}`;
  switch (operation?.command.kind) {
    case 'CAP':
      return `${registration} ${connected.capabilities}`;
    case 'AUTHENTICATE':
      return `${registration} ${JSON.stringify(connected.authentication)}`;
    default:
      return registration;
  }
}

function commandKind({ command }: Operation): string {
  const { kind, params } = command;
  if (kind === 'CAP') return `CAP ${params[0]?.toUpperCase() ?? ''}`;
  return kind === 'UNKNOWN' || kind === 'KNOWN' || kind === 'NUMERIC'
    ? kind
    : `${kind}/${Math.min(params.length, 5)}`;
}

function shapeOf(came: Received | null): string {
  if (came === null) return 'nothing';
  return came.message?.command ?? (came.line === null ? 'close' : 'line');
}
