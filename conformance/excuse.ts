import { limitNamed, type LimitKind } from './limits/words.ts';
import type { Lane, Observation } from './observation.ts';

/** How a limit has ended a connection, and which: the one that the server names, or `room` where it says nothing. */
export interface Excuse {
  readonly how: 'turned away' | 'put out';
  readonly limit: LimitKind;
  readonly isNamed: boolean;
}

/**
 * The history as one in which the connections that a limit of the server’s has ended may be closed at any time; null where there is none.
 */
export function excusing(observation: Observation): Observation | null {
  const { connections } = observation;
  const excuses = connections.map(excuseOf);
  if (excuses.every((excuse) => excuse === null)) return null;
  const lanes = connections.map((lane, c) => {
    const excuse = excuses[c] ?? null;
    if (excuse === null) return lane;
    // Who has been there for ever may be closed for its silence, and who is put out, before its QUIT is read.
    return { ...lane, opened: -Infinity, left: excuse.how === 'put out' ? Infinity : lane.left };
  });
  return { ...observation, connections: lanes };
}

/**
 * The same with those excused, too, that were closed without a word while their QUIT was under way: they were turned away, or left. Null where
 * there is none of these.
 */
export function excusingLeavers(observation: Observation): Observation | null {
  const excused = excusing(observation) ?? observation;
  const lanes = excused.connections.map((lane) =>
    isWordlessLeaver(lane) ? { ...lane, opened: -Infinity, left: Infinity } : lane,
  );
  return lanes.every((lane, c) => lane === excused.connections[c])
    ? null
    : { ...excused, connections: lanes };
}

function isWordlessLeaver({ received, left, torn, drop }: Lane): boolean {
  const [first] = received;
  return first?.line === null && !torn && drop < 0 && left < first.event;
}

/** The limit that a connection was ended for; null where none is in sight. */
export function excuseOf(lane: Lane): Excuse | null {
  const named = limitOf(lane);
  if (isTurnedAway(lane)) return { how: 'turned away', limit: named ?? 'room', isNamed: named !== null };
  if (named === null) return null;
  const fits = named === 'flood' ? hasSentMuch(lane) : !isRegistered(lane);
  return fits ? { how: 'put out', limit: named, isNamed: true } : null;
}

/**
 * Whether the connection was closed before it was answered anything, without having asked for it. Of one that was torn before it was sent
 * a word nothing need be explained.
 */
function isTurnedAway({ received, left, torn }: Lane): boolean {
  const close = endOf(received, torn);
  if (close < 0 || received.slice(0, close).some(({ numeric }) => numeric >= 0)) return false;
  return left >= (received[close]?.event ?? 0);
}

function endOf(received: Lane['received'], torn: boolean): number {
  return received.findIndex(({ line, message }) => (line === null && !torn) || message?.command === 'ERROR');
}

/** The limit that the last words to a connection name. */
function limitOf({ received }: Lane): LimitKind | null {
  const last = received.findLast(({ line }) => line !== null)?.message;
  return last?.command === 'ERROR' ? limitNamed(last.params.join(' ')) : null;
}

/** A server may count its clients when they register, and no later. */
function isRegistered({ received }: Lane): boolean {
  return received.some(({ numeric }) => numeric === 1);
}

/** So many lines, or bytes, are no flood to anybody. */
const FEW_LINES = 4;
const FEW_BYTES = 256;

function hasSentMuch({ operations, received }: Lane): boolean {
  const end = received.findLast(({ line }) => line !== null)?.event ?? Infinity;
  const before = operations.filter(({ event }) => event < end);
  const bytes = before.reduce((sum, { command }) => sum + command.line.length, 0);
  return before.length > FEW_LINES || bytes > FEW_BYTES;
}
