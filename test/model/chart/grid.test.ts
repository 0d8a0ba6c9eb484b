import { describe, expect, test } from 'vitest';
import type { Placed } from '../../../model/chart/geometry.ts';
import { gridsOf } from '../../../model/chart/grid.ts';

/** Boxes of these widths and heights, of which nothing else matters. */
function boxes(...sizes: readonly (readonly [width: number, height: number])[]): readonly Placed[] {
  const rest = { box: {} as Placed['box'], rows: [], boxes: [], arrows: [], entry: null };
  return sizes.map(([width, height]) => ({ ...rest, width, height }));
}

describe('regions beside and below each other', () => {
  const placed = gridsOf(boxes([100, 50], [60, 20], [60, 20])).map((grid) => ({
    size: [grid.width, grid.height],
    boxes: grid.boxes.map(({ x, y, width, height }) => [x, y, width, height]),
  }));

  test('stand in rows, which they fill', () => {
    expect(placed).toContainEqual({
      size: [132, 82],
      boxes: [
        [0, 0, 132, 50],
        [0, 62, 60, 20],
        [72, 62, 60, 20],
      ],
    });
  });

  test('stand in columns too, a high one beside two low ones', () => {
    expect(placed).toContainEqual({
      size: [172, 52],
      boxes: [
        [0, 0, 100, 52],
        [112, 0, 60, 20],
        [112, 32, 60, 20],
      ],
    });
  });

  test('each shape once, and of very many regions only the even ones', () => {
    expect(new Set(placed.map((grid) => JSON.stringify(grid))).size).toBe(placed.length);
    expect(gridsOf(boxes(...Array.from({ length: 9 }, () => [10, 10] as const))).length).toBeLessThan(20);
  });
});
