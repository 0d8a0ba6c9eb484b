import type { Faults } from './faults.ts';
import { MAX_LINE } from './replies.ts';

/** What one read completes, and what it leaves for the next. */
export interface Cut {
  readonly lines: readonly string[];
  readonly partial: string;
}

/**
 * Cuts a stream into lines. CR, LF and both together end a line (RFC 1459 8). Of a line that is too long one byte more than the
 * limit is kept, so that it can be told; the rest is thrown away, never run as a line of its own.
 */
export function cutLines(partial: string, chunk: string, faults: Faults): Cut {
  const lines = (partial + chunk).split(lineEnd(faults));
  const rest = faults['split-line-lost'] ? '' : (lines.pop() ?? '');
  if (faults['line-remainder-run-as-command']) return { lines: lines.flatMap(inPieces), partial: rest };
  const whole = lines.map((line) => line.slice(0, MAX_LINE + 1));
  return {
    lines: faults['second-pipelined-line-lost'] ? whole.slice(0, 1) : whole,
    partial: rest.slice(0, MAX_LINE + 1),
  };
}

function lineEnd(faults: Faults): RegExp {
  if (faults['crlf-only']) return /\r\n/;
  return faults['cr-kept'] ? /\n/ : /\r\n|\r|\n/;
}

function inPieces(line: string): readonly string[] {
  const pieces = [line.slice(0, MAX_LINE)];
  for (let at = MAX_LINE; at < line.length; at += MAX_LINE) pieces.push(line.slice(at, at + MAX_LINE));
  return pieces;
}
