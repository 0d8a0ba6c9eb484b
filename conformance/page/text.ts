/** The width of a column of monospaced text of 10.5 px, in pixels: there is no browser to ask. */
const COLUMN = 6.35;

export function textWidth(text: string): number {
  return text.length * COLUMN;
}

/** As much of a text as has room in so many pixels. `more`: what is to stand at its end all the same. */
export function clip(text: string, width: number, more = ''): string {
  const columns = Math.floor(width / COLUMN) - more.length;
  return text.length <= columns ? text + more : `${cutShown(text, Math.max(0, columns - 1))}…${more}`;
}

/** Cuts a text that is fit to be shown, and not in the middle of an escape. */
export function cutShown(text: string, columns: number): string {
  return text.slice(0, columns).replace(/\\(x[0-9A-F]?|u(\{[0-9A-F]*)?)?$/, '');
}
