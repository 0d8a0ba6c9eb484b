import type { ShownLine } from './shown-lines.ts';

/** What several connections did at once: lines that follow each other. */
export type Overlap = readonly ShownLine[];

/**
 * What is done within a ms, with nothing received between, is done at once. Times are rounded down, so that a round may begin at the
 * end of one ms and end in the next.
 */
const AT_ONCE_MS = 1;

/**
 * The rounds in which several connections acted at once, so that nobody can tell in which order the server saw them. What the suite does
 * by itself belongs to no round.
 */
export function overlapsOf(lines: readonly ShownLine[]): readonly Overlap[] {
  const runs: ShownLine[][] = [];
  let open: ShownLine[] = [];
  for (const line of lines) {
    const [first] = open;
    const goesOn =
      line.by === 'client' && first !== undefined && (line.ms ?? 0) - (first.ms ?? 0) <= AT_ONCE_MS;
    if (!goesOn) {
      open = [];
      runs.push(open);
    }
    if (line.by === 'client') open.push(line);
  }
  return runs.filter((run) => new Set(run.map(({ connection }) => connection)).size > 1);
}
