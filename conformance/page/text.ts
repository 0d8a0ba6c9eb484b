/** The width of a column of monospaced text of 10.5 px, in pixels: there is no browser to ask. */
export const COLUMN = 6.35;

export function textWidth(text: string): number {
  return text.length * COLUMN;
}

/** As much of a text as has room in so many pixels. */
export function clip(text: string, width: number): string {
  const columns = Math.floor(width / COLUMN);
  return text.length <= columns ? text : `${text.slice(0, Math.max(0, columns - 1))}…`;
}
