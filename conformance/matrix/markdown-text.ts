/**
 * A text as it may stand in a line of Markdown or in a cell of a table: whatever means something there is written as a character
 * reference, so that no server’s name becomes a link, a tag or a column. So is what GitHub makes references of.
 */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(MEANINGFUL, (found) =>
    Array.from(found, (character) => `&#${character.codePointAt(0) ?? 0};`).join(''),
  );
}

const MEANINGFUL = /[\\`*_{}[\]<>()#+!|~&@]|:\/\/|(?<=\bwww)\./g;

/** The anchor that GitHub gives a heading. */
export function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** Lines in a fence that none of them can end. */
export function fenced(lines: readonly string[], language: string): readonly string[] {
  const runs = lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run + 1)));
  return [`${fence}${language}`, ...lines, fence];
}

/** A table whose source reads as one, too. Rows may be short; numbers are set to the right by their head alone. */
export function tableLines(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const filled = rows.map((row) => heads.map((_, column) => row[column] ?? ''));
  const widths = heads.map((head, column) =>
    Math.max(3, head.length, ...filled.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...filled.map(line)];
}
