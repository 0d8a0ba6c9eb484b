import type { History, HistoryEvent } from '../history.ts';
import { isDrop, linesOf, type Act, type Plan } from '../plan.ts';

/**
 * For each event of a plan's run the act that it belongs to: what a connection received is put down to the last act that it had
 * carried out. Null for what no act is to answer for, such as leaving at the end.
 */
export function actsBehind(plan: Plan, { events }: History): readonly (Act | null)[] {
  const lanes = Array.from({ length: plan.connections }, (_, connection) => newLane(plan, connection));
  return events.map((event) => {
    const lane = lanes[event.connection];
    if (lane === undefined) return null;
    if (event.kind === 'open') lane.act = lane.open;
    else if (event.kind === 'write') wrote(lane, event);
    else if (event.kind === 'drop' && (lane.act === null || !isDrop(lane.act)))
      lane.act = lane.ahead.shift() ?? null;
    return lane.act;
  });
}

interface Lane {
  readonly open: Act | null;
  /** Acts that write something and have not been met yet. */
  readonly ahead: Act[];
  act: Act | null;
  /** What the act wrote first, and how many of its lines were ended by what was written so far. */
  first: string;
  ended: number;
}

function newLane({ rounds }: Plan, connection: number): Lane {
  const acts = rounds.flat().flatMap((step) => (step.connection === connection ? [step.act] : []));
  return {
    open: acts.find(({ kind }) => kind === 'open') ?? null,
    ahead: acts.filter((act) => act.kind === 'begin' || isDrop(act) || linesOf(act).length > 0),
    act: null,
    first: '',
    ended: 0,
  };
}

function wrote(lane: Lane, { data, by }: HistoryEvent & { readonly kind: 'write' }): void {
  if (by === 'runner') {
    // It takes leave when all acts have been carried out.
    if (/^QUIT/i.test(data)) lane.act = null;
    return;
  }
  const { act } = lane;
  const isPiece = act !== null && lane.ended < linesOf(act).length;
  if (!isPiece) {
    const isAgain = act?.kind === 'reclaim' && data === lane.first;
    if (!isAgain) lane.act = lane.ahead.shift() ?? null;
    lane.ended = 0;
    lane.first = data;
  }
  lane.ended += data.split('\n').length - 1;
}

/**
 * The history without what belongs to other acts than these, up to an event: what might have been recorded if nobody had
 * done the rest. A connection of which no act is left is as if it had never been.
 */
export function reducedHistory(
  history: History,
  behind: readonly (Act | null)[],
  kept: ReadonlySet<Act>,
  last: number,
): History {
  const isKept = (index: number): boolean => {
    const act = behind[index];
    return act !== null && act !== undefined && kept.has(act);
  };
  const used = new Set(
    history.events.flatMap(({ connection }, index) => (isKept(index) ? [connection] : [])),
  );
  const events = history.events.filter(
    ({ connection }, index) =>
      index <= last && (isKept(index) || (behind[index] === null && used.has(connection))),
  );
  const cut = last < history.events.length - 1;
  return { ...history, events, ended: cut ? (history.events[last]?.at ?? history.ended) : history.ended };
}
