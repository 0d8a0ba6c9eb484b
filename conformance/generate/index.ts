export { canonicalPlans } from './canonical.ts';
export type { PlanOptions } from './options.ts';
export { planArbitrary } from './plan-arbitrary.ts';
export { planAt } from './plan-at.ts';
export { plainerPlans, shorterPlans, shrinkPlan } from './shrink-plan.ts';
export { tidied } from './well-formed.ts';
