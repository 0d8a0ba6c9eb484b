import type { Point, Rectangle } from './geometry.ts';

const RADIUS = 8;

/** A number as it stands in the picture: a tenth of a pixel is enough. */
export function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A line through points, its corners rounded. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const end = rest.pop();
  if (first === undefined || end === undefined) return '';
  let path = `M${pair(first)}`;
  rest.forEach((corner, index) => {
    const from = rest[index - 1] ?? first;
    const to = rest[index + 1] ?? end;
    const [one, other] = [distance(corner, from), distance(corner, to)];
    const radius = Math.min(RADIUS, one / 2, other / 2);
    if (radius < 0.5) path += `L${pair(corner)}`;
    else {
      path += `L${pair(towards(corner, from, radius / one))}Q${pair(corner)} ${pair(towards(corner, to, radius / other))}`;
    }
  });
  return `${path}L${pair(end)}`;
}

/** A line through points in two parts: up to where it enters a rectangle, and from where it leaves it. */
export function cutAt(points: readonly Point[], hole: Rectangle): readonly (readonly Point[])[] {
  const parts: Point[][] = [[]];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before !== undefined) {
      for (const crossing of crossings(before, point, hole)) {
        (parts.at(-1) as Point[]).push(crossing);
        parts.push([crossing]);
      }
    }
    (parts.at(-1) as Point[]).push(point);
  }
  return parts.filter((part) => part.length > 1 && !part.every((point) => isIn(point, hole)));
}

/** Where the way from one point to another crosses the edge of a rectangle, in order. Both lie on one level, or on one plumb line. */
function crossings(from: Point, to: Point, { x, y, width, height }: Rectangle): readonly Point[] {
  const level = Math.abs(from.y - to.y) < 0.01;
  const [across, low, high] = level ? [from.y, y, y + height] : [from.x, x, x + width];
  if (across <= low || across >= high) return [];
  const edges = level ? [x, x + width] : [y, y + height];
  const [start, end] = level ? [from.x, to.x] : [from.y, to.y];
  const met = edges.filter((edge) => edge > Math.min(start, end) && edge < Math.max(start, end));
  const ordered = start < end ? met : met.toReversed();
  return ordered.map((edge) => (level ? { x: edge, y: across } : { x: across, y: edge }));
}

function isIn({ x, y }: Point, hole: Rectangle): boolean {
  return (
    x >= hole.x - 0.01 &&
    x <= hole.x + hole.width + 0.01 &&
    y >= hole.y - 0.01 &&
    y <= hole.y + hole.height + 0.01
  );
}

/** The head of an arrow: a triangle whose tip is the last point. */
export function arrowHead(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const length = distance(before, tip) || 1;
  const [ux, uy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const side = (sign: number): Point => ({
    x: tip.x - ux * 7.5 - uy * 3.6 * sign,
    y: tip.y - uy * 7.5 + ux * 3.6 * sign,
  });
  return `M${pair(tip)}L${pair(side(1))}L${pair(side(-1))}Z`;
}

/** The same line, ended a little earlier, where the head of an arrow begins. */
export function shortened(points: readonly Point[]): readonly Point[] {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return points;
  const length = distance(before, tip);
  return length === 0
    ? points
    : [...points.slice(0, -1), towards(tip, before, Math.min(6, length / 2) / length)];
}

function towards(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(other.x - one.x, other.y - one.y);
}

function pair({ x, y }: Point): string {
  return `${number(x)} ${number(y)}`;
}
