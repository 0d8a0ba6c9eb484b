import type { Account, Operator } from '../adapters/server.ts';
import { DROP } from '../model/command.ts';
import { receivedClose, receivedLine, type Received } from '../model/received.ts';
import type { Stay } from '../model/outcomes.ts';
import type { Operation } from '../model/world.ts';
import { lines, type Cutting } from './cutting.ts';
import type { History } from './history.ts';
import { deafFrom, starvedFrom } from './starved.ts';
import { survivedUntil } from './survived.ts';
import {
  add,
  heard,
  othersAt,
  finish,
  hasQuit,
  newDraft,
  wrote,
  type Draft,
  type End,
  type Moment,
} from './lane-draft.ts';

/** A history as the search reads it: per connection, the operations in the order sent and what was received in order. */
export interface Observation {
  readonly connections: readonly Lane[];
  /** When observation ended, in ns. */
  readonly ended: number;
}

/** What one connection sent and received. */
export interface Lane {
  readonly operations: readonly Operation[];
  readonly received: readonly Received[];
  /** When it was opened, in ns. */
  readonly opened: number;
  /**
   * It ended in a reset or a write error, or we closed or reset it: what it received is only a prefix of what was sent to it.
   */
  readonly torn: boolean;
  /** When anything was written on it, in ns. */
  readonly writes: readonly number[];
  /** For how long the suite could not listen at a time, in ns. */
  readonly lag: number;
  /** The event of its QUIT, or of its dropping the connection; Infinity when there is neither. */
  readonly left: number;
  /** Where among the operations it drops the connection; -1 when it does not. What it had sent before may be lost by that. */
  readonly drop: number;
  /** From which received thing on it is known to be in a channel. */
  readonly joined: number;
  /** Operations from this one on were still within their deadline when observation ended. */
  readonly pending: number;
}

/** What a reader must know besides the history. Times in ns. */
export interface ObservationContext {
  readonly password: string | null;
  readonly accounts: readonly Account[];
  /** The operator whose credentials are known; absent or null for none. */
  readonly operator?: Operator | null;
  /** How long after an observed close a nick may stay held. */
  readonly releaseWithin: number;
  /** How long an answer may take, counted from the last sign of life. */
  readonly deadline: number;
}

/** Reads a history. Lines are made from the bytes that were written, whoever wrote them; `cutting` tells how. */
export function observe(
  history: History,
  context: ObservationContext,
  cutting: Cutting = lines,
): Observation {
  const { lag = 0 } = history;
  const cutter = cutting();
  const drafts = Array.from({ length: history.connections }, () => newDraft(cutter(), context.accounts, lag));
  const ends: End[] = [];
  history.events.forEach((event, index) => {
    const draft = drafts[event.connection] as Draft;
    const at: Moment = { connection: event.connection, at: event.at, event: index, part: 0 };
    switch (event.kind) {
      case 'open':
        draft.opened = event.at;
        draft.spoke = event.at;
        return;
      case 'wait':
        return;
      case 'write':
        wrote(draft, at, event.data, othersAt(at, ends, drafts, context), context);
        return;
      case 'drop':
        draft.torn = event.how !== 'half-close';
        draft.left = Math.min(draft.left, index);
        draft.dropped = draft.operations.length;
        add(draft, at, DROP, othersAt(at, ends, drafts, context), context);
        ends.push({ connection: event.connection, at: event.at, dropped: true, quit: hasQuit(draft) });
        return;
      case 'line': {
        const received = heard(draft, receivedLine(event.line, index, event.at, draft.heard));
        draft.heard = event.at;
        if (received.message?.command !== 'PING') draft.spoke = event.at;
        draft.received.push(received);
        if (received.message?.command === 'PING') draft.challenges.push(received.message.params.at(-1) ?? '');
        return;
      }
      case 'close':
        draft.received.push(receivedClose(index, event.at, draft.heard));
        draft.torn ||= event.how === 'torn';
        if (draft.dropped === null)
          ends.push({ connection: event.connection, at: event.at, dropped: false, quit: hasQuit(draft) });
    }
  });
  for (const draft of drafts) finish(draft, context);
  const { ended } = history;
  return {
    connections: drafts.map((draft) => lane(draft, drafts, ended, context.deadline)),
    ended,
  };
}

/** What was written so shortly, in ns, before something was received may have crossed with it. */
const CROSSING = 1e9;

/** How a connection stands when something is received, with so many of its operations carried out. */
export function stayOf(
  { opened, left, writes, operations, lag }: Lane,
  { at, event }: Received,
  placed: number,
): Stay {
  const since = (time: number): number => at - (writes.findLast((wrote) => wrote <= time) ?? opened);
  return {
    at,
    age: at - opened,
    left: left < event,
    silent: since(at),
    unheard: since(at - CROSSING - lag),
    unread: Math.max(0, at - (operations[placed]?.sent ?? at)),
    lag,
  };
}

function lane(draft: Draft, all: readonly Draft[], ended: number, deadline: number): Lane {
  const { received, opened, torn, challenges, left } = draft;
  const starved = starvedFrom(draft, all, ended, deadline);
  const survived = survivedUntil(draft, deadline);
  const deaf = deafFrom(draft, ended, deadline);
  // A PING that came later may have been under way when its forerunner was answered.
  const operations = draft.operations.map((operation, index) => {
    const cookie =
      operation.cookie === 'last' && operation.command.params[0] !== challenges.at(-1)
        ? 'earlier'
        : operation.cookie;
    return index < Math.min(starved, deaf) && index >= survived && cookie === operation.cookie
      ? operation
      : {
          ...operation,
          cookie,
          starved: index >= starved,
          survived: index < survived,
          unread: index >= deaf,
        };
  });
  const alive = received.at(-1)?.at ?? 0;
  const pending = operations.findIndex(({ sent }) => Math.max(sent, alive) + deadline > ended);
  const joined = received.findIndex(({ message }) => message?.command === 'JOIN');
  return {
    operations,
    received,
    opened,
    torn,
    writes: draft.writes,
    lag: draft.lag,
    left: Math.min(left, operations.find(({ command }) => command.kind === 'QUIT')?.event ?? Infinity),
    drop: draft.dropped ?? -1,
    joined: joined < 0 ? Infinity : joined,
    pending: pending < 0 ? operations.length : pending,
  };
}
