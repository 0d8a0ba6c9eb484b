import { SIZES, type Placed, type PlacedBox } from './geometry.ts';

/** Boxes beside and below each other, without a frame. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly never[];
  readonly entry: null;
}

/** Regions that are all active at once, in the order of the model: in every number of rows, and of columns, stretched until they fill them. */
export function gridsOf(regions: readonly Placed[]): readonly Grid[] {
  const cuts = cutsOf(regions);
  return [
    ...cuts.map((rows) => gridOf(rows, ACROSS)),
    // One column is so many rows, and the other way about.
    ...cuts
      .filter(({ length }) => length > 1 && length < regions.length)
      .map((columns) => gridOf(columns, DOWN)),
  ];
}

/** Every way to cut a sequence into shorter ones; of a long one only those that leave all of them as long. */
function cutsOf(regions: readonly Placed[]): readonly (readonly (readonly Placed[])[])[] {
  if (regions.length > MANY) {
    return regions.map((_, index) => {
      const each = Math.ceil(regions.length / (index + 1));
      return Array.from({ length: Math.ceil(regions.length / each) }, (_, row) =>
        regions.slice(row * each, (row + 1) * each),
      );
    });
  }
  return regions.slice(1).reduce<readonly (readonly (readonly Placed[])[])[]>(
    (cuts, region) =>
      cuts.flatMap((cut) => [
        [...cut.slice(0, -1), [...(cut.at(-1) ?? []), region]],
        [...cut, [region]],
      ]),
    [[regions.slice(0, 1)]],
  );
}

const MANY = 5;

/** How boxes of a row stand beside each other, with what is width and height; and of a column, with both the other way about. */
interface Axes {
  readonly along: 'width' | 'height';
  readonly across: 'width' | 'height';
  readonly place: 'x' | 'y';
  readonly level: 'x' | 'y';
}
const ACROSS: Axes = { along: 'width', across: 'height', place: 'x', level: 'y' };
const DOWN: Axes = { along: 'height', across: 'width', place: 'y', level: 'x' };

function gridOf(rows: readonly (readonly Placed[])[], { along, across, place, level }: Axes): Grid {
  const natural = rows.map((row) => row.reduce((sum, box) => sum + box[along] + SIZES.gap, -SIZES.gap));
  const length = Math.max(...natural);
  const boxes: PlacedBox[] = [];
  let depth = 0;
  for (const [index, row] of rows.entries()) {
    const thickness = Math.max(...row.map((box) => box[across]));
    const spare = (length - (natural[index] as number)) / row.length;
    let at = 0;
    for (const box of row) {
      const stretched = box[along] + spare;
      boxes.push({
        ...box,
        x: 0,
        y: 0,
        [place]: at,
        [level]: depth,
        [along]: stretched,
        [across]: thickness,
      });
      at += stretched + SIZES.gap;
    }
    depth += thickness + SIZES.gap;
  }
  const size = { width: 0, height: 0, [along]: length, [across]: depth - SIZES.gap };
  return { ...size, boxes, arrows: [], entry: null };
}
