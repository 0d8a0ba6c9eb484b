import { overlapsOf, type Overlap } from './overlaps.ts';
import type { ShownLine } from './shown-lines.ts';

/** Where a line stands in a sequence diagram, in pixels from its top. */
export interface Row {
  readonly line: ShownLine;
  readonly y: number;
  /** Where what it sends arrives: further down in what is done at once. */
  readonly arrives: number;
  /** Its time as it is shown; empty where it shares its row with another line that shows it. */
  readonly time: string;
}

/** Something that takes a stretch of the diagram. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** The lines of an exchange, each in its place. */
export interface Rows {
  readonly rows: readonly Row[];
  /** What is done at once. */
  readonly bands: readonly Stretch[];
  /** Where nothing happened for long, and for how many ms. */
  readonly pauses: readonly { readonly y: number; readonly ms: number }[];
  readonly bottom: number;
}

export const ROW = 28;
/** How much lower an arrow of what is done at once ends than it begins. */
const SLANT = 12;
/** Above the first row of what is done at once is its name; below its last arrows is some room. */
const BAND = { above: 14, below: 8 } as const;
const PAUSE = 28;
/** So long a silence is shown as one. */
const LONG_MS = 1_000;

/**
 * Places lines from the top down. In what is done at once, what connections on both sides do first stands side by side and arrives
 * together, then what they do next, and so on: all that is known is the order of each of them.
 */
export function rowsOf(
  lines: readonly ShownLine[],
  top: number,
  sideOf: (connection: string) => number,
): Rows {
  const overlaps = overlapsOf(lines);
  const rows: Row[] = [];
  const bands: Stretch[] = [];
  const pauses: { y: number; ms: number }[] = [];
  let y = top;
  let last: number | null = null;
  for (const line of lines) {
    const overlap = overlaps.find((each) => each.includes(line));
    if (overlap !== undefined && overlap[0] !== line) continue;
    const silence = (line.ms ?? last ?? 0) - (last ?? line.ms ?? 0);
    if (silence >= LONG_MS) {
      pauses.push({ y: y + PAUSE / 2 + 4, ms: silence });
      y += PAUSE;
    }
    last = overlap?.at(-1)?.ms ?? line.ms ?? last;
    if (overlap === undefined) {
      y += ROW;
      rows.push({ line, y, arrives: y, time: timeOf([line]) });
    } else {
      const placed = blocksOf(overlap, y + BAND.above, sideOf);
      rows.push(...placed.rows);
      bands.push({ top: y + 7, bottom: placed.bottom + BAND.below });
      y = placed.bottom + BAND.below;
    }
  }
  return { rows, bands, pauses, bottom: y };
}

/** What is done at once: a block of rows for what each connection does first, one for what it does next, and so on. */
function blocksOf(
  overlap: Overlap,
  top: number,
  sideOf: (connection: string) => number,
): { readonly rows: readonly Row[]; readonly bottom: number } {
  const rows: Row[] = [];
  let y = top;
  let rest = overlap;
  while (rest.length > 0) {
    const block = rest.filter(
      (line) => rest.find(({ connection }) => connection === line.connection) === line,
    );
    rest = rest.filter((line) => !block.includes(line));
    const left = block.filter(({ connection }) => sideOf(connection) < 0);
    const right = block.filter(({ connection }) => sideOf(connection) >= 0);
    const height = Math.max(left.length, right.length);
    const arrives = y + height * ROW + SLANT;
    for (let index = 0; index < height; index += 1) {
      y += ROW;
      const beside = [left[index], right[index]].filter((line) => line !== undefined);
      for (const line of beside)
        rows.push({ line, y, arrives, time: line === beside[0] ? timeOf(beside) : '' });
    }
  }
  return { rows, bottom: y + SLANT };
}

function timeOf(lines: readonly ShownLine[]): string {
  return [...new Set(lines.flatMap(({ ms }) => (ms === null ? [] : [ms])))]
    .toSorted((a, b) => a - b)
    .join('–');
}
