export type { PlanOptions } from './options.ts';
export { planArbitrary } from './plan-arbitrary.ts';
export { planAt } from './plan-at.ts';
export { shrinkPlan } from './shrink-plan.ts';
