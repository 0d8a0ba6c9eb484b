import type { Act, Fragmented, Plan } from '../plan.ts';
import { onSteps, withAct } from './steps.ts';

/** Where several acts have their lines in pieces, all of them in one. */
export function* allWhole(plan: Plan): Iterable<Plan> {
  const broken = plan.rounds.flat().filter(({ act }) => isFragmented(act));
  if (broken.length > 1) yield onSteps(plan, (step) => [{ ...step, act: unbroken(step.act) }]);
}

/** Lines in one piece, with the usual end. */
export function* wholeWrites(plan: Plan): Iterable<Plan> {
  yield* joined(plan);
  yield* lessBroken(plan);
  for (const step of plan.rounds.flat()) {
    const { act } = step;
    if (act.kind !== 'send') continue;
    const { cuts, bareLf, ...plain } = act;
    if (cuts !== undefined || bareLf !== undefined) yield withAct(plan, step, plain);
    if (cuts !== undefined && bareLf !== undefined) yield withAct(plan, step, { ...plain, cuts });
    if (cuts === undefined || cuts.length < 2) continue;
    for (let at = cuts.length - 1; at >= 0; at -= 1) {
      yield withAct(plan, step, { ...act, cuts: cuts.toSpliced(at, 1) });
    }
  }
}

/** The lines of one act in one piece, or in fewer. */
function* lessBroken(plan: Plan): Iterable<Plan> {
  for (const step of plan.rounds.flat()) {
    const { act } = step;
    if (!isFragmented(act)) continue;
    yield withAct(plan, step, unbroken(act));
    if (act.lineCuts.length < 2) continue;
    for (const at of act.lineCuts.keys())
      yield withAct(plan, step, { ...act, lineCuts: act.lineCuts.toSpliced(at, 1) });
  }
}

type FragmentedAct = Extract<Act, Fragmented> & Required<Fragmented>;

function isFragmented(act: Act): act is FragmentedAct {
  return 'lineCuts' in act && act.lineCuts !== undefined;
}

function unbroken(act: Act): Act {
  if (!isFragmented(act)) return act;
  const { lineCuts: _lineCuts, ...whole } = act;
  return whole;
}

/** A line that was begun in an act of its own, sent whole where it ends. */
function* joined(plan: Plan): Iterable<Plan> {
  const steps = plan.rounds.flat();
  for (const [at, step] of steps.entries()) {
    if (step.act.kind !== 'begin') continue;
    const { text } = step.act;
    const next = steps.slice(at + 1).find(({ connection }) => connection === step.connection);
    const rest = next?.act;
    if (next === undefined || rest?.kind !== 'send') continue;
    const lines = rest.lines.map((line, index) => (index === 0 ? text + line : line));
    yield onSteps(plan, (each) => {
      if (each === step) return [];
      return each === next ? [{ ...each, act: { ...rest, lines } }] : [each];
    });
  }
}
