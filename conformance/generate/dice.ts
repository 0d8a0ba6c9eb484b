import type { Random } from 'fast-check';

/** Draws of a plan: all chance in one goes through here, so that a plan is a function of its source of randomness. */
export interface Dice {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  /** True so many times in a hundred; fractions count down to a tenth. */
  percent(chance: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the values, each as often as its weight says. */
  weigh<T>(choices: readonly (readonly [weight: number, value: T])[]): T;
  /** A new list in a drawn order. */
  shuffle<T>(list: readonly T[]): T[];
}

/** Dice that use up a source of randomness. */
export function dice(random: Pick<Random, 'nextInt'>): Dice {
  const below = (limit: number): number => random.nextInt(0, limit - 1);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the index is in range: nobody picks from an empty list
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return {
    below,
    pick,
    percent: (chance) => random.nextInt(0, 999) < chance * 10,
    weigh(choices) {
      let left = below(choices.reduce((sum, [weight]) => sum + weight, 0));
      for (const [weight, value] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      throw new RangeError('nothing to choose from');
    },
    shuffle<T>(list: readonly T[]): T[] {
      const left = [...list];
      const drawn: T[] = [];
      while (left.length > 0) drawn.push(...left.splice(below(left.length), 1));
      return drawn;
    },
  };
}
