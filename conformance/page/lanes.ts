import type { ShownLine } from './shown-lines.ts';

/** Who stands where in a sequence diagram, from left to right; `null` is the server. */
export type Lanes = readonly (string | null)[];

/**
 * The two connections that contend stand beside the server, one on each side: the one that diverges, and of the others the one that was
 * heard of last before. The rest stands outside, in order.
 */
export function lanesOf(lines: readonly ShownLine[]): Lanes {
  const all = [...new Set(lines.map(({ connection }) => connection))];
  const last = lines.at(-1)?.connection;
  const rival = lines.findLast(({ connection }) => connection !== last)?.connection;
  const near = [rival, last].filter((connection) => connection !== undefined).toSorted();
  const rest = all.filter((connection) => !near.includes(connection));
  const [left, right] = near;
  const half = Math.ceil(rest.length / 2);
  return [
    ...rest.slice(0, half),
    ...(left === undefined ? [] : [left]),
    null,
    ...(right === undefined ? [] : [right]),
    ...rest.slice(half),
  ];
}

/**
 * The rounds in which several connections sent at once: from the number of one line to that of another. Nothing was received
 * between, so that nobody can tell in which order the server saw them.
 */
export function overlapsOf(lines: readonly ShownLine[]): readonly (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  let open: ShownLine[] = [];
  const end = (): void => {
    const [first] = open;
    const last = open.at(-1);
    const several = new Set(open.map(({ connection }) => connection)).size > 1;
    if (several && first !== undefined && last !== undefined) found.push([first.number, last.number]);
    open = [];
  };
  for (const line of lines) {
    const [first] = open;
    if (line.kind !== 'sent' || (first !== undefined && line.ms - first.ms > AT_ONCE_MS)) end();
    if (line.kind === 'sent') open.push(line);
  }
  end();
  return found;
}

/** What is sent within so many ms, with nothing received between, is sent at once. */
const AT_ONCE_MS = 2;
