import { linesOf, type Act, type Plan } from '../plan.ts';
import type { Dice } from './dice.ts';
import { onSteps } from './steps.ts';

/** So many bytes of a line at most come first by themselves: a part of its command, or all of it. */
const HEAD = 6;
/** So many come last: its LF, its CR LF, or these and the end of a parameter. */
const TAIL = 5;
/** So many acts in a hundred have lines in three pieces; the others in two. */
const IN_THREE = 40;
/** Of those in two so many in a hundred have a piece of the head by itself; the others one of the tail. */
const AT_HEAD = 60;

/**
 * The same plan with each line that it writes in several pieces. A line that is begun in an act of its own is so already, and what ends it is
 * broken up too.
 */
export function fragmented(plan: Plan, dice: Dice): Plan {
  return onSteps(plan, (step) => [{ ...step, act: inPieces(step.act, dice) }]);
}

function inPieces(act: Act, dice: Dice): Act {
  const lines = linesOf(act);
  if (lines.length === 0) return act;
  const lineCuts = cutsFor(lines, dice);
  switch (act.kind) {
    case 'open':
    case 'begin':
    case 'idle':
      return act;
    case 'send': {
      const { cuts: _cuts, ...whole } = act;
      return { ...whole, lineCuts };
    }
    case 'reclaim':
    case 'half-close':
    case 'close':
    case 'reset':
      return { ...act, lineCuts };
  }
}

/** Cuts of which one at least reaches each of the lines. LF alone at the end of an empty line is one byte, which has no pieces. */
function cutsFor(lines: readonly string[], dice: Dice): readonly number[] {
  const head = 1 + dice.below(HEAD);
  const tail = -1 - dice.below(TAIL);
  const inThree = dice.percent(IN_THREE);
  const only = dice.percent(AT_HEAD) ? head : tail;
  const drawn = inThree ? [head, tail] : [only];
  const shortest = Math.min(...lines.map(leastLength));
  return drawn.some((cut) => Math.abs(cut) < shortest) ? drawn : [...drawn, -1];
}

/** The bytes that a line has at least, with LF at its end: what a mark stands for may be short. */
function leastLength(line: string): number {
  return line.replaceAll(/\{[^ }]+\}/g, '').length + 1;
}
