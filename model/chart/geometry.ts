import type { Arrow, Box } from './figure.ts';
import type { Line, Row } from './run.ts';

/** A point, in pixels from the upper left corner of whatever it stands in. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** A row of text: where it begins, and its base line. */
export interface PlacedRow extends Point {
  readonly row: Row;
  readonly line: Line;
}

/** A state that has its place; what is in it is placed from its own corner. */
export interface PlacedBox extends Rectangle {
  readonly box: Box;
  readonly rows: readonly PlacedRow[];
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
  /** How the frame is entered: from a dot to the state that comes first; null where nothing is in it, or all of it is entered. */
  readonly entry: readonly Point[] | null;
}

/** The same before it is put anywhere. */
export type Placed = Omit<PlacedBox, 'x' | 'y'>;

export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  /** `isSplit`: its text stands in several columns. */
  readonly label: Rectangle & { readonly rows: readonly PlacedRow[]; readonly isSplit: boolean };
}

/** Sizes of the picture, in pixels. Text is measured with a fixed table, as there is no browser to ask. */
export const SIZES = {
  /** A column and a row of monospaced text of 10.5 px. */
  column: 6.35,
  row: 14,
  /** A letter of a state's name. */
  letter: 7.6,
  /** The height of a frame's or a card's title. */
  title: 30,
  /** Inside a frame, around what is in it. */
  padding: 14,
  /** Between regions, and between columns of lines. */
  gap: 12,
  /** Around the text of a label or a card. */
  margin: 6,
  /** The dot through which a frame is entered. */
  dot: 10,
} as const;

/** The same with another origin. */
export function moved<Thing extends Point>(thing: Thing, { x, y }: Point): Thing {
  return { ...thing, x: thing.x + x, y: thing.y + y };
}
