import { sourceOf } from '../report/divergence-words.ts';
import type { Divergence, TranscriptLine } from '../report/report.ts';
import { printable, visible, visibleBeginning } from '../report/visible.ts';

/** A line of a divergence as it is shown: fit to be put into a page, and no longer than a line of IRC may be. */
export interface ShownLine extends TranscriptLine {
  /** Its number in the transcript. */
  readonly number: number;
  /** Whether it is what the model cannot explain. */
  readonly diverging: boolean;
}

/** So many lines of a divergence are shown: those before what cannot be explained, the last ones. */
const MOST = 200;

/** The lines of a divergence up to what the model cannot explain. What a server says is made harmless, and cut where it is endless. */
export function shownLines(divergence: Divergence, server: string | null): readonly ShownLine[] {
  const { transcript, at } = divergence;
  const source = sourceOf(divergence, server);
  return transcript
    .slice(0, at + 1)
    .map((line, number): ShownLine => {
      const own =
        source !== null && line.text.startsWith(source) ? line.text.slice(source.length) : line.text;
      return {
        ...line,
        number,
        diverging: number === at,
        connection: visible(line.connection),
        text: shownText(own),
        note: printable(line.note),
      };
    })
    .slice(-MOST);
}

/** A text from a server or of ours with one in it; of a long one the beginning, with its true length. */
export function shownText(text: string): string {
  const shown = visibleBeginning(text);
  return shown.endsWith('…') && text.length > shown.length
    ? `${shown} (${text.length.toLocaleString('en-US')} bytes)`
    : shown;
}
