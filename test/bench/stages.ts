import type { Judge } from '../../conformance/check.ts';
import { planAt, type PlanOptions } from '../../conformance/generate/index.ts';
import type { History } from '../../conformance/history.ts';
import { timesPerSecond, type Figure } from './figures.ts';

const PLANS = 200;

/** How fast plans are made up. */
export function generationFigures(options: PlanOptions): readonly Figure[] {
  let seed = 0;
  const batches = timesPerSecond(1000, () => {
    seed += 1;
    for (let index = 0; index < PLANS; index += 1) planAt(seed, index, options);
  });
  return [{ what: 'plans generated', value: batches * PLANS, unit: 'plans/s' }];
}

/** How fast recorded histories are read and judged. */
export function judgingFigures(judge: Judge, histories: readonly History[]): readonly Figure[] {
  let states = 0;
  const judgeAll = (): void => {
    states = 0;
    for (const history of histories) states += judge.check(judge.observe(history)).states;
  };
  const rounds = timesPerSecond(1500, judgeAll);
  return [
    { what: 'histories judged', value: rounds * histories.length, unit: 'histories/s' },
    { what: 'states searched', value: rounds * states, unit: 'states/s' },
  ];
}
