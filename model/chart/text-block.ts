import { SIZES, type PlacedRow } from './geometry.ts';
import { rowColumns, rowsOf, type Line } from './run.ts';

/** Lines of text side by side in columns, from their own corner. */
export interface TextBlock {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly PlacedRow[];
  readonly columns: number;
}

/** Sets lines in one or more columns of equal width; what goes on with a line stays in its column. `most`: columns of text in a row. */
export function textBlock(lines: readonly Line[], most: number, columns = 1): TextBlock {
  const all = lines.map((line) => ({ line, rows: rowsOf(line, most) }));
  const total = all.reduce((sum, { rows }) => sum + rows.length, 0);
  if (total === 0) return { width: 0, height: 0, rows: [], columns: 1 };
  const widest = Math.max(...all.flatMap(({ rows }) => rows.map(rowColumns)));
  const columnWidth = widest * SIZES.column + SIZES.gap * 2;
  const height = Math.ceil(total / columns);
  const placed: PlacedRow[] = [];
  let column = 0;
  let used = 0;
  let tallest = 0;
  for (const [index, { line, rows }] of all.entries()) {
    const next = all.findIndex(({ line: { goesOn } }, at) => at > index && goesOn !== true);
    const together = all
      .slice(index, next < 0 ? all.length : next)
      .reduce((sum, each) => sum + each.rows.length, 0);
    if (used > 0 && line.goesOn !== true && used + together > height && column < columns - 1) {
      column += 1;
      used = 0;
    }
    for (const row of rows) {
      const x = column * columnWidth + row.indent * SIZES.column;
      placed.push({ row, line, x, y: (used + 1) * SIZES.row - 3 });
      used += 1;
    }
    tallest = Math.max(tallest, used);
  }
  return {
    width: (column + 1) * columnWidth - SIZES.gap * 2,
    height: tallest * SIZES.row,
    rows: placed,
    columns: column + 1,
  };
}

/** How many columns of text fit side by side. */
export function columnsIn(width: number, lines: readonly Line[], most: number): number {
  const { width: one } = textBlock(lines, most);
  return one === 0
    ? 1
    : Math.max(1, Math.min(lines.length, Math.floor((width + SIZES.gap * 2) / (one + SIZES.gap * 2))));
}
