import { JUST_COME } from '../model/stay.ts';
import { createJudge, type Judge } from '../../conformance/check.ts';
import type { History, HistoryEvent } from '../../conformance/history.ts';
import { observe, type ObservationContext } from '../../conformance/observation.ts';
import type { Dice } from '../../conformance/generate/dice.ts';
import { createSpec, type Outcome, type Spec } from '../../model/outcomes.ts';
import { DROP } from '../../model/command.ts';
import type { Dialect } from '../../model/dialect.ts';
import { receivedClose, receivedLine } from '../../model/received.ts';
import { isOptional } from '../../model/reply.ts';
import type { Table } from '../../model/table.ts';
import type { Operation, Session, World } from '../../model/world.ts';
import { lineOf } from './render.ts';
import { factsOf } from '../model/facts.ts';

/** Bounds of a few ms, so that short histories pass them. */
export const CONTEXT: ObservationContext = {
  password: 'right',
  accounts: [],
  releaseWithin: 8e6,
  deadline: 20e6,
};
export const FACTS = factsOf({ registrationWithin: 20e6, idleAfter: 25e6 });

/** A model of servers to simulate, and a judge of what they do: both of this dialect, within these bounds. */
export function opponentOf(
  dialect: Dialect,
  table: Table,
): { readonly judge: Judge; readonly simulated: Spec } {
  const { nickLength, capabilities, packages } = FACTS;
  const { password, accounts, deadline, releaseWithin } = CONTEXT;
  const circumstances = {
    dialect,
    nickLength,
    password,
    accounts,
    capabilities,
    packages,
    timers: null,
    deadlineMs: deadline / 1e6,
    releaseMs: releaseWithin / 1e6,
  };
  return {
    judge: createJudge(circumstances, table),
    simulated: createSpec({ dialect, facts: FACTS, table }),
  };
}

type Line = readonly [weight: number, line: string];

const LINES: readonly Line[] = [
  [22, 'NICK da'],
  [8, 'NICK DA'],
  [10, 'NICK db'],
  [3, 'NICK d['],
  [3, 'NICK d{'],
  [2, 'NICK #d'],
  [2, 'NICK 1d'],
  [2, 'NICK dadadadadada'],
  [3, 'NICK'],
  [24, 'USER u 0 * :r'],
  [2, 'USER'],
  [2, 'USER u@h 0 * :r'],
  [10, 'QUIT'],
  [5, 'PING x'],
  [2, 'PING'],
  [3, 'PONG cookie'],
  [3, 'PASS right'],
  [2, 'PASS wrong'],
  [2, 'JOIN #c'],
  [2, 'FROB'],
  [1, 'ERROR :x'],
  [1, ''],
];

interface Link {
  readonly toSend: string[];
  readonly unread: Operation[];
  /** What is to be delivered, and since when it is owed where that has a deadline: a registration that completes by itself. */
  readonly outbox: { readonly line: string | null; readonly ready: number }[];
  heard: number;
  open: boolean;
}

/**
 * A history that some server of this dialect may produce: the model is run with chance in place of a server, and with delays of
 * their own between writing, carrying out and delivering on each connection, so that much of it overlaps.
 */
