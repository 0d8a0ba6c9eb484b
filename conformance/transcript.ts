import { concealer } from '../adapters/conceal.ts';
import { parseMessage } from '../model/message.ts';
import { accountConcealer } from './account-concealer.ts';
import { responseNotes, withoutResponses } from './responses-shown.ts';
import type { History, HistoryEvent } from './history.ts';
import type { DropKind, Setting } from './plan.ts';
import { BY_CLIENT, GOES_ON, LF_ALONE, SENT_BY_SUITE } from './report/divergence-words.ts';
import type { TranscriptLine } from './report/report.ts';

/** A history as lines that a person could type, and where in them an event of the history stands. */
export interface Transcript {
  readonly lines: readonly TranscriptLine[];
  /** What each connection is called. One on which nothing happened has no name. */
  readonly names: ReadonlyMap<number, string>;
  /**
   * The index of the line that stands for an event; of a write, for this one of the lines in it. What is left out is stood for by the
   * line before it on the same connection. The number of lines where nothing stands for it.
   */
  indexOf(event: number, part?: number): number;
}

/** What stands for a plan's nick prefix where people read it. */
const SHOWN_NAMESPACE = 'nick';

/**
 * Writes a history out: connections named in order of appearance, the nick prefix and what is secret replaced, and the lines of a
 * welcome burst behind 001 left out, but for the one at the event `keep`.
 */
export function transcribe(history: History, setting: Setting, keep = -1): Transcript {
  const names = new Map<number, string>();
  const lines: TranscriptLine[] = [];
  /** By event, the first line that stands for it, and how many there are. */
  const places: { readonly first: number; readonly count: number }[] = [];
  const latest = new Map<number, number>();
  const start = history.events.find(({ kind }) => kind === 'write')?.at ?? 0;
  const notes = responseNotes(history, setting.accounts);
  const show = reader(setting);
  /** Connections whose last line has not come to its end yet. */
  const unfinished = new Set<number>();
  for (const [index, event] of withoutResponses(history, setting.accounts).events.entries()) {
    if (event.kind === 'open') {
      places.push({ first: lines.length, count: 1 });
      continue;
    }
    const connection = names.get(event.connection) ?? String.fromCharCode(65 + names.size);
    names.set(event.connection, connection);
    const ms = Math.max(0, Math.floor((event.at - start) / 1e6));
    const shown = written(event, index === keep, unfinished.has(event.connection));
    if (event.kind === 'write') {
      if (event.data.endsWith('\n')) unfinished.delete(event.connection);
      else unfinished.add(event.connection);
    }
    const first = shown.length > 0 ? lines.length : (latest.get(event.connection) ?? lines.length);
    places.push({ first, count: shown.length });
    for (const [part, { kind, text, note }] of shown.entries()) {
      const told = note === '' ? (notes.get(index)?.[part] ?? '') : note;
      lines.push({ ms, connection, kind, text: show(text), note: show(told) });
    }
    if (shown.length > 0) latest.set(event.connection, lines.length - 1);
  }
  return {
    lines,
    names,
    indexOf(event, part = 0) {
      const { first, count } = places[event] ?? { first: lines.length, count: 0 };
      return first + Math.max(0, Math.min(part, count - 1));
    },
  };
}

/** A text with the nick prefix replaced, and what is secret. */
export function readable(text: string, setting: Setting): string {
  return reader(setting)(text);
}

function reader({ namespace, password, accounts, operator }: Setting): (text: string) => string {
  const conceal = concealer(password);
  const concealAccounts = accountConcealer(accounts);
  const concealOperator = concealer(operator?.password ?? null);
  return (text) => concealOperator(concealAccounts(conceal(text))).replaceAll(namespace, SHOWN_NAMESPACE);
}

/** What was written at once, line by line, without the ends of the lines. The last piece need not be a whole line: of that nothing is left out. */
export function piecesOf(data: string): readonly string[] {
  const pieces = data.split('\n');
  const rest = pieces.pop() ?? '';
  const whole = pieces.map((piece) => piece.replace(/\r$/, ''));
  return rest === '' ? whole : [...whole, rest];
}

/** Whether this line of what was written at once ends with LF alone. */
function endsBare(data: string, at: number): boolean {
  const lines = data.split('\n');
  return at < lines.length - 1 && lines[at]?.endsWith('\r') === false;
}

type Written = Pick<TranscriptLine, 'kind' | 'text' | 'note'>;

function written(
  event: Exclude<HistoryEvent, { kind: 'open' }>,
  keep: boolean,
  goesOn: boolean,
): readonly Written[] {
  switch (event.kind) {
    case 'write': {
      const pieces = piecesOf(event.data);
      const isOpen = !event.data.endsWith('\n');
      return pieces.map((text, at) => ({
        kind: 'sent',
        text,
        note: writtenNote(
          event.by,
          isOpen && at === pieces.length - 1,
          goesOn && at === 0 && text === '',
          endsBare(event.data, at),
        ),
      }));
    }
    case 'line':
      return isBurst(event.line) && !keep
        ? []
        : [{ kind: 'received', text: event.line, note: noteOf(event.line) }];
    case 'wait':
      return [{ kind: 'waits', text: waitText(event.ms, event.answers), note: BY_CLIENT }];
    case 'drop':
      return [{ kind: 'closed', text: DROPS[event.how], note: BY_CLIENT }];
    case 'close':
      return [
        { kind: 'closed', text: event.how === 'torn' ? 'connection reset' : 'connection closed', note: '' },
      ];
  }
}

/** Who has written it, whether that is not all of a line, and how it ends. */
function writtenNote(by: 'plan' | 'runner', isOpen: boolean, isEnd: boolean, isBare: boolean): string {
  if (by === 'runner') return SENT_BY_SUITE;
  if (isOpen) return GOES_ON;
  if (isEnd) return 'the end of the line';
  return isBare ? LF_ALONE : '';
}

/** What a person does who waits. */
function waitText(ms: number, answers: boolean): string {
  return `waits ${(ms / 1000).toFixed(1)} s or until something comes, ${answers ? 'answers PING, and says nothing else' : 'says nothing'}`;
}

/** What the client does to its connection, for people. */
const DROPS: Readonly<Record<DropKind, string>> = {
  'half-close': 'shuts down its side',
  close: 'closes the socket',
  reset: 'resets the connection',
};

/** Lines of a welcome burst that tell nothing about the session. */
function isBurst(line: string): boolean {
  return /^(:\S+ )?(00[2-5]|25[0-9]|26[56]|37[256]|422) /.test(line);
}

/** What a line says about the one who receives it. */
function noteOf(line: string): string {
  const message = parseMessage(line);
  const [first = '', second = ''] = message?.params ?? [];
  switch (message?.command) {
    case '001':
    case '1':
      return `registered as ${first}`;
    case 'NICK':
      return `${message.source?.split('!', 1)[0] ?? 'it'} is now ${first}`;
    case '900':
      // To AUTH it may say that this was a bad command, and names that where the mask would stand.
      return second.includes('!') ? `logged in as ${message.params[2] ?? ''}` : '';
    case '381':
      return 'is an operator';
    case '432':
    case '433':
    case '436':
    case '437':
      return `refused ${second}`;
    default:
      return '';
  }
}
