import type { Act, Plan, Step } from '../../../conformance/plan.ts';

type Round = string | readonly string[];

const ACT = /^([A-Z])([+>_-])(?: ?(reset|close|half-close):?)?(?: (.*))?$/s;

/**
 * A plan from its rounds, each an act or a list of acts: `A+` opens, `A> x | y` writes lines, `A_ x` begins one, `A- reset: x | y`
 * writes lines and drops the connection, in one of three ways.
 */
export function planOf(...rounds: readonly Round[]): Plan {
  const steps = rounds.map((round) => (typeof round === 'string' ? [round] : round).map(stepOf));
  const connections = Math.max(...steps.flat().map(({ connection }) => connection)) + 1;
  return { connections, rounds: steps };
}

/** The plan with the writes of lines that hold this text broken off at these places. */
export function cutAt(plan: Plan, text: string, cuts: readonly number[]): Plan {
  return sending(plan, text, { cuts });
}

/** The plan with such lines ended by LF alone. */
export function withBareLf(plan: Plan, text: string): Plan {
  return sending(plan, text, { bareLf: true });
}

function sending(plan: Plan, text: string, how: { cuts?: readonly number[]; bareLf?: true }): Plan {
  const changed = (act: Act): Act =>
    act.kind === 'send' && act.lines.some((line) => line.includes(text)) ? { ...act, ...how } : act;
  return {
    ...plan,
    rounds: plan.rounds.map((round) => round.map((step) => ({ ...step, act: changed(step.act) }))),
  };
}

function stepOf(said: string): Step {
  const [, name, kind, how, text] = ACT.exec(said) ?? [];
  if (name === undefined) throw new Error(`no act: ${said}`);
  return { connection: name.charCodeAt(0) - 65, act: actOf(kind, how, text) };
}

function actOf(kind: string | undefined, how: string | undefined, text: string | undefined): Act {
  const lines = text === undefined ? [] : text.split(' | ');
  switch (kind) {
    case '+':
      return { kind: 'open' };
    case '_':
      return { kind: 'begin', text: text ?? '' };
    case '-':
      return { kind: how === 'reset' || how === 'close' ? how : 'half-close', lines };
    default:
      return lines[0] === 'RECLAIM' ? { kind: 'reclaim', nick: lines[1] ?? '' } : { kind: 'send', lines };
  }
}
