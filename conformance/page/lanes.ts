import { contendersOf } from './contenders.ts';
import type { ShownLine } from './shown-lines.ts';

/** Who stands where in a sequence diagram, from left to right; `null` is the server. */
export type Lanes = readonly (string | null)[];

/** The connections of an exchange in the order in which they appear. */
export function connectionsOf(lines: readonly ShownLine[]): readonly string[] {
  return [...new Set(lines.map(({ connection }) => connection))].filter((connection) => connection !== '');
}

/** The two connections that contend stand beside the server, one on each side. The rest stands outside, in order. */
export function lanesOf(lines: readonly ShownLine[]): Lanes {
  const { diverging, rival } = contendersOf(lines);
  const near = [diverging, rival].filter((connection) => connection !== null).toSorted();
  const rest = connectionsOf(lines).filter((connection) => !near.includes(connection));
  const half = Math.ceil(rest.length / 2);
  return [...rest.slice(0, half), ...near.slice(0, 1), null, ...near.slice(1), ...rest.slice(half)];
}
