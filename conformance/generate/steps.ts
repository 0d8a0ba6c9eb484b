import type { Act, Plan, Step } from '../plan.ts';

/** The plan with each step replaced by what becomes of it. */
export function onSteps(plan: Plan, change: (step: Step) => readonly Step[]): Plan {
  return { ...plan, rounds: plan.rounds.map((round) => round.flatMap(change)) };
}

/** The plan with another act in one of its steps. */
export function withAct(plan: Plan, changed: Step, act: Act): Plan {
  return onSteps(plan, (step) => (step === changed ? [{ ...step, act }] : [step]));
}
