import { expect, test } from 'vitest';
import { arrowHead, cutAt, roundedPath } from '../../../model/chart/path.ts';

const along = [
  { x: 0, y: 10 },
  { x: 100, y: 10 },
];
const label = { x: 40, y: 0, width: 20, height: 20 };

test('a line is cut where a label stands on it', () => {
  expect(cutAt(along, label)).toEqual([
    [
      { x: 0, y: 10 },
      { x: 40, y: 10 },
    ],
    [
      { x: 60, y: 10 },
      { x: 100, y: 10 },
    ],
  ]);
});

test('also on its way back, and downwards', () => {
  expect(cutAt(along.toReversed(), label)[0]?.at(-1)).toEqual({ x: 60, y: 10 });
  const down = along.map(({ x, y }) => ({ x: y, y: x }));
  expect(cutAt(down, { x: 0, y: 40, width: 20, height: 20 })).toHaveLength(2);
});

test('a label beside it does not cut it', () => {
  expect(cutAt(along, { ...label, y: 30 })).toEqual([along]);
});

test('corners are rounded, and a head ends in the last point', () => {
  const bent = [...along, { x: 100, y: 60 }];
  expect(roundedPath(bent)).toBe('M0 10L92 10Q100 10 100 18L100 60');
  expect(arrowHead(bent)).toMatch(/^M100 60L/);
  expect(roundedPath([])).toBe('');
});