export function simulate(spec: Spec, chance: Dice): History {
  const connections = chance.weigh([
    [7, 2],
    [3, 3],
  ]);
  const events: HistoryEvent[] = [];
  let now = 0;
  let world: World = spec.initial(connections);
  const links = Array.from({ length: connections }, (_, connection): Link => {
    events.push({ kind: 'open', connection, at: now });
    return { toSend: [], unread: [], outbox: [], open: true, heard: 0 };
  });
  const stopsEarly = chance.percent(12);
  for (const line of script(chance, stopsEarly ? 2 : 4)) chance.pick(links).toSend.push(line);
  // Now and then a reset, when this many things have been delivered.
  let untilTorn = chance.percent(12) ? chance.below(5) : Infinity;
  const patience = chance.pick([1, 3, 12]);
  // Now and then a client drops its connection.
  let drops = chance.percent(25) ? 1 : 0;

  const take = (outcomes: readonly Outcome[], byCommand = false): boolean => {
    if (outcomes.length === 0) return false;
    const { emits, world: next } = chance.pick(outcomes);
    // Who is put out need not be sent what it was about to get.
    for (const { connection, reply, scene } of emits)
      if (reply === 'close' && scene.command === null && byCommand && chance.percent(30))
        links[connection]?.outbox.splice(0);
    for (const emit of emits) {
      const { readyAt } = world.sessions[emit.connection] as Session;
      const ready = emit.scene.command === null && readyAt >= 0 ? readyAt : Infinity;
      if (!isOptional(emit.reply) || chance.percent(50))
        links[emit.connection]?.outbox.push({ line: lineOf(emit, chance), ready });
    }
    world = next;
    return true;
  };
  /** A time-out that crosses a QUIT on its way is none to the judge. */
  const leaves = (connection: number): boolean =>
    links[connection]?.toSend.includes('QUIT') === true ||
    events.some(
      (event) => event.kind === 'write' && event.connection === connection && event.data.includes('QUIT'),
    );
  const byItself = (connection: number): boolean => {
    const session = world.sessions[connection] as Session;
    if (session.readyAt >= 0 && take(spec.internal(world, connection, NOTHING, HERE))) return true;
    if (chance.percent(15) && take(spec.internal(world, connection, CHALLENGE, HERE))) return true;
    return (
      chance.percent(15) &&
      take(
        spec.internal(world, connection, receivedClose(0, now, links[connection]?.heard), {
          ...JUST_COME,
          age: now,
          left: leaves(connection),
        }),
      )
    );
  };

  for (;;) {
    // Whatever was sent may then still be answered.
    const mayWait = now + 1e6 < CONTEXT.deadline;
    if (stopsEarly && mayWait && events.length > 6 && chance.percent(30)) break;
    now += chance.percent(4) ? 12e6 : 1e5;
    const writing = links.filter(({ open, toSend }) => open && toSend.length > 0);
    const reading = links.filter(({ unread }) => unread.length > 0);
    const delivering = links.filter(({ open, outbox }) => open && outbox.length > 0);
    const waiting = world.sessions.some(({ readyAt }) => readyAt >= 0);
    if (writing.length + reading.length + delivering.length === 0 && !waiting) break;
    const what = chance.weigh([
      [writing.length * 4, 'write'],
      [reading.length * 3, 'execute'],
      [delivering.length * patience, 'deliver'],
      [drops, 'drop'],
      [1, 'by itself'],
    ] as const);
    switch (what) {
      case 'write': {
        const link = chance.pick(writing);
        const connection = links.indexOf(link);
        const lines = link.toSend.splice(0, chance.percent(20) ? 2 : 1);
        const data = lines.map((line) => `${line}\r\n`).join('');
        events.push({ kind: 'write', connection, at: now, data, by: 'plan' });
        const read = observe({ connections, events, ended: now }, CONTEXT).connections[connection];
        link.unread.push(...(read?.operations ?? []).slice(-lines.length));
        break;
      }
      case 'execute': {
        const link = chance.pick(reading);
        const drop = link.unread.findIndex(({ command }) => command === DROP);
        if (drop > 0 && chance.percent(25)) link.unread.splice(0, drop);
        const [operation] = link.unread;
        if (operation === undefined) break;
        const outcomes = spec.outcomes(world, operation);
        if (take(outcomes, true)) link.unread.shift();
        else if (!take(spec.internal(world, operation.connection, NOTHING, HERE)))
          take(spec.internal(world, operation.connection, CHALLENGE, HERE));
        break;
      }
      case 'deliver': {
        const link = chance.pick(delivering);
        const connection = links.indexOf(link);
        const [{ line, ready } = { line: null, ready: Infinity }] = link.outbox.splice(0, 1);
        // Too late: another history, then.
        if (now - Math.max(ready, link.heard) >= FACTS.registrationWithin) return simulate(spec, chance);
        link.heard = now;
        untilTorn -= 1;
        if (untilTorn < 0 || line === null) {
          link.open = false;
          events.push({ kind: 'close', connection, at: now, how: untilTorn < 0 ? 'torn' : 'fin' });
          untilTorn = Infinity;
        } else events.push({ kind: 'line', connection, at: now, line });
        break;
      }
      case 'drop': {
        const link = chance.pick(links);
        if (!link.open || link.toSend.length > 0) break;
        drops = 0;
        const connection = links.indexOf(link);
        const how = chance.pick(['half-close', 'close', 'reset'] as const);
        events.push({ kind: 'drop', connection, at: now, how });
        link.open = how === 'half-close';
        const read = observe({ connections, events, ended: now }, CONTEXT).connections[connection];
        link.unread.push(...(read?.operations ?? []).slice(-1));
        break;
      }
      case 'by itself': {
        const connection = chance.below(connections);
        const phase = spec.phase(world.sessions[connection] as Session);
        if (!byItself(connection) && phase !== 'closing' && chance.percent(10))
          links[connection]?.outbox.push({
            line: chance.pick(phase === 'registered' ? ANY_TIME : ['NOTICE * :hold on']),
            ready: Infinity,
          });
      }
    }
  }
  return { connections, events, ended: stopsEarly ? now : now + 2 * CONTEXT.deadline };
}

