import {
  moved,
  SIZES,
  type PlacedBox,
  type PlacedRow,
  type Point,
  type Rectangle,
} from '../../../model/chart/geometry.ts';
import { cutAt } from '../../../model/chart/path.ts';
import { rowColumns } from '../../../model/chart/run.ts';

/** Touching is no overlap, and places are rounded to a tenth of a pixel. */
const SLACK = 0.6;

interface Named extends Rectangle {
  readonly name: string;
}

/** Everything in a drawing that stands where something else stands, or outside of what it belongs to. Empty for a good one. */
export function overlapsIn(root: PlacedBox): readonly string[] {
  const found: string[] = [];
  const visit = (placed: PlacedBox, origin: Point): void => {
    const at = { x: origin.x + placed.x, y: origin.y + placed.y };
    const { name } = placed.box.state;
    const frame: Named = { name, x: at.x, y: at.y, width: placed.width, height: placed.height };
    const title: Named = {
      name: `title of ${name}`,
      x: at.x + 1,
      y: at.y + 6,
      width: Math.min(placed.width - 2, name.length * SIZES.letter),
      height: 18,
    };
    const own = placed.rows.map((row) => textOf(row, at, `row of ${name}`));
    const states = placed.boxes.map((child): Named => ({ ...moved(child, at), name: child.box.state.name }));
    const labels = placed.arrows.map(({ arrow, label }): Named => ({
      ...moved(label, at),
      name: `label ${arrow.from} → ${arrow.to}`,
    }));
    const apart = [...(placed.boxes.length > 0 ? [title] : []), ...own, ...states, ...labels];
    for (const [index, one] of apart.entries()) {
      if (!isWithin(one, frame)) found.push(`${one.name} leaves ${name}`);
      for (const other of apart.slice(index + 1)) {
        if (overlap(one, other)) found.push(`${one.name} and ${other.name}`);
      }
    }
    for (const { arrow, points, label } of placed.arrows) {
      const place = moved(label, at);
      for (const row of label.rows) {
        if (!isWithin(textOf(row, at, ''), place))
          found.push(`a row leaves label ${arrow.from} → ${arrow.to}`);
      }
      const parts = cutAt(
        points.map((point) => moved(point, at)),
        place,
      );
      for (const part of parts) {
        for (const piece of piecesOf(part)) {
          for (const thing of [...labels, ...states, ...own]) {
            if (overlap(piece, thing)) found.push(`arrow ${arrow.from} → ${arrow.to} through ${thing.name}`);
          }
        }
      }
    }
    for (const child of placed.boxes) visit(child, at);
  };
  visit(root, { x: 0, y: 0 });
  return found;
}

function textOf({ row, x, y }: PlacedRow, origin: Point, name: string): Named {
  const width = (rowColumns(row) - row.indent) * SIZES.column;
  return { name, x: origin.x + x, y: origin.y + y - 9, width, height: 11 };
}

/** The straight pieces of a line, as rectangles without an area. */
function piecesOf(points: readonly Point[]): readonly Rectangle[] {
  return points.slice(1).map((point, index) => {
    const before = points[index] as Point;
    return {
      x: Math.min(point.x, before.x),
      y: Math.min(point.y, before.y),
      width: Math.abs(point.x - before.x),
      height: Math.abs(point.y - before.y),
    };
  });
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width - SLACK &&
    other.x < one.x + one.width - SLACK &&
    one.y < other.y + other.height - SLACK &&
    other.y < one.y + one.height - SLACK
  );
}

function isWithin(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x - SLACK &&
    inner.y >= outer.y - SLACK &&
    inner.x + inner.width <= outer.x + outer.width + SLACK &&
    inner.y + inner.height <= outer.y + outer.height + SLACK
  );
}
