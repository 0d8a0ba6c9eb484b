import { briefLines, stayingLines } from './brief-lines.ts';
import type { Entry, LineOptions } from './entry.ts';
import { fullLines } from './full-lines.ts';
import type { Line } from './run.ts';

/** Tells transitions in lines, each exactly once. */
export function linesOf(entries: readonly Entry[], options: LineOptions): readonly Line[] {
  return options.detail === 'full' ? fullLines(entries, options) : briefLines(entries, options);
}

/** Tells what happens in a state and leads to no other, and what no arrow can show. */
export function ownLinesOf(entries: readonly Entry[], options: LineOptions): readonly Line[] {
  if (options.detail === 'full') return fullLines(entries, options);
  const staying = entries.filter(({ to }) => to === '');
  const leading = entries.filter(({ to }) => to !== '');
  return [...stayingLines(staying, options), ...briefLines(leading, options)];
}
