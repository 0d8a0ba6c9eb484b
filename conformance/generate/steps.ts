import type { Act, Plan, Step } from '../plan.ts';

/** The plan with each step replaced by what becomes of it. */
export function onSteps(plan: Plan, change: (step: Step) => readonly Step[]): Plan {
  return { ...plan, rounds: plan.rounds.map((round) => round.flatMap(change)) };
}

/** The plan with another act in one of its steps. */
export function withAct(plan: Plan, changed: Step, act: Act): Plan {
  return onSteps(plan, (step) => (step === changed ? [{ ...step, act }] : [step]));
}

/**
 * The plan with each of its lines changed, and each that it only begins. What is claimed again and again is a nick, and no line. An act that
 * stays as it was is the same object.
 */
export function onLines(plan: Plan, change: (line: string) => string): Plan {
  return onSteps(plan, (step) => {
    const { act } = step;
    if (act.kind === 'open' || act.kind === 'idle' || act.kind === 'reclaim') return [step];
    if (act.kind === 'begin') {
      const text = change(act.text);
      return [text === act.text ? step : { ...step, act: { ...act, text } }];
    }
    const lines = act.lines.map(change);
    const isSame = lines.every((line, at) => line === act.lines[at]);
    return [isSame ? step : { ...step, act: { ...act, lines } }];
  });
}
