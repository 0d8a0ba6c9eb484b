import { NAMESPACE_MARK } from '../plan.ts';

/** A nick of the plan where it stands in a line; a control character makes a line odd, and is no part of a nick. */
const NICK = /[^ :]*\{ns\}[^ \p{Cc}]*/gu;

export function nicksIn(line: string): readonly string[] {
  return line.match(NICK) ?? [];
}

/** The line with each of its nicks changed. */
export function onNicks(line: string, change: (nick: string) => string): string {
  return line.replaceAll(NICK, change);
}

/** How far a nick is from the plainest one, `{ns}a`: shorter, lower and earlier in the alphabet is less. */
export function nickCost(nick: string): number {
  const [before = '', ...behind] = nick.split(NAMESPACE_MARK);
  const suffix = behind.join('');
  // Bare of a suffix a nick is odd, and costs more than any letter.
  const rest =
    suffix === '' ? ODD : suffix.split('').reduce((sum, character) => sum + characterCost(character), 0);
  return rest + before.length * ODD;
}

const ODD = 200;
const LENGTH = 100;

function characterCost(character: string): number {
  if (/[a-z]/.test(character)) return LENGTH + character.charCodeAt(0) - 97;
  if (/[A-Z]/.test(character)) return LENGTH + 26 + character.charCodeAt(0) - 65;
  return ODD;
}

/** Plainer nicks: one letter, the same in lower case, the same but for its last character. */
export function cheaperNicks(nick: string): readonly string[] {
  const letters = ['a', 'b', 'c', 'd'].map((letter) => NAMESPACE_MARK + letter);
  return [...letters, nick.toLowerCase(), nick.slice(0, -1)].filter(
    (other) => other.includes(NAMESPACE_MARK) && nickCost(other) < nickCost(nick),
  );
}

/** Characters that differ from letters under some casemappings only, with letters that are to each other as they are. */
const LETTERS: Readonly<Record<string, string>> = {
  '[': 'A',
  '{': 'a',
  ']': 'B',
  '}': 'b',
  '\\': 'C',
  '|': 'c',
  '^': 'D',
};

/** The nick with letters in place of brackets and the like. */
export function lettered(nick: string): string {
  const [before = '', ...behind] = nick.split(NAMESPACE_MARK);
  if (behind.length === 0) return nick;
  const suffix = behind
    .join('')
    .split('')
    .map((character) => LETTERS[character] ?? character)
    .join('');
  return before + NAMESPACE_MARK + suffix;
}
