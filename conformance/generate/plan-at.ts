import { Random } from 'fast-check';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { Plan } from '../plan.ts';
import { drawPlan } from './draw-plan.ts';
import type { PlanOptions } from './options.ts';

/** Plan number `index` of a seed: a pure function of its arguments, on any machine. Both are taken as whole numbers of 32 bits. */
export function planAt(seed: number, index: number, options: PlanOptions): Plan {
  const state = [mixed(seed, 1), mixed(index, 2), mixed(seed ^ mixed(index, 3), 4), mixed(index, 5) | 1];
  const ordinal = (mixed(seed, 6) >>> 3) + index;
  return drawPlan(new Random(xoroshiro128plusFromState(state)), options, ordinal);
}

/** Spreads a number over 32 bits, so that neighbours have nothing in common (the finalizer of MurmurHash3). */
function mixed(value: number, salt: number): number {
  let bits = Math.imul(value ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
