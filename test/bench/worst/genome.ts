import type { Random } from 'fast-check';
import type { Dice } from '../../../conformance/generate/dice.ts';

/** The numbers that plans are drawn from: what is made up from nearly the same numbers is nearly the same plan. */
export type Genome = readonly number[];

const LENGTH = 600;
const RANGE = 2 ** 30;

export function newGenome(chance: Dice): Genome {
  return Array.from({ length: LENGTH }, () => chance.below(RANGE));
}

/** A source of randomness that gives these numbers, from the first one again when they are used up. */
export function source(genome: Genome): Pick<Random, 'nextInt'> {
  let at = -1;
  return {
    nextInt: (min: number = 0, max: number = RANGE - 1) => {
      at = (at + 1) % genome.length;
      return min + ((genome[at] as number) % (max - min + 1));
    },
  };
}

/** The genome with a few numbers changed, inserted or taken out, most of them early: what is drawn behind them changes with them. */
export function mutated(genome: Genome, chance: Dice): Genome {
  const numbers = [...genome];
  for (let left = 1 + chance.below(4); left > 0; left -= 1) {
    const at = chance.below(1 + chance.below(LENGTH / 2));
    const fresh = chance.below(RANGE);
    numbers.splice(at, chance.pick([0, 1, 1, 1, 2]), ...chance.pick([[fresh], [fresh], []]));
  }
  return numbers;
}
