import { Arbitrary, stream, Value, type Random, type Stream } from 'fast-check';
import type { Plan } from '../plan.ts';
import { drawPlan } from './draw-plan.ts';
import type { PlanOptions } from './options.ts';
import { shrinkPlan } from './shrink-plan.ts';

/** Plans for a server. A plan shrinks by itself, without a memory of how it was made: stored ones and foreign ones shrink too. */
export function planArbitrary(options: PlanOptions): Arbitrary<Plan> {
  return new PlanArbitrary(options);
}

class PlanArbitrary extends Arbitrary<Plan> {
  readonly #options: PlanOptions;

  constructor(options: PlanOptions) {
    super();
    this.#options = options;
  }

  generate(random: Random): Value<Plan> {
    return new Value(drawPlan(random, this.#options), undefined);
  }

  canShrinkWithoutContext(value: unknown): value is Plan {
    return typeof value === 'object' && value !== null && 'connections' in value && 'rounds' in value;
  }

  shrink(plan: Plan): Stream<Value<Plan>> {
    return stream(shrinkPlan(plan)).map((smaller) => new Value(smaller, undefined));
  }
}
