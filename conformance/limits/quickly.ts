import type { Lane, Observation } from '../observation.ts';

/** So many lines, or more, may be too many for a server where each has had no more time than this on the average, in ns. */
const MANY = 6;
const QUICKLY = 0.5e9;

/** How a connection was closed that had not asked for it: behind many lines in a short time, or otherwise; null where it was not. */
export function endOf({ received, operations, left, torn }: Lane): 'quickly' | 'otherwise' | null {
  const close = received.at(-1);
  if (close === undefined || close.line !== null || torn || left < close.event) return null;
  const ages = operations.filter(({ event }) => event < close.event).map(({ sent }) => close.at - sent);
  const isQuick = ages.toReversed().some((age, line) => line + 1 >= MANY && age <= (line + 1) * QUICKLY);
  return isQuick ? 'quickly' : 'otherwise';
}

/** The history as one in which the connections that ended so may be closed at any time; null where there are none. */
export function excusingEnds(observation: Observation, how: 'quickly' | 'otherwise'): Observation | null {
  const { connections } = observation;
  const lanes = connections.map((lane) => (endOf(lane) === how ? { ...lane, opened: -Infinity } : lane));
  return lanes.every((lane, c) => lane === connections[c]) ? null : { ...observation, connections: lanes };
}
