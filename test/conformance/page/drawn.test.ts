import { expect, test } from 'vitest';
import { builtDrawings } from '../../../conformance/page/drawn.ts';
import { drawPictures } from '../../../model/drawings.ts';

test('the pictures that the build has drawn are those of this model', async () => {
  expect(builtDrawings()).toEqual(await drawPictures({ standalone: false }));
});
