import { stream } from 'fast-check';
import { shrinkPlan } from '../../../conformance/generate/index.ts';
import { linesOf, type Plan } from '../../../conformance/plan.ts';

/** The end of always taking the first smaller plan that still fails. */
export function shrunk(plan: Plan, fails: (plan: Plan) => boolean): Plan {
  let smallest = plan;
  for (let steps = 0; steps < 10_000; steps += 1) {
    const next = stream(shrinkPlan(smallest)).filter(fails).getNthOrLast(0);
    if (next === null) return smallest;
    smallest = next;
  }
  throw new Error('shrinking does not end');
}

/** What a plan does, a round a line. */
export function written(plan: Plan): string[] {
  return plan.rounds.map((round) =>
    round
      .map(
        ({ connection, act }) => `${connection} ${act.kind === 'open' ? 'open' : linesOf(act).join(' | ')}`,
      )
      .join(' + '),
  );
}
