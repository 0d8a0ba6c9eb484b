import type { Sending } from '../plan.ts';
import type { Dice } from './dice.ts';
import type { Draft } from './draft.ts';

/** So many acts in a hundred are written in pieces, and so many with LF alone at the end of each line. */
const IN_PIECES = 7;
const BARE_LF = 3;

/** Lines as they are to be written: in one piece or in several, with one end or the other. */
export function framed({ dice }: Draft, lines: readonly string[]): Sending {
  const bareLf = dice.percent(BARE_LF) ? { bareLf: true as const } : {};
  const cuts = dice.percent(IN_PIECES) ? { cuts: cutsIn(dice, lines) } : {};
  return { kind: 'send', lines, ...bareLf, ...cuts };
}

/** One to three places to break off: somewhere in it, or between the last CR and LF. */
function cutsIn(dice: Dice, lines: readonly string[]): readonly number[] {
  const length = lines.reduce((sum, line) => sum + line.length + 2, 0);
  const places = Array.from({ length: 1 + dice.below(3) }, () =>
    dice.percent(25) ? length - 1 : 1 + dice.below(Math.max(length - 1, 1)),
  );
  return [...new Set(places)].toSorted((one, other) => one - other);
}

/** The line with more spaces than one between its parameters; none is added in front of the last one where that may hold spaces. */
export function spaced(dice: Dice, line: string): string {
  const gaps = [...line.split(' :', 1).join('').matchAll(/ /g)].map(({ index }) => index);
  if (gaps.length === 0) return line;
  const at = dice.pick(gaps);
  return line.slice(0, at) + ' '.repeat(1 + dice.below(3)) + line.slice(at);
}

/** Where a line may be broken off: not in the midst of a mark that is still to be filled in. */
export function breakIn(dice: Dice, line: string): readonly [text: string, rest: string] {
  const marks = [...line.matchAll(/\{[^ }]+\}/g)].map(
    (mark) => [mark.index, mark.index + mark[0].length] as const,
  );
  const places = Array.from({ length: line.length }, (_, at) => at).filter(
    (at) => at > 0 && marks.every(([from, to]) => at <= from || at >= to),
  );
  const at = places.length === 0 ? line.length : dice.pick(places);
  return [line.slice(0, at), line.slice(at)];
}
