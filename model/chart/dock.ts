import { SIZES, type Point } from './geometry.ts';
import { placeLayer, type Layer, type PlacedLayer } from './layer.ts';

/** Between two arrows that leave the large box. */
const STEP = 12;
/** Before the large box, where there is an entry, and behind it. */
const ROOM = 32;

/**
 * A frame that is entered through a box much larger than the others: these stand below each other at its side, where they need little room.
 * Null where the frame is none of these.
 */
export async function placeDocked(layer: Layer): Promise<PlacedLayer | null> {
  const { boxes, arrows, initial } = layer;
  const [main, ...others] = boxes;
  if (main === undefined || main.id !== initial || others.length === 0) return null;
  const area = ({ width, height }: (typeof boxes)[number]): number => width * height;
  if (others.reduce((sum, box) => sum + area(box), 0) * 4 > area(main)) return null;
  const touching = arrows.filter(({ from, to }) => from === main.id || to === main.id).length;
  // In its place a strip above the others, from which the arrows are then led to the side.
  const strip = { ...main, width: STEP * touching, height: STEP * (touching + 1) };
  const beside = await placeLayer({ boxes: [strip, ...others], arrows, initial: null }, 'DOWN');
  const [top = { x: 0, y: 0 }, ...below] = beside.boxes;
  const bottom = top.y + strip.height;
  if (below.some(({ y }) => y < bottom)) return null;
  const side = ROOM + main.width;
  const shift = side + ROOM;
  const ends = beside.arrows.flatMap(({ points }, index) => {
    const { from, to } = arrows[index] as (typeof arrows)[number];
    const [first, last] = [points[0], points.at(-1)] as [Point, Point];
    return [...(from === main.id ? [first.x] : []), ...(to === main.id ? [last.x] : [])];
  });
  // The further to the right, the higher: so none crosses another.
  const levels = [...ends].toSorted((one, other) => other - one);
  const led = (points: readonly Point[]): readonly Point[] => {
    const [{ x }, ...rest] = points as [Point, ...Point[]];
    const y = top.y + STEP * (levels.indexOf(x) + 1);
    return [{ x: side, y }, { x: x + shift, y }, ...rest.map((point) => right(point, shift))];
  };
  return {
    width: shift + beside.width,
    height: Math.max(main.height, beside.height),
    boxes: [{ x: ROOM, y: 0 }, ...below.map((point) => right(point, shift))],
    arrows: beside.arrows.map(({ points, label }, index) => {
      const { from, to } = arrows[index] as (typeof arrows)[number];
      const away = from === main.id ? led(points) : points.map((point) => right(point, shift));
      const back = (): readonly Point[] => led(points.toReversed()).toReversed();
      return { points: to === main.id ? back() : away, label: right(label, shift) };
    }),
    entry: [
      { x: SIZES.dot, y: ROOM },
      { x: ROOM, y: ROOM },
    ],
  };
}

function right<Thing extends Point>(thing: Thing, by: number): Thing {
  return { ...thing, x: thing.x + by };
}
