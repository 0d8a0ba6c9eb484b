import type { Lanes } from './lanes.ts';
import type { ShownLine } from './shown-lines.ts';
import { textWidth } from './text.ts';

/** Where things stand in a sequence diagram, in pixels from its left. */
export interface Places {
  readonly width: number;
  readonly server: number;
  /** Between two lanes. */
  readonly gap: number;
  /** Where the lanes begin and end, with room for their heads. */
  readonly left: number;
  readonly right: number;
  /** Where the notes begin, and how much room they have. */
  readonly notes: number;
  readonly noteRoom: number;
  laneOf(connection: string): number;
}

/** Where the first row may begin, below the heads of the lanes. */
export const TOP = 44;
/** Half of a head, and some room. */
const SIDE = 50;
/** The times, on the left. */
const TIMES = 62;
/** Least and most room between two lanes, with the server and two of them, and with more. */
const GAPS = { few: { least: 170, most: 300 }, many: { least: 150, most: 236 } } as const;
const NOTES = { least: 70, most: 190 } as const;

/** Gives each lane its place. Lanes are as far apart as what is written between them needs, within bounds. */
export function placesOf(lanes: Lanes, lines: readonly ShownLine[]): Places {
  const bounds = lanes.length <= 3 ? GAPS.few : GAPS.many;
  const gap = within(widest(lines.map(({ text, more }) => text + more)) + 34, bounds);
  const noteRoom = within(widest(lines.map(({ note }) => note)), NOTES);
  const xOf = (name: string | null): number => Math.round(TIMES + SIDE + lanes.indexOf(name) * gap);
  const right = Math.round(TIMES + SIDE * 2 + (lanes.length - 1) * gap);
  return {
    width: Math.ceil(right + 10 + noteRoom + 8),
    server: xOf(null),
    gap,
    left: TIMES,
    right,
    notes: right + 10,
    noteRoom,
    laneOf: xOf,
  };
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(textWidth));
}

function within(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.ceil(Math.max(least, Math.min(most, value)));
}
