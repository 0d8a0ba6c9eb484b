import type { Rule } from '../../model/rules/index.ts';
import type { History } from '../history.ts';
import { shrinkRace } from './race.ts';
import { isSure, repeatAtFirst } from './repeat.ts';
import { breaks, failing, type Shrinking, type ShrinkOptions, type Specimen } from './shrinking.ts';
import { shrinkSure } from './sure.ts';

/**
 * The smallest plan found whose run still breaks this rule (none: still diverges), with the rules of `under` set aside. What fails
 * in some runs only is a race, and has to keep its rate.
 */
export async function shrink(
  found: Specimen,
  rule: Rule | null,
  under: readonly Rule[],
  options: ShrinkOptions,
): Promise<Specimen> {
  const breaking = (history: History): boolean => breaks(options.judge, history, rule, under);
  const shrinking: Shrinking = {
    ...options,
    under,
    breaks: breaking,
    fails: failing(options.judge, rule, under),
  };
  const over = (): boolean => options.spent('sure') >= 1;
  const first = await repeatAtFirst(found.plan, { ...shrinking, over });
  return isSure(first) ? shrinkSure(found, shrinking) : shrinkRace(found, first, shrinking);
}
