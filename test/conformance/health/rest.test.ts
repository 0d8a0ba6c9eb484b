import { expect, test } from 'vitest';
import { startRest } from '../../../conformance/health/rest.ts';

test('the first rest may come at once, each further one after twice the time, counted from the end of the last', () => {
  let now = 0;
  const rest = startRest(() => now);
  const gaps = [1, 2, 3, 4].map(() => {
    const from = now;
    while (!rest.isDue) now += 100;
    const gap = now - from;
    const goOn = rest.begin();
    now += 2_000;
    goOn();
    return gap;
  });
  expect(gaps).toEqual([0, 5_100, 10_100, 20_100]);
});

test('plans are held back while it lasts', async () => {
  const rest = startRest(() => 0);
  const goOn = rest.begin();
  let begun = false;
  const waits = rest.over.then(() => (begun = true));
  await Promise.resolve();
  expect(begun).toBe(false);
  goOn();
  await waits;
  expect(begun).toBe(true);
});
