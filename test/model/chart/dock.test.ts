import { describe, expect, test } from 'vitest';
import { placeDocked } from '../../../model/chart/dock.ts';
import type { Layer } from '../../../model/chart/layer.ts';

const large = { id: 'large', width: 600, height: 400, last: false };
const small = (id: string): Layer['boxes'][number] => ({ id, width: 80, height: 36, last: false });
const arrow = (from: string, to: string): Layer['arrows'][number] => ({ from, to, width: 90, height: 30 });
const docked: Layer = {
  boxes: [large, small('closing'), small('closed')],
  arrows: [arrow('large', 'closing'), arrow('large', 'closed'), arrow('closing', 'closed')],
  initial: 'large',
};

describe('a frame that is entered through a large state', () => {
  test('has the small ones below each other at its side', async () => {
    const placed = await placeDocked(docked);
    const [main, closing, closed] = placed?.boxes ?? [];
    expect(closing?.x).toBeGreaterThan((main?.x ?? 0) + large.width);
    expect(closed?.x).toBeGreaterThan((main?.x ?? 0) + large.width);
    expect(closed?.y).toBeGreaterThan((closing?.y ?? 0) + 36);
    expect(placed?.height).toBe(large.height);
    expect(placed?.entry?.at(-1)?.x).toBe(main?.x);
  });

  test('has arrows from the large one’s side, each from a place of its own, which do not cross', async () => {
    const { boxes = [], arrows = [] } = (await placeDocked(docked)) ?? {};
    const side = (boxes[0]?.x ?? 0) + large.width;
    const leaving = arrows.slice(0, 2).map(({ points }) => points);
    for (const [start, turn] of leaving) expect([start?.x, start?.y]).toEqual([side, turn?.y]);
    const [first, second] = leaving.map(([, turn]) => turn);
    expect(Math.sign((first?.x ?? 0) - (second?.x ?? 0))).toBe(
      -Math.sign((first?.y ?? 0) - (second?.y ?? 0)),
    );
    expect(first?.y).not.toBe(second?.y);
  });

  test('has arrows back to it end at its side', async () => {
    const placed = await placeDocked({ ...docked, arrows: [...docked.arrows, arrow('closing', 'large')] });
    const end = placed?.arrows.at(-1)?.points.at(-1);
    expect(end?.x).toBe((placed?.boxes[0]?.x ?? 0) + large.width);
  });

  test.each([
    [
      'others that are not small',
      { ...docked, boxes: [large, { ...large, id: 'closing' }, small('closed')] },
    ],
    ['an entry elsewhere', { ...docked, initial: 'closing' }],
    ['no entry at all', { ...docked, initial: null }],
    ['nothing beside it', { ...docked, boxes: [large], arrows: [] }],
    ['something that it does not lead to', { ...docked, boxes: [...docked.boxes, small('apart')] }],
  ])('but not with %s', async (_what, layer) => {
    expect(await placeDocked(layer)).toBeNull();
  });
});
