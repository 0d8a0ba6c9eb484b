import { LINE_LIMIT, readCommand, type Command } from '../model/command.ts';
import { isOdd } from '../model/lexing.ts';
import type { Received } from '../model/received.ts';
import type { Operation } from '../model/world.ts';
import type { Cutter } from './cutting.ts';
import type { ObservationContext } from './observation.ts';
import type { Account, Operator } from '../adapters/server.ts';
import { startAuthDialogue, type AuthDialogue } from './ircx/dialogue.ts';
import { startDialogue, type Dialogue } from './sasl/dialogue.ts';

/** What one connection has sent and received, while a history is being read. Times in ns, events as indices. */
export interface Draft {
  readonly cutter: Cutter;
  readonly operations: Operation[];
  readonly received: Received[];
  readonly challenges: string[];
  readonly dialogue: Dialogue;
  readonly auth: AuthDialogue;
  opened: number;
  heard: number;
  /** When anything was last written, and anything but PING received. */
  spoke: number;
  /** The times of all writes. */
  readonly writes: number[];
  /** For how long the suite could not listen at a time. */
  readonly lag: number;
  torn: boolean;
  left: number;
  /** Where it dropped the connection; null when it has not. */
  dropped: number | null;
  /**
   * Since when a server need not wait for the end of the line that is not yet whole: it has passed the length limit, or has got its
   * CR, which may end it alone (RFC 1459 8).
   */
  early: Early | null;
}

/** When something happened, and on which connection. */
export interface Moment {
  readonly connection: number;
  readonly at: number;
  readonly event: number;
  /** Of a line, which of those it is that were written then, from 0. */
  readonly part: number;
}

/** The end of a connection: the server's close, as it was observed, or what the client did. */
export interface End {
  readonly connection: number;
  readonly at: number;
  readonly dropped: boolean;
  readonly quit: boolean;
}

interface Early extends Moment {
  readonly others: Others;
}

/** How it stood with the others: which of them ended so long ago that their nicks must be free, and whether one was in the midst of a line. */
type Others = Pick<Operation, 'released' | 'dropped' | 'quit' | 'held'>;

/** A received line, with what it proves in the exchange of its connection. */
export function heard({ dialogue, auth, cutter, lag }: Draft, received: Received): Received {
  const { message } = received;
  const late = lag > 0 ? { ...received, lag } : received;
  if (message?.command.toUpperCase() === 'AUTH') auth.heard(message.params, cutter.rest);
  else if (message !== null) auth.told(received.numeric, message.params);
  if (message?.command.toUpperCase() !== 'AUTHENTICATE') return late;
  const [parameter] = message.params;
  return parameter === undefined ? late : { ...late, proof: dialogue.heard(parameter, cutter.rest) };
}

export function newDraft(cutter: Cutter, accounts: readonly Account[], lag: number): Draft {
  return {
    cutter,
    operations: [],
    received: [],
    challenges: [],
    dialogue: startDialogue(accounts),
    auth: startAuthDialogue(accounts),
    opened: 0,
    heard: 0,
    spoke: 0,
    writes: [],
    lag,
    torn: false,
    left: Infinity,
    dropped: null,
    early: null,
  };
}

/** Whether QUIT was sent on a connection. */
export function hasQuit({ operations }: Draft): boolean {
  return operations.some(({ command }) => command.kind === 'QUIT');
}

/** How it stands with the others at that moment. */
export function othersAt(
  { connection, at }: Moment,
  ends: readonly End[],
  drafts: readonly Draft[],
  { releaseWithin }: ObservationContext,
): Others {
  let released = 0;
  let dropped = 0;
  let quit = 0;
  for (const end of ends) {
    if (at - end.at < releaseWithin) continue;
    released |= 1 << end.connection;
    if (end.dropped) dropped |= 1 << end.connection;
    if (end.quit) quit |= 1 << end.connection;
  }
  const held = drafts.some(({ cutter }, other) => other !== connection && cutter.rest !== '');
  return { released, dropped, quit, held };
}

/** Notes bytes that were written, and the lines that are whole with them. */
export function wrote(
  draft: Draft,
  at: Moment,
  data: string,
  others: Others,
  context: ObservationContext,
): void {
  const whole = draft.cutter.cut(data);
  whole.forEach((line, part) => {
    const began = (part === 0 ? draft.early : null) ?? { ...at, part, others };
    add(draft, began, readCommand(line), began.others, context);
    draft.early = null;
  });
  draft.spoke = at.at;
  draft.writes.push(at.at);
  const { rest } = draft.cutter;
  const waits = rest.length <= LINE_LIMIT && !rest.endsWith('\r');
  draft.early = waits ? null : (draft.early ?? { ...at, part: whole.length, others });
}

/** Adds the line whose end never came, and which a server need not have waited for. */
export function finish(draft: Draft, context: ObservationContext): void {
  if (draft.early === null) return;
  add(draft, draft.early, readCommand(draft.cutter.rest.replace(/\r$/, '')), draft.early.others, context);
}

/** Adds an operation. */
export function add(
  draft: Draft,
  { connection, at, event, part }: Moment,
  command: Command,
  others: Others,
  { password, operator = null }: ObservationContext,
): void {
  const parameter = command.params[0];
  if (command.verb === 'AUTHENTICATE') draft.auth.saidAuthenticate();
  draft.operations.push({
    connection,
    command,
    sent: at,
    heard: draft.heard,
    event,
    part,
    cookie: command.kind === 'PONG' ? cookieOf(parameter, draft.challenges) : null,
    right:
      (command.kind === 'PASS' && password !== null && parameter === password) ||
      (command.kind === 'OPER' && isOperator(command.params, operator)),
    named: command.kind === 'OPER' && operator !== null && parameter === operator.name,
    authentication: command.verb === 'AUTHENTICATE' ? draft.dialogue.said(parameter).authentication : null,
    token: command.verb === 'AUTH' ? draft.auth.said(command.params) : null,
    quiet: Math.max(0, at - draft.spoke - draft.lag),
    lag: draft.lag,
    ...others,
    starved: false,
    unread: false,
    survived: false,
    odd: isOdd(command.line),
  });
}

/** Whether a name and a password are those of the operator that is known. */
function isOperator([name, password]: readonly string[], operator: Operator | null): boolean {
  return operator !== null && name === operator.name && password === operator.password;
}

function cookieOf(token: string | undefined, challenges: readonly string[]): Operation['cookie'] {
  if (token === undefined || !challenges.includes(token)) return null;
  return token === challenges.at(-1) ? 'last' : 'earlier';
}
