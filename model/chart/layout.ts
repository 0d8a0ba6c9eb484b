import type { Box } from './figure.ts';
import {
  moved,
  SIZES,
  type PlacedArrow,
  type Placed,
  type PlacedBox,
  type PlacedRow,
  type Point,
} from './geometry.ts';
import { gridsOf } from './grid.ts';
import { placeDocked } from './dock.ts';
import { placeLayer, type Layer, type PlacedLayer } from './layer.ts';
import { columnsOf, type Line } from './run.ts';
import { shownName } from './shown-name.ts';
import { columnsIn, textBlock, type TextBlock } from './text-block.ts';

/** How wide text may become, in columns, and the shape that the picture is to fit, in pixels. */
export interface LayoutOptions {
  readonly cardColumns: number;
  readonly labelColumns: number;
  readonly fit: { readonly width: number; readonly height: number };
}

/**
 * Gives everything in a figure its place, from the inside out. Each frame is tried in several shapes; of those the ones are kept
 * that no other beats both in width and in height, and of the whole the one that fits best.
 */
export async function layOut(figure: Box, options: LayoutOptions): Promise<PlacedBox> {
  const shapes = await shapesOf(figure, options);
  const { fit } = options;
  const scale = ({ width, height }: Placed): number => Math.max(width / fit.width, height / fit.height);
  const best = shapes.reduce((one, other) => (scale(other) < scale(one) - 1e-9 ? other : one));
  return { ...best, x: 0, y: 0 };
}

/** So many shapes of a frame are tried in what it is in. */
const KEPT = 12;

/** So many combinations of shapes are tried at most: where states exclude each other, each is laid out anew. */
const TRIED = { regions: 1200, states: 150 } as const;

async function shapesOf(box: Box, options: LayoutOptions): Promise<readonly [Placed, ...Placed[]]> {
  if (box.boxes.length === 0) return [card(box, options)];
  const inside: (readonly Placed[])[] = [];
  for (const child of box.boxes) inside.push(fewest(await shapesOf(child, options)));
  const shapes: Placed[] = [];
  if (box.state.kind === 'parallel') {
    for (const children of combinations(inside, TRIED.regions))
      for (const grid of gridsOf(children)) shapes.push(framed(box, grid, options));
  } else {
    for (const children of combinations(inside, TRIED.states))
      for (const way of WAYS)
        shapes.push(...[await frame(box, children, way, options)].filter((shape) => shape !== null));
  }
  return shapes as [Placed, ...Placed[]];
}

/** Which shape each of the states in a frame has: every combination where there are few, else all narrow, and so on to all wide. */
function combinations(inside: readonly (readonly Placed[])[], tried: number): readonly (readonly Placed[])[] {
  if (inside.reduce((product, { length }) => product * length, 1) <= tried) {
    return inside.reduce<readonly (readonly Placed[])[]>(
      (all, kept) => all.flatMap((some) => kept.map((one) => [...some, one])),
      [[]],
    );
  }
  const most = Math.max(...inside.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) =>
    inside.map((kept) => kept[Math.min(at, kept.length - 1)] as Placed),
  );
}

/** The shapes that are not beaten by others, in order of width; of many the ones that are most unlike. */
function fewest(shapes: readonly Placed[]): readonly [Placed, ...Placed[]] {
  const sorted = shapes.toSorted((one, other) => one.width - other.width || one.height - other.height);
  const [first, ...others] = sorted as [Placed, ...Placed[]];
  const front: [Placed, ...Placed[]] = [first];
  for (const shape of others) if (shape.height < (front.at(-1) as Placed).height) front.push(shape);
  if (front.length <= KEPT) return front;
  return Array.from(
    { length: KEPT },
    (_, at) => front[Math.round((at * (front.length - 1)) / (KEPT - 1))] as Placed,
  ) as [Placed, ...Placed[]];
}

/** A state with nothing inside: its name, and a line for all that happens in it. */
function card(box: Box, { cardColumns }: LayoutOptions): Placed {
  const text = textBlock(box.lines, cardColumns);
  const name = nameWidth(box);
  const width = Math.max(isHistory(box) ? 0 : 78, name + 24, text.width + SIZES.margin * 4);
  const height =
    text.height === 0 ? (isHistory(box) ? 28 : 36) : SIZES.title + text.height + SIZES.margin * 2;
  return { box, width, height, rows: inner(text, width, SIZES.title), boxes: [], arrows: [], entry: null };
}

