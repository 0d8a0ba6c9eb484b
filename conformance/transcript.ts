import { concealer } from '../adapters/conceal.ts';
import { parseMessage } from '../model/message.ts';
import type { History, HistoryEvent } from './history.ts';
import type { DropKind, Setting } from './plan.ts';
import type { TranscriptLine } from './report/report.ts';

/** A history as lines that a person could type, and where in them an event of the history stands. */
export interface Transcript {
  readonly lines: readonly TranscriptLine[];
  indexOf(event: number): number;
}

/** What stands for a plan's nick prefix where people read it. */
const SHOWN_NAMESPACE = 'nick';

/**
 * Writes a history out: connections named in order of appearance, the nick prefix and the password replaced, and the lines of a
 * welcome burst behind 001 left out, but for the one at the event `keep`.
 */
export function transcribe(history: History, setting: Setting, keep = -1): Transcript {
  const names = new Map<number, string>();
  const lines: TranscriptLine[] = [];
  const indices: number[] = [];
  const start = history.events.find(({ kind }) => kind === 'write')?.at ?? 0;
  for (const [index, event] of history.events.entries()) {
    indices.push(lines.length);
    if (event.kind === 'open') continue;
    const connection = names.get(event.connection) ?? String.fromCharCode(65 + names.size);
    names.set(event.connection, connection);
    const ms = Math.max(0, Math.floor((event.at - start) / 1e6));
    for (const { kind, text, note } of written(event, index === keep)) {
      lines.push({ ms, connection, kind, text: readable(text, setting), note: readable(note, setting) });
    }
  }
  return { lines, indexOf: (event) => indices[event] ?? lines.length };
}

/** A text with the nick prefix and the password replaced. */
export function readable(text: string, { namespace, password }: Setting): string {
  return concealer(password)(text).replaceAll(namespace, SHOWN_NAMESPACE);
}

type Written = Pick<TranscriptLine, 'kind' | 'text' | 'note'>;

function written(event: Exclude<HistoryEvent, { kind: 'open' }>, keep: boolean): readonly Written[] {
  switch (event.kind) {
    case 'write':
      return event.data
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => ({
          kind: 'sent',
          text: line.replace(/\r$/, ''),
          note: event.by === 'runner' ? 'sent by the suite' : '',
        }));
    case 'line':
      return isBurst(event.line) && !keep
        ? []
        : [{ kind: 'received', text: event.line, note: noteOf(event.line) }];
    case 'drop':
      return [{ kind: 'closed', text: DROPS[event.how], note: 'by the client' }];
    case 'close':
      return [
        { kind: 'closed', text: event.how === 'torn' ? 'connection reset' : 'connection closed', note: '' },
      ];
  }
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
    case '432':
    case '433':
    case '436':
      return `refused ${second}`;
    default:
      return '';
  }
}
