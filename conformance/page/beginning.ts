import { printable, visible } from '../report/visible.ts';
import { cutShown } from './text.ts';

/** The beginning of a text as it is shown. */
export interface Beginning {
  readonly text: string;
  /** The true length where it was cut, as it is told behind the text; else empty. */
  readonly more: string;
}

/** A text from a server, fit to be shown in so many columns at most; of a longer one the beginning, with its true length. */
export function beginning(text: string, columns: number): Beginning {
  const whole = text.length <= columns ? visible(text) : null;
  if (whole !== null && whole.length <= columns) return { text: whole, more: '' };
  return {
    text: `${cutShown(visible(text.slice(0, columns)), columns)}…`,
    more: ` (${text.length.toLocaleString('en-US')} bytes)`,
  };
}

/** The same in one piece. */
export function begun(text: string, columns: number): string {
  const shown = beginning(text, columns);
  return shown.text + shown.more;
}

/** Our own prose, with a server's words in it perhaps, in so many columns at most. */
export function prose(text: string, columns = MOST_PROSE): string {
  if (text.length <= columns) {
    const whole = printable(text);
    if (whole.length <= columns) return whole;
  }
  return `${cutShown(printable(text.slice(0, columns)), columns)}…`;
}

/** More than any sentence of ours has. */
const MOST_PROSE = 1_000;
