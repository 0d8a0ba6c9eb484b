import { readCommand } from '../../model/command.ts';
import { isDrop, linesOf, type Act } from '../plan.ts';
import type { Draft } from './draft.ts';
import type { Client } from './imagination.ts';
import { userLine } from './user-lines.ts';

/** One plan in so many is drawn as for a server that welcomes a plain introduction: what is wrong with such a server is to be found too. */
const PLAIN_EVERY = 17;
/** Which of them. */
const PLAIN_AT = 7;

/** Whether the plan of this number introduces its clients plainly, in whatever manner the server welcomes them. */
export function isPlainNow(ordinal: number): boolean {
  return ordinal % PLAIN_EVERY === PLAIN_AT;
}

/** What becomes of an act in the manner of the plan: the acts that stand in its place, which may be none. */
export function inManner(draft: Draft, client: Client, act: Act): readonly Act[] {
  const { manner = 'plain' } = draft.options;
  switch (manner) {
    case 'plain':
    case 'letters':
      return [act];
    case 'bare lf':
      return [act.kind === 'send' ? { ...act, bareLf: true } : act];
    case 'line by line':
      return lineByLine(act);
    case 'cap':
      return greeting(draft, client, act);
    case 'user first':
      return introduced(draft, client, act);
  }
}

/** The end of a negotiation that only the manner has begun, once nothing else is missing; null where it is not due. */
export function dueEnd(
  { options, negotiators }: Draft,
  { connection, phase, negotiation, nick, user }: Client,
  behind: readonly string[],
): string | null {
  if (options.manner !== 'cap' || negotiators.has(connection) || behind.includes(END)) return null;
  return phase === 'registering' && negotiation === 'negotiating' && nick !== null && user ? END : null;
}

const END = 'CAP END';
const LIST = 'CAP LS 302';

/** A claim that is repeated is made once: it takes two lines at a time. */
function lineByLine(act: Act): readonly Act[] {
  if (act.kind === 'reclaim') return [{ kind: 'send', lines: [`NICK ${act.nick}`] }];
  if (act.kind !== 'send' || act.lines.length < 2) return [act];
  return act.lines.map((line) => ({ kind: 'send', lines: [line] }));
}

/** The first thing that a client says comes behind CAP LS. */
function greeting({ greeted }: Draft, { connection, phase }: Client, act: Act): readonly Act[] {
  const lines = linesOf(act);
  const isMute = lines.length === 0 && act.kind !== 'begin';
  if (phase !== 'registering' || isMute || greeted.has(connection)) return [act];
  greeted.add(connection);
  if (lines[0]?.startsWith('CAP LS') === true) return [act];
  if (act.kind === 'send' || isDrop(act)) return [{ ...act, lines: [LIST, ...lines] }];
  return [{ kind: 'send', lines: [LIST] }, act];
}

/** USER comes before the first NICK, and the one that was meant to come later does not. */
function introduced(draft: Draft, client: Client, act: Act): readonly Act[] {
  const { begun, early, dice } = draft;
  const { connection } = client;
  const isNew = client.phase === 'registering' && !client.introduced;
  if (act.kind === 'reclaim') {
    if (!isNew) return [act];
    early.add(connection);
    return [{ kind: 'send', lines: [userLine(dice)] }, act];
  }
  if (act.kind !== 'send' && !isDrop(act)) return [act];
  // The end of a line that was begun has to come first.
  const from = begun.has(connection) ? 1 : 0;
  const lines = [...act.lines];
  const user = lines.findIndex((line, at) => at >= from && isUser(line));
  if (early.delete(connection)) {
    if (user < 0) early.add(connection);
    else lines.splice(user, 1);
    return lines.length === 0 && act.kind === 'send' ? [] : [{ ...act, lines }];
  }
  const nick = lines.findIndex((line, at) => at >= from && isNick(line));
  if (!isNew || nick < 0 || (user >= 0 && user < nick)) return [act];
  if (user < 0) early.add(connection);
  const [line = userLine(dice)] = user < 0 ? [] : lines.splice(user, 1);
  return [{ ...act, lines: lines.toSpliced(nick, 0, line) }];
}

/** Whether the manner of a plan has USER before this line, which a connection is about to begin. */
export function needsUser({ options }: Draft, { phase, introduced }: Client, line: string): boolean {
  return options.manner === 'user first' && phase === 'registering' && !introduced && isNick(line);
}

function isNick(line: string): boolean {
  const { kind, params } = readCommand(line);
  return kind === 'NICK' && params[0] !== undefined && params[0] !== '';
}

/** Whether it is a USER that counts on every server. */
function isUser(line: string): boolean {
  const { kind, params } = readCommand(line);
  return kind === 'USER' && params.length === 4 && params[3] !== '';
}
