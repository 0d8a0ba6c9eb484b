import type { Faults } from './faults.ts';
import { MAX_LINE } from './replies.ts';

/** What one read completes, and what it leaves for the next. */
export interface Cut {
  readonly lines: readonly string[];
  readonly partial: string;
}

/**
 * Cuts a stream into lines. CR, LF and both together end a line (RFC 1459 8). What stands behind 510 bytes of a line is
 * thrown away with the rest of that line, never run as a line of its own.
 */
export function cutLines(partial: string, chunk: string, faults: Faults): Cut {
  const lines = (partial + chunk).split(/\r\n|\r|\n/);
  const rest = faults['split-line-lost'] ? '' : (lines.pop() ?? '');
  if (faults['long-line-remainder-executed']) return { lines: lines.flatMap(inPieces), partial: rest };
  const whole = lines.map((line) => (line.length > MAX_LINE ? line.slice(0, MAX_LINE) : line));
  return {
    lines: faults['pipelined-lines-lost'] ? whole.slice(0, 1) : whole,
    partial: rest.length > MAX_LINE ? rest.slice(0, MAX_LINE) : rest,
  };
}

function inPieces(line: string): readonly string[] {
  const pieces = [line.slice(0, MAX_LINE)];
  for (let at = MAX_LINE; at < line.length; at += MAX_LINE) pieces.push(line.slice(at, at + MAX_LINE));
  return pieces;
}
