import { fragmentsOf, isDrop, type Plan, type Round, type Step } from '../plan.ts';
import { simplerTexts } from './simpler-texts.ts';
import { onSteps, withAct } from './steps.ts';
import { executesKnown, nicksOutside, tidied } from './well-formed.ts';
import { allWhole, wholeWrites } from './whole-writes.ts';

/**
 * Smaller plans than this one, the boldest first: without a connection, without rounds, without a step, without a line, with
 * less at once, with plainer text. Lazy and pure, and it needs nothing but the plan. Each has a connection open before it acts
 * and is smaller in an order that has no endless descent: connections, steps, lines, steps beside others, text.
 */
export function* shrinkPlan(plan: Plan): IterableIterator<Plan> {
  yield* shorterPlans(plan);
  yield* plainerPlans(plan);
}

/** Those of them that do less. */
export function shorterPlans(plan: Plan): IterableIterator<Plan> {
  return sound(plan, shorter(plan));
}

/** Those of them that do the same with plainer texts. */
export function plainerPlans(plan: Plan): IterableIterator<Plan> {
  return sound(plan, simplerTexts(plan));
}

function* sound(plan: Plan, candidates: Iterable<Plan>): IterableIterator<Plan> {
  const mayExecute = executesKnown(plan);
  const outside = nicksOutside(plan);
  for (const candidate of candidates) {
    const tidy = tidied(candidate);
    // A line that was begun goes on with another one where its end is taken out: then it may be any command, on any nick.
    if (tidy === null || nicksOutside(tidy) > outside) continue;
    if (mayExecute || !executesKnown(tidy)) yield tidy;
  }
}

function* shorter(plan: Plan): Iterable<Plan> {
  yield* allWhole(plan);
  yield* withoutConnection(plan);
  yield* withoutRounds(plan);
  yield* withoutStep(plan);
  yield* withoutLine(plan);
  yield* wholeWrites(plan);
  yield* oneAfterAnother(plan);
  yield* withoutPersistence(plan);
  yield* answering(plan);
}

function* withoutConnection(plan: Plan): Iterable<Plan> {
  for (let connection = plan.connections - 1; connection >= 0; connection -= 1) {
    yield onSteps(plan, (step) => (step.connection === connection ? [] : [step]));
  }
}

/** Halves, quarters and so on, the last ones first, since what follows a failure is not needed. Sockets are opened all the same. */
function* withoutRounds(plan: Plan): Iterable<Plan> {
  const busy = plan.rounds.filter((round) => !round.every(idle));
  for (let size = Math.ceil(busy.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = busy.length; end > 0; end -= size) {
      const dropped = new Set(busy.slice(Math.max(0, end - size), end));
      const rounds = plan.rounds.map((round) => (dropped.has(round) ? round.filter(idle) : round));
      yield { ...plan, rounds };
    }
  }
}

function* withoutStep(plan: Plan): Iterable<Plan> {
  for (const round of plan.rounds) {
    if (round.length < 2) continue;
    for (const dropped of round) {
      if (dropped.act.kind !== 'open') yield onSteps(plan, (step) => (step === dropped ? [] : [step]));
    }
  }
}

function* withoutLine(plan: Plan): Iterable<Plan> {
  for (const step of plan.rounds.flat()) {
    const { act } = step;
    if (!(act.kind === 'send' && act.lines.length > 1) && !(isDrop(act) && act.lines.length > 0)) continue;
    for (let at = act.lines.length - 1; at >= 0; at -= 1) {
      yield withAct(plan, step, { ...act, lines: act.lines.toSpliced(at, 1) });
    }
  }
}

/** All rounds one step at a time, then each round for itself, in either order. */
function* oneAfterAnother(plan: Plan): Iterable<Plan> {
  const wide = plan.rounds.filter((round) => round.length > 1);
  if (wide.length > 1) yield { ...plan, rounds: plan.rounds.flatMap(split) };
  for (const chosen of wide) {
    for (const parts of [split(chosen), split(chosen.toReversed())]) {
      yield { ...plan, rounds: plan.rounds.flatMap((round) => (round === chosen ? parts : [round])) };
    }
  }
}

/** One NICK in place of a claim that is repeated. */
function* withoutPersistence(plan: Plan): Iterable<Plan> {
  for (const step of plan.rounds.flat()) {
    if (step.act.kind === 'reclaim')
      yield withAct(plan, step, {
        kind: 'send',
        lines: [`NICK ${step.act.nick}`],
        ...fragmentsOf(step.act),
      });
  }
}

/** A connection whose PINGs the suite answers. */
function* answering(plan: Plan): Iterable<Plan> {
  for (const step of plan.rounds.flat()) {
    if (step.act.kind === 'open' && step.act.unanswering === true)
      yield withAct(plan, step, { kind: 'open' });
  }
}

function idle({ act }: Step): boolean {
  return act.kind === 'open';
}

function split(round: Round): readonly Round[] {
  return round.map((step) => [step]);
}
