import type { Sending } from '../plan.ts';
import type { FilledLine } from './filled.ts';

/** How lines are written: with which end, and in which pieces. */
export type Writing = Pick<Sending, 'bareLf' | 'cuts' | 'lineCuts'>;

/** Lines as they go over the wire, each with its end. */
export function bytesOf(lines: readonly string[], { bareLf }: Pick<Writing, 'bareLf'>): string {
  return lines.map((line) => line + endOf(bareLf)).join('');
}

/**
 * After how many bytes these lines are broken off, in order. Nothing is broken off within what a mark stands for: of a password no piece is
 * seen by itself, and a server that takes pieces for lines takes no nick outside of the plan’s namespace.
 */
export function cutsOf(
  lines: readonly FilledLine[],
  { bareLf, cuts = [], lineCuts = [] }: Writing,
): readonly number[] {
  const places = new Set<number>();
  let start = 0;
  for (const { text, marks } of lines) {
    const length = text.length + endOf(bareLf).length;
    const own = lineCuts.map((cut) => (cut < 0 ? length + cut : cut)).filter((at) => at < length);
    const here = cuts.map((cut) => cut - start).filter((at) => at <= length);
    for (const at of [...own, ...here]) if (at > 0) places.add(start + besideMarks(at, marks));
    start += length;
  }
  return [...places].toSorted((one, other) => one - other);
}

/** Bytes broken off at these positions; positions that are out of order or beyond the end have no effect. */
export function piecesOf(bytes: string, cuts: readonly number[]): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const cut of cuts) {
    if (cut <= from || cut >= bytes.length) continue;
    pieces.push(bytes.slice(from, cut));
    from = cut;
  }
  return [...pieces, bytes.slice(from)];
}

/** The place itself, or in front of the mark that it is in; behind one that the line begins with. */
function besideMarks(at: number, marks: FilledLine['marks']): number {
  const [start, end] = marks.find(([from, to]) => from < at && at < to) ?? [at, at];
  return start === 0 ? end : start;
}

function endOf(bareLf: Writing['bareLf']): string {
  return bareLf === true ? '\n' : '\r\n';
}
