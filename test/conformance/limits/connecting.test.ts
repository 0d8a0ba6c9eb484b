import { describe, expect, test } from 'vitest';
import { startConnecting } from '../../../conformance/limits/connecting.ts';

/** A server that turns a connection away or not, at its time (s), the first being number 1. */
type Server = (second: number, number: number) => boolean;

/** At what pace the suite comes in the end, and the share that was turned away of the last hundred: two connections a plan, 50 a second at the most. */
function paceOn(
  turnsAway: Server,
  hasty = false,
): { readonly perSecond: number | null; readonly share: number } {
  let second = 0;
  let number = 0;
  const away: boolean[] = [];
  const connecting = startConnecting(() => second * 1_000);
  for (let plans = 0; plans < 400; plans += 1) {
    const { stage, perSecond } = connecting;
    const turned = [1, 2].map(() => turnsAway(second, (number += 1)));
    away.push(...turned);
    second += 2 / (perSecond ?? 50);
    connecting.ended(stage, 2, turned.filter(Boolean).length, hasty && turned.includes(true));
  }
  const last = away.slice(-100);
  return { perSecond: connecting.perSecond, share: last.filter(Boolean).length / last.length };
}

/** Lets in so many a second; those that it turns away count too, or do not. */
function letsIn(rate: number, countsAll: boolean): Server {
  let counted: number[] = [];
  return (second) => {
    counted = counted.filter((time) => second - time < 1);
    const isTooMany = counted.length >= rate;
    if (countsAll || !isTooMany) counted.push(second);
    return isTooMany;
  };
}

describe('connections a second', () => {
  test('are as many as come where nobody is turned away', () => {
    expect(paceOn(() => false)).toEqual({ perSecond: null, share: 0 });
  });

  test.each([true, false])(
    'come to what a server lets in, be it that it counts all of them: %s',
    (countsAll) => {
      const { perSecond, share } = paceOn(letsIn(8, countsAll));
      expect(perSecond).toBeGreaterThanOrEqual(3);
      expect(perSecond).toBeLessThanOrEqual(10);
      expect(share).toBeLessThan(0.2);
    },
  );

  test('are as many as before where fewer do not help', () => {
    expect(paceOn((_second, number) => number % 3 === 0).perSecond).toBeNull();
    expect(paceOn(() => true).perSecond).toBeNull();
  });

  test('become fewer still where the server says that it is that', () => {
    const { perSecond, share } = paceOn(letsIn(2, false), true);
    expect(perSecond).toBeLessThan(3);
    expect(share).toBeLessThan(0.2);
  });

  test('are as few as can be where the server goes on saying that they come too fast', () => {
    const { perSecond } = paceOn(() => true, true);
    expect(perSecond).toBeGreaterThan(0);
    expect(perSecond).toBeLessThan(1);
  });

  test('are so also where it says it of some only', () => {
    let second = 0;
    const connecting = startConnecting(() => second * 1_000);
    for (let plans = 0; plans < 400; plans += 1) {
      const { stage, perSecond } = connecting;
      second += 2 / (perSecond ?? 50);
      connecting.ended(stage, 2, 2, plans % 4 === 0);
    }
    expect(connecting.perSecond).toBeLessThan(1);
    expect(connecting.perSecond).not.toBeNull();
  });
});
