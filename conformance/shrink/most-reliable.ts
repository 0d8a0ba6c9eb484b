import { isSure, repeatAtFirst, type Repeated, type Repetition } from './repeat.ts';
import type { Specimen } from './shrinking.ts';

/**
 * Of several plans that broke the same rule in the same way, the one that does so most often: the first one that fails in each of a
 * few runs, else the one with most failures. What only shows when plans of other connections happen to be under way is told from
 * what a plan brings about by itself.
 */
export async function mostReliable(
  [first, ...others]: readonly [Specimen, ...Specimen[]],
  repetition: Repetition,
): Promise<Specimen> {
  let best: { readonly specimen: Specimen; readonly count: Repeated } | null = null;
  for (const specimen of [first, ...others]) {
    if (repetition.over()) break;
    const count = await repeatAtFirst(specimen.plan, repetition);
    if (best === null || count.times > best.count.times) best = { specimen, count };
    if (isSure(count)) break;
  }
  return best?.specimen ?? first;
}
