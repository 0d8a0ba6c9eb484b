import { standingOf } from '../model/standing.ts';
import type { Table } from '../model/table.ts';
import type { Operation, Session } from '../model/world.ts';
import type { History } from './history.ts';
import type { Lane } from './observation.ts';
import type { ModelStep } from './report/report.ts';
import type { Node } from './search.ts';
import { transitionsOf, type Step } from './steps.ts';
import type { Trail } from './trail.ts';
import { piecesOf, type Transcript } from './transcript.ts';

/**
 * The steps of a trail as a report tells them. None lies behind the line `at`: what only a later one shows is told there, as the
 * model had to take it to come so far.
 */
export function modelSteps(
  { reading, start, steps }: Trail,
  history: History,
  { lines, names, indexOf }: Transcript,
  at: number,
  table: Table,
): readonly ModelStep[] {
  const lineOf = (step: Step, before: Node): number => {
    const event = eventOf(step, before, reading.connections[step.connection] as Lane);
    if (event === null) return 0;
    if (typeof event === 'number') return indexOf(event);
    return indexOf(event.event, partOf(event, history));
  };
  const appeared = new Map<string, number>();
  lines.forEach(({ connection }, line) => {
    if (!appeared.has(connection)) appeared.set(connection, line);
  });
  const standing = (node: Node, until: number): ModelStep['standing'] =>
    Object.fromEntries(
      [...names]
        .filter(([, name]) => (appeared.get(name) ?? Infinity) <= until)
        .map(([c, name]) => {
          const { configuration } = node.world.sessions[c] as Session;
          return [name, standingOf(table.keyOf(configuration))];
        }),
    );
  const end = (steps.at(-1)?.node ?? start).world.permitted;
  const taken = transitionsOf(steps, end);
  let reached = 0;
  return steps.map((step, index) => {
    const line = Math.min(at, lineOf(step, steps[index - 1]?.node ?? start));
    reached = index === steps.length - 1 ? at : Math.max(reached, line);
    return {
      line,
      connection: names.get(step.connection) ?? '',
      transitions: taken[index] ?? [],
      standing: standing(step.node, reached),
    };
  });
}

/**
 * What shows a step: the command that is carried out, or the event of the first received thing that is accounted for by what the
 * server does by itself; where nothing is, as its connection is lost, the last command before. Null where there is none.
 */
function eventOf({ node, connection: c }: Step, before: Node, lane: Lane): Operation | number | null {
  const [placed, placedBefore] = [node.placed[c] as number, before.placed[c] as number];
  const [taken, takenBefore] = [node.taken[c] as number, before.taken[c] as number];
  if (placed === placedBefore && taken > takenBefore) return lane.received[takenBefore]?.event ?? null;
  return lane.operations[placed - 1] ?? null;
}

/** Where among the pieces of its write a command stands. A relaxed model may have read them in another order. */
function partOf({ event, part, command: { line } }: Operation, { events }: History): number {
  const write = events[event];
  if (write?.kind !== 'write') return 0;
  const pieces = piecesOf(write.data);
  const piece = pieces[part];
  if (piece !== undefined && line.endsWith(piece)) return part;
  const other = pieces.indexOf(line);
  return other < 0 ? part : other;
}
