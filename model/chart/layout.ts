import type { Box } from './figure.ts';
import { moved, SIZES, type PlacedArrow, type PlacedBox, type PlacedRow, type Point } from './geometry.ts';
import { placeLayer, type Direction } from './layer.ts';
import { columnsOf } from './run.ts';
import { shownName } from './shown-name.ts';
import { columnsIn, textBlock, type TextBlock } from './text-block.ts';

/** How wide text may become, in columns, and the shape that the picture is to fit, in pixels. */
export interface LayoutOptions {
  readonly cardColumns: number;
  readonly labelColumns: number;
  readonly fit: { readonly width: number; readonly height: number };
}

type Placed = Omit<PlacedBox, 'x' | 'y'>;

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
const KEPT = 5;

async function shapesOf(box: Box, options: LayoutOptions): Promise<readonly [Placed, ...Placed[]]> {
  if (box.boxes.length === 0) return [card(box, options)];
  const inside: (readonly Placed[])[] = [];
  for (const child of box.boxes) inside.push(fewest(await shapesOf(child, options)));
  const shapes: Placed[] = [];
  for (const children of combinations(inside)) {
    if (box.state.kind === 'parallel') {
      for (let rows = 1; rows <= children.length; rows += 1)
        shapes.push(regions(box, children, rows, options));
    } else {
      for (const direction of ['RIGHT', 'DOWN'] as const) {
        shapes.push(await frame(box, children, direction, options));
      }
    }
  }
  return shapes as [Placed, ...Placed[]];
}

/** So many combinations of shapes are tried at most. */
const TRIED = 16;

/** Which shape each of the states in a frame has: every combination where there are few, else all narrow, and so on to all wide. */
function combinations(inside: readonly (readonly Placed[])[]): readonly (readonly Placed[])[] {
  if (inside.reduce((product, { length }) => product * length, 1) <= TRIED) {
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

/** A frame whose states exclude each other. */
async function frame(
  box: Box,
  children: readonly Placed[],
  direction: Direction,
  options: LayoutOptions,
): Promise<Placed> {
  const labels = box.arrows.map(({ lines }) => textBlock(lines, options.labelColumns));
  const initial = box.boxes.find(({ state }) => state.initial)?.state.id ?? null;
  const layer = await placeLayer(
    {
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
    },
    direction,
  );
  const arrows = box.arrows.map((arrow, index): PlacedArrow => {
    const { points, label } = layer.arrows[index] as (typeof layer.arrows)[number];
    const { rows } = labels[index] as TextBlock;
    const at = { x: label.x + SIZES.margin, y: label.y + SIZES.margin / 2 };
    return { arrow, points, label: { ...label, rows: rows.map((row) => moved(row, at)) } };
  });
  const boxes = children.map((child, index) => ({ ...child, ...(layer.boxes[index] as Point) }));
  return framed(box, { ...layer, boxes, arrows }, options);
}

/** A frame whose regions are all active at once: in the order of the model, in so many rows, stretched to a grid. */
function regions(box: Box, children: readonly Placed[], count: number, options: LayoutOptions): Placed {
  const each = Math.ceil(children.length / count);
  const rows = Array.from({ length: Math.ceil(children.length / each) }, (_, row) =>
    children.slice(row * each, (row + 1) * each),
  );
  const natural = rows.map((row) => row.reduce((sum, { width }) => sum + width + SIZES.gap, -SIZES.gap));
  const width = Math.max(...natural);
  const boxes: PlacedBox[] = [];
  let y = 0;
  for (const [index, row] of rows.entries()) {
    const height = Math.max(...row.map((child) => child.height));
    const spare = (width - (natural[index] as number)) / row.length;
    let x = 0;
    for (const child of row) {
      boxes.push({ ...child, x, y, width: child.width + spare, height });
      x += child.width + spare + SIZES.gap;
    }
    y += height + SIZES.gap;
  }
  return framed(box, { width, height: y - SIZES.gap, boxes, arrows: [], entry: null }, options);
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
