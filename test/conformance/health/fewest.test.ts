import { assert, asyncProperty, nat, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { fewest } from '../../../conformance/health/fewest.ts';

const never = (): boolean => false;

test('finds just the things that are needed, in their order, whatever stands between them', async () => {
  const needed = uniqueArray(nat({ max: 39 }), { minLength: 1, maxLength: 4 });
  await assert(
    asyncProperty(needed, async (few) => {
      const whole = Array.from({ length: 40 }, (_, index) => index);
      const fails = async (some: readonly number[]) => few.every((one) => some.includes(one));
      expect(await fewest(whole, fails, never)).toEqual(few.toSorted((a, b) => a - b));
    }),
  );
});

test('of a threshold it finds just enough, and asks far less often than there are sets', async () => {
  let asked = 0;
  const enough = async (some: readonly number[]) => {
    asked += 1;
    return some.length >= 10;
  };
  const whole = Array.from({ length: 320 }, (_, index) => index);
  expect(await fewest(whole, enough, never)).toHaveLength(10);
  expect(asked).toBeLessThan(200);
});

test('when time is up, what it has by then is what it finds', async () => {
  let left = 3;
  const over = () => (left -= 1) < 0;
  const found = await fewest([1, 2, 3, 4, 5, 6, 7, 8], async (some) => some.includes(8), over);
  expect(found).toContain(8);
  expect(found.length).toBeLessThan(8);
  expect(
    await fewest(
      [1, 2],
      async () => true,
      () => true,
    ),
  ).toEqual([1, 2]);
});