function isHistory({ state }: Box): boolean {
  return state.kind.endsWith('history');
}

/** Rows in the middle of a card. */
function inner(text: TextBlock, width: number, top: number): readonly PlacedRow[] {
  return text.rows.map((row) => moved(row, { x: (width - text.width) / 2, y: top }));
}

function nameWidth({ state }: Box): number {
  return columnsOf(shownName(state)) * SIZES.letter;
}

/** How the states in a frame are placed, and how many rows a label may have before it gets one more column. */
const WAYS: readonly {
  readonly place: (layer: Layer) => Promise<PlacedLayer | null>;
  readonly most: number;
}[] = [
  { place: (layer) => placeLayer(layer, 'RIGHT'), most: Number.POSITIVE_INFINITY },
  { place: (layer) => placeLayer(layer, 'DOWN'), most: Number.POSITIVE_INFINITY },
  { place: (layer) => placeLayer(layer, 'DOWN'), most: 10 },
  { place: placeDocked, most: Number.POSITIVE_INFINITY },
];

/** A frame whose states exclude each other. */
async function frame(
  box: Box,
  children: readonly Placed[],
  { place, most }: (typeof WAYS)[number],
  options: LayoutOptions,
): Promise<Placed | null> {
  const labels = box.arrows.map(({ lines }) => labelOf(lines, options.labelColumns, most));
  const initial = box.boxes.find(({ state }) => state.initial)?.state.id ?? null;
  const layer = await place({
    boxes: children.map(({ box: { state }, width, height }) => ({
      id: state.id,
      width,
      height,
      last: state.kind === 'final',
    })),
    arrows: box.arrows.map(({ from, to }, index) => {
      const { width, height } = labels[index] as TextBlock;
      return { from, to, width: width + SIZES.margin * 2, height: height + SIZES.margin };
    }),
    initial,
  });
  if (layer === null) return null;
  const arrows = box.arrows.map((arrow, index): PlacedArrow => {
    const { points, label } = layer.arrows[index] as (typeof layer.arrows)[number];
    const { rows, columns } = labels[index] as TextBlock;
    const at = { x: label.x + SIZES.margin, y: label.y + SIZES.margin / 2 };
    return {
      arrow,
      points,
      label: { ...label, rows: rows.map((row) => moved(row, at)), isSplit: columns > 1 },
    };
  });
  const boxes = children.map((child, index) => ({ ...child, ...(layer.boxes[index] as Point) }));
  return framed(box, { ...layer, boxes, arrows }, options);
}

/** The text on an arrow, in several columns where it would be long. */
function labelOf(lines: readonly Line[], columns: number, most: number): TextBlock {
  const label = textBlock(lines, columns);
  const count = Math.ceil(label.rows.length / most);
  return count > 1 ? textBlock(lines, columns, Math.min(3, count)) : label;
}

/** Puts a frame around what is in it, with its own lines above. */
function framed(
  box: Box,
  content: Pick<Placed, 'width' | 'height' | 'boxes' | 'arrows' | 'entry'>,
  { cardColumns }: LayoutOptions,
): Placed {
  const { padding, title, margin } = SIZES;
  // A line or two run through; more stand side by side.
  const most =
    box.lines.length > 2 ? cardColumns : Math.max(cardColumns, Math.floor(content.width / SIZES.column));
  const text = textBlock(box.lines, most, columnsIn(content.width, box.lines, most));
  const inside = Math.max(content.width, text.width, nameWidth(box) + padding);
  const top = title + (text.height === 0 ? 0 : text.height + margin * 2);
  const at = { x: padding, y: top };
  const shift = (points: readonly Point[]): readonly Point[] => points.map((point) => moved(point, at));
  return {
    box,
    width: inside + padding * 2,
    height: top + content.height + padding,
    rows: text.rows.map((row) => moved(row, { x: padding, y: title })),
    boxes: content.boxes.map((child) => moved(child, at)),
    arrows: content.arrows.map(({ arrow, points, label }) => ({
      arrow,
      points: shift(points),
      label: { ...moved(label, at), rows: label.rows.map((row) => moved(row, at)) },
    })),
    entry: content.entry && shift(content.entry),
  };
}
