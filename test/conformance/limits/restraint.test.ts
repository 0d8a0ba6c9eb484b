import { describe, expect, test } from 'vitest';
import { startRestraint, type Restraint } from '../../../conformance/limits/restraint.ts';
import type { Signs } from '../../../conformance/limits/signs.ts';

const NOTHING: Signs = { opened: 4, turnedAway: 0, wordless: 0, hasty: 0, putOut: false };
const HASTY: Signs = { ...NOTHING, turnedAway: 2, hasty: 2 };
const FULL: Signs = { ...NOTHING, turnedAway: 2 };
const WORDLESS: Signs = { ...NOTHING, turnedAway: 2, wordless: 2 };

/** What is left of eight sockets, and at what pace they are opened, when plans have shown so much, one in two seconds. */
function restrained(...shown: readonly Signs[]): Pick<Restraint, 'sockets' | 'perSecond'> {
  let ms = 0;
  const restraint = startRestraint(8, () => ms);
  for (const signs of shown) {
    ms += 2_000;
    restraint.ended(restraint.begins(), signs.opened, signs);
  }
  const { sockets, perSecond } = restraint;
  return { sockets, perSecond };
}

const times = (count: number, signs: Signs): readonly Signs[] => Array.from({ length: count }, () => signs);

/** The pace after haste, and then such plans. */
const after = (signs: Signs): number => restrained(...times(3, HASTY), ...times(3, signs)).perSecond ?? 0;

describe('restraint', () => {
  test('is none where nobody is turned away', () => {
    expect(restrained(...times(40, NOTHING))).toEqual({ sockets: 8, perSecond: null });
  });

  test('is a matter of sockets where the server has no room, and of the pace where it says so', () => {
    expect(restrained(...times(8, FULL))).toEqual({ sockets: 4, perSecond: null });
    expect(restrained(...times(6, HASTY))).toEqual({ sockets: 8, perSecond: 1.5 });
  });

  test('leaves the pace alone for want of room that the server names, and does not for closes without a reason', () => {
    expect(after(FULL)).toBeGreaterThan(3);
    expect(after(NOTHING)).toBe(after(FULL));
    expect(after(WORDLESS)).toBeLessThanOrEqual(3);
  });
});
