import { readCommand } from '../model/command.ts';
import { receivedClose, receivedLine, type Received } from '../model/received.ts';
import type { Stay } from '../model/outcomes.ts';
import type { Operation } from '../model/world.ts';
import type { History } from './history.ts';

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
  /** It ended in a reset or a write error: what it received is only a prefix of what was sent to it. */
  readonly torn: boolean;
  /** The event of its QUIT; Infinity when it sent none. */
  readonly quit: number;
  /** From which received thing on it is known to be in a channel. */
  readonly joined: number;
  /** Operations from this one on were still within their deadline when observation ended. */
  readonly pending: number;
}

/** What a reader must know besides the history. Times in ns. */
export interface ObservationContext {
  readonly password: string | null;
  /** How long after an observed close a nick may stay held. */
  readonly releaseWithin: number;
  /** How long an answer may take, counted from the last sign of life. */
  readonly deadline: number;
}

/** Reads a history. Lines are made from the bytes that were written, whoever wrote them. */
export function observe(history: History, context: ObservationContext): Observation {
  const drafts = Array.from({ length: history.connections }, newDraft);
  const closes: { readonly connection: number; readonly at: number }[] = [];
  history.events.forEach((event, index) => {
    const draft = drafts[event.connection] as Draft;
    switch (event.kind) {
      case 'open':
        draft.opened = event.at;
        return;
      case 'write': {
        const released = closes.reduce(
          (mask, close) =>
            event.at - close.at >= context.releaseWithin ? mask | (1 << close.connection) : mask,
          0,
        );
        for (const line of completeLines(draft, event.data)) {
          draft.operations.push(operation(event, index, line, released, draft, context));
        }
        return;
      }
      case 'line': {
        const received = receivedLine(event.line, index, event.at, draft.heard);
        draft.heard = event.at;
        draft.received.push(received);
        if (received.message?.command === 'PING') draft.challenges.push(received.message.params.at(-1) ?? '');
        return;
      }
      case 'close':
        draft.received.push(receivedClose(index, event.at, draft.heard));
        draft.torn = event.how === 'torn';
        closes.push({ connection: event.connection, at: event.at });
    }
  });
  return {
    connections: drafts.map((draft) => lane(draft, history.ended, context.deadline)),
    ended: history.ended,
  };
}

interface Draft {
  readonly operations: Operation[];
  readonly received: Received[];
  readonly challenges: string[];
  opened: number;
  heard: number;
  torn: boolean;
  unfinished: string;
}

function newDraft(): Draft {
  return { operations: [], received: [], challenges: [], opened: 0, heard: 0, torn: false, unfinished: '' };
}

/** The lines that are complete once `data` was written; LF ends a line, CR before it is part of the end. */
function completeLines(draft: Draft, data: string): readonly string[] {
  const pieces = (draft.unfinished + data).split('\n');
  draft.unfinished = pieces.pop() ?? '';
  return pieces.map((piece) => (piece.endsWith('\r') ? piece.slice(0, -1) : piece));
}

function operation(
  { connection, at }: { readonly connection: number; readonly at: number },
  event: number,
  line: string,
  released: number,
  { challenges, heard }: Draft,
  { password }: ObservationContext,
): Operation {
  const command = readCommand(line);
  const parameter = command.params[0];
  return {
    connection,
    command,
    sent: at,
    heard,
    event,
    cookie: command.kind === 'PONG' ? cookieOf(parameter, challenges) : null,
    right: command.kind === 'PASS' && password !== null && parameter === password,
    released,
  };
}

/** How long a connection has been there when something is received. */
export function stayOf({ opened, quit }: Lane, { at, event }: Received): Stay {
  return { age: at - opened, left: quit < event };
}

function cookieOf(token: string | undefined, challenges: readonly string[]): Operation['cookie'] {
  if (token === undefined || !challenges.includes(token)) return null;
  return token === challenges.at(-1) ? 'last' : 'earlier';
}

function lane(draft: Draft, ended: number, deadline: number): Lane {
  const { received, opened, torn, challenges } = draft;
  // A PING that came later may have been under way when its forerunner was answered.
  const operations = draft.operations.map((operation) =>
    operation.cookie === 'last' && operation.command.params[0] !== challenges.at(-1)
      ? { ...operation, cookie: 'earlier' as const }
      : operation,
  );
  const alive = received.at(-1)?.at ?? 0;
  const pending = operations.findIndex(({ sent }) => Math.max(sent, alive) + deadline > ended);
  const joined = received.findIndex(({ message }) => message?.command === 'JOIN');
  return {
    operations,
    received,
    opened,
    torn,
    quit: operations.find(({ command }) => command.kind === 'QUIT')?.event ?? Infinity,
    joined: joined < 0 ? Infinity : joined,
    pending: pending < 0 ? operations.length : pending,
  };
}
