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
export const SIDE = 50;
/** The times, on the left. */
const TIMES = 62;
/** Least and most room between two lanes. */
const GAP = { least: 150, most: 300 } as const;
/** A diagram is at least so wide that there is room for the box in it, and no wider than this as long as the lanes have room. */
const WIDTH = { least: 640, most: 1_040 } as const;
const EDGE = 10;
const NOTES = { least: 124, most: 190 } as const;

/** Gives each lane its place. Lanes are as far apart as what is written between them needs, within bounds. */
export function placesOf(lanes: Lanes, lines: readonly ShownLine[]): Places {
  const noteRoom = within(widest(lines.map(({ note }) => note)), NOTES);
  const room = WIDTH.most - TIMES - SIDE * 2 - EDGE * 2 - noteRoom;
  const most = within(Math.floor(room / Math.max(1, lanes.length - 1)), GAP);
  const gap = within(widest(lines.map(({ text, more }) => text + more)) + 34, { ...GAP, most });
  const xOf = (name: string | null): number => Math.round(TIMES + SIDE + lanes.indexOf(name) * gap);
  const right = Math.round(TIMES + SIDE * 2 + (lanes.length - 1) * gap);
  return {
    width: Math.max(WIDTH.least, right + noteRoom + EDGE * 2),
    server: xOf(null),
    gap,
    left: TIMES,
    right,
    notes: right + EDGE,
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