const HERE = JUST_COME;
const NOTHING = receivedLine('NOTICE * :x', 0, 0);
const CHALLENGE = receivedLine('PING :cookie', 0, 0);
const ANY_TIME: readonly string[] = ['NOTICE * :hold on', 'PING :alive', ':s 252 da 1 :operators'];

/** Up to six lines; what logs on is more likely. */
function script(chance: Dice, atMost: number): readonly string[] {
  return Array.from({ length: 3 + chance.below(atMost) }, () => chance.weigh(LINES));
}

/** The history with one to three things changed that a server under test might have done, or that time forbids. */
export function mutate(history: History, chance: Dice): History {
  let events = history.events.slice();
  for (let left = 1 + chance.below(2); left > 0; left -= 1)
    events = changed(events, history.connections, chance);
  // The moments stay; what happened at them is another thing.
  const times = history.events.map(({ at }) => at);
  return {
    ...history,
    events: possible(events).map((event, index) => ({ ...event, at: times[index] ?? history.ended })),
  };
}

/** Nothing is written behind a drop, and nothing arrives behind one that is not a half-close, or behind the close. */
function possible(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
  const dropped = new Map<number, string>();
  return events.filter((event) => {
    const how = dropped.get(event.connection);
    if (event.kind === 'drop') dropped.set(event.connection, event.how);
    if (event.kind === 'close') dropped.set(event.connection, 'closed');
    return (
      how === undefined ||
      (how === 'half-close' && event.kind !== 'write') ||
      (how === 'closed' && event.kind === 'write')
    );
  });
}

function changed(events: readonly HistoryEvent[], connections: number, chance: Dice): HistoryEvent[] {
  const arrivals = [...events.keys()].filter((at) => events[at]?.kind === 'line');
  const writes = [...events.keys()].filter((at) => events[at]?.kind === 'write');
  if (arrivals.length === 0 || writes.length === 0) return events.slice();
  const at = chance.pick(arrivals);
  const event = events[at];
  if (event?.kind !== 'line') return events.slice();
  switch (chance.pick(['drop', 'double', 'swap', 'numeric', 'nick', 'stray', 'early', 'late'] as const)) {
    case 'drop':
      return events.toSpliced(at, 1);
    case 'double':
      return events.toSpliced(at + 1 + chance.below(events.length - at), 0, event);
    case 'swap': {
      const next = arrivals.find((other) => other > at && events[other]?.connection === event.connection);
      const other = next === undefined ? undefined : events[next];
      return next === undefined || other === undefined
        ? events.toSpliced(at, 1)
        : events.with(at, other).with(next, event);
    }
    case 'numeric':
      return events.with(at, {
        ...event,
        line: event.line.replace(/ \d{3} |NICK|PONG|ERROR/, ` ${chance.pick(['433', '001', '451', '432'])} `),
      });
    case 'nick':
      return events.with(at, {
        ...event,
        line: event.line.replace(/\bd[ab]\b|x|\*/i, chance.pick(['dc', 'db', 'DA'])),
      });
    case 'stray': {
      const connection = (event.connection + 1 + chance.below(connections - 1)) % connections;
      const closed = events.findIndex((other) => other.kind === 'close' && other.connection === connection);
      return closed >= 0 && closed < at ? events.toSpliced(at, 1) : events.with(at, { ...event, connection });
    }
    case 'early': {
      const opened = events.findLastIndex(({ kind }) => kind === 'open');
      return moved(events, at, opened + 1 + chance.below(at - opened));
    }
    case 'late': {
      const from = chance.pick(writes);
      return moved(events, from, from + chance.below(events.length - from));
    }
  }
}

/** Something at another time; what happened on its own connection keeps its order otherwise. */
function moved(events: readonly HistoryEvent[], from: number, to: number): HistoryEvent[] {
  const event = events[from];
  return event === undefined ? events.slice() : events.toSpliced(from, 1).toSpliced(to, 0, event);
}

/** Whether two connections sent something with nothing arriving in between. */
export function overlaps({ events }: History): boolean {
  const rest = events.filter(({ kind }) => kind !== 'open');
  return rest.some((event, at) => {
    const next = rest[at + 1];
    return event.kind === 'write' && next?.kind === 'write' && next.connection !== event.connection;
  });
}
