import { namespaceLength } from '../manner.ts';
import { NAMESPACE_MARK } from '../plan.ts';
import type { Dice } from './dice.ts';
import type { PlanOptions } from './options.ts';

/** Servers that say nothing of a limit are sure to take 9 (RFC 1459 1.2). */
const SURE_LENGTH = 9;

/** What the contended nicks of a plan look like behind the namespace; the second list differs under some casemappings only. */
const LETTERS = ['a', 'B', 'dan', 'Max', 'x-y', '_k', 'q7', 'Zoe9', 'eVa', 'u', 'Lo'];
const BRACKETS = ['[', 'a[', '{x}', 'c\\', '|', '^', 'a^', ']b', 'D{', 'n|m', 'k]'];

/** What they look like where letters alone are taken. */
const ONLY_LETTERS = LETTERS.filter((suffix) => /^[A-Za-z]+$/.test(suffix));

/** Characters of which one is the other's upper case under some casemappings. `~` is left out: few servers take it. */
const PAIRS: Readonly<Record<string, string>> = {
  '[': '{',
  ']': '}',
  '\\': '|',
  '{': '[',
  '}': ']',
  '|': '\\',
};

/** The nicks that the connections of a plan fight for: one to three, in one spelling each. */
export function contendedNicks(dice: Dice, options: PlanOptions): string[] {
  const count = dice.weigh([
    [5, 1],
    [4, 2],
    [2, 3],
  ]);
  const bracketed = options.manner !== 'letters' && dice.percent(40);
  const letters = options.manner === 'letters' ? ONLY_LETTERS : LETTERS;
  return Array.from({ length: count }, () => {
    const suffix = dice.pick(bracketed && dice.percent(75) ? BRACKETS : letters);
    return NAMESPACE_MARK + suffix.slice(0, room(options));
  });
}

/** The same nick in other letters: another case, or the other character of a pair (which may be another nick). */
export function respell(dice: Dice, nick: string): string {
  const characters = suffixOf(nick).split('');
  const changeable = characters.flatMap((character, at) => (turned(character) === character ? [] : [at]));
  if (changeable.length === 0) return nick;
  const turnedAt = new Set(changeable.filter(() => dice.percent(50)));
  if (turnedAt.size === 0) turnedAt.add(dice.pick(changeable));
  return NAMESPACE_MARK + characters.map((c, at) => (turnedAt.has(at) ? turned(c) : c)).join('');
}

/** One of four nicks of a connection's own: others ask for one only to contend with it. */
export function spareNick(connection: number, count: number): string {
  return NAMESPACE_MARK + 'cdefghijklmnopqr'.charAt(4 * connection + (count % 4));
}

/** A nick that the grammar forbids, inside the namespace also where a server cuts it at the bad character. */
export function malformedNick(dice: Dice): string {
  const [before, behind] = dice.pick(MALFORMED);
  return before + NAMESPACE_MARK + behind;
}

const MALFORMED = [
  ['1', ''],
  ['7', 'a'],
  ['', '@b'],
  ['', 'a!b'],
  ['#', 'a'],
  ['#', ''],
  ['-', ''],
  ['&', 'x'],
  ['', 'a*'],
  ['', '.'],
  ['', 'b,c'],
] as const;

/** A well-formed nick that is too long, by one byte or by many; null where no limit is known. */
export function longNick(dice: Dice, options: PlanOptions): string | null {
  const { nickLength } = options;
  if (nickLength === null) return null;
  const over = dice.pick([1, 1, 2, 10]);
  const letters = Math.max(nickLength - prefixLength(options), 0) + over;
  return NAMESPACE_MARK + dice.pick(['l', 'L', 'm']).repeat(letters);
}

/** A nick that no namespace keeps apart from those of other plans; the colon stands for the empty one. */
export function sharedNick(dice: Dice): string {
  return dice.pick([':', ':', '*', '0']);
}

/** The length in bytes that a nick has once its namespace is filled in. */
export function lengthOf(nick: string, options: PlanOptions): number {
  return nick.replace(NAMESPACE_MARK, 'x'.repeat(prefixLength(options))).length;
}

function room(options: PlanOptions): number {
  return Math.max(1, Math.min(options.nickLength ?? SURE_LENGTH, SURE_LENGTH) - prefixLength(options));
}

function prefixLength({ manner = 'plain' }: PlanOptions): number {
  return namespaceLength(manner);
}

function suffixOf(nick: string): string {
  return nick.slice(NAMESPACE_MARK.length);
}

function turned(character: string): string {
  const lower = character.toLowerCase();
  return PAIRS[character] ?? (lower === character ? character.toUpperCase() : lower);
}
