import { BY_CLIENT, SENT_BY_SUITE, sourceOf } from '../report/divergence-words.ts';
import type { Divergence, TranscriptLine } from '../report/report.ts';
import { beginning, begun, prose } from './beginning.ts';
import { escapeText } from './html.ts';

/** A line of an exchange as it is shown: fit to be put into a page, and no longer than there is room. */
export interface ShownLine {
  /** Its number in the transcript. */
  readonly number: number;
  /** Null where nothing was sent or came. */
  readonly ms: number | null;
  /** Empty where it concerns the server as a whole. */
  readonly connection: string;
  /** `missing`: what should have come; `died`: what became of the server. */
  readonly kind: TranscriptLine['kind'] | 'missing' | 'died';
  readonly text: string;
  /** The true length of a text that was cut, as it is told behind it; else empty. */
  readonly more: string;
  readonly note: string;
  /** Who did it: the client as it was told to, the suite by itself, or the server. */
  readonly by: 'client' | 'suite' | 'server';
  /** Whether it is what the model cannot explain. */
  readonly diverging: boolean;
}

/** What is shown of a divergence's exchange. */
export interface Exchange {
  readonly lines: readonly ShownLine[];
  /** How many lines go before these. */
  readonly before: number;
}

/** So many lines are shown, the last ones before what cannot be explained. */
const MOST_LINES = 100;
/** So many columns a line may take where the others leave room; and how many characters of markup all of them may take. */
const COLUMNS = [600, 300, 150, 75] as const;
const MOST_MARKUP = 14_000;
const MOST_NOTE = 100;
const MOST_NAME = 12;

/** The lines of a divergence up to what the model cannot explain; behind them what did not come, where that is it. */
export function exchangeOf(divergence: Divergence, server: string | null): Exchange {
  const { transcript, at } = divergence;
  const before = Math.max(0, Math.min(at + 1, transcript.length) - MOST_LINES);
  const source = sourceOf(divergence, server);
  const lines = transcript.slice(before, at + 1);
  const texts = lines.map(({ text }) =>
    source !== null && text.startsWith(source) ? text.slice(source.length) : text,
  );
  const columns = columnsFor(texts);
  const shown = lines.map((line, index): ShownLine => ({
    number: before + index,
    ms: line.ms,
    connection: nameOf(line.connection),
    kind: line.kind,
    text: beginning(texts[index] ?? '', columns).text,
    more: beginning(line.text, columns + line.text.length - (texts[index] ?? '').length).more,
    note: prose(line.note, MOST_NOTE),
    by: byOf(line),
    diverging: before + index === at,
  }));
  return { lines: at < transcript.length ? shown : [...shown, endOf(divergence)], before };
}

/** What stands at the end of an exchange in which something did not come, or after which the server was no more. */
function endOf(divergence: Divergence): ShownLine {
  const { transcript, came, death } = divergence;
  return {
    number: transcript.length,
    ms: null,
    connection: death === undefined ? nameOf(waiting(divergence) ?? '') : '',
    kind: death === undefined ? 'missing' : 'died',
    ...beginning(came.what, 600),
    note: '',
    by: 'server',
    diverging: true,
  };
}

/** The connection that waits for what did not come: the last one that sent what was never answered, else the last one that acted. */
function waiting({ transcript, path, came }: Divergence): string | undefined {
  const [verb = ''] = came.why.split(' ', 1);
  const sent = transcript.filter(({ kind }) => kind === 'sent');
  const asked = sent.findLast(({ text }) => text.split(' ', 1)[0]?.toUpperCase() === verb);
  return (asked ?? path?.at(-1) ?? sent.at(-1))?.connection;
}

function nameOf(connection: string): string {
  return begun(connection, MOST_NAME);
}

function byOf({ kind, note }: TranscriptLine): ShownLine['by'] {
  if (note === SENT_BY_SUITE) return 'suite';
  return kind === 'sent' || note === BY_CLIENT ? 'client' : 'server';
}

/** So many columns each line may take that all of them together do not swell the page. */
function columnsFor(texts: readonly string[]): number {
  const fits = (columns: number): boolean =>
    texts.reduce((sum, text) => sum + escapeText(beginning(text, columns).text).length, 0) <= MOST_MARKUP;
  return COLUMNS.find(fits) ?? COLUMNS[3];
}
