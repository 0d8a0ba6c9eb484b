import type { Faults } from '../faults.ts';

/** What the data of AUTH may not hold as it is, each by the letter that stands for it behind a backslash (IRCX 3). */
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['\0', '0'],
  ['\r', 'r'],
  ['\n', 'n'],
  ['\t', 't'],
  [' ', 'b'],
  [',', 'c'],
  ['\\', '\\'],
]);

const MEANT: ReadonlyMap<string, string> = new Map([...ESCAPED].map(([byte, letter]) => [letter, byte]));

/** Bytes, a character each, as they are written into a line. */
export function escaped(bytes: string): string {
  return Array.from(bytes, (byte) => (ESCAPED.has(byte) ? `\\${ESCAPED.get(byte)}` : byte)).join('');
}

/** The bytes that were meant; null where a backslash stands before anything else, or last. */
export function unescaped(text: string, faults: Faults): string | null {
  const pieces = text.match(/\\[^]?|[^\\]+/g) ?? [];
  const bytes = pieces.map((piece) => (piece.startsWith('\\') ? meant(piece.slice(1), faults) : piece));
  return bytes.includes(undefined) ? null : bytes.join('');
}

function meant(letter: string, faults: Faults): string | undefined {
  if (letter === 't' && faults['tab-decoded-as-bell']) return BELL;
  if (letter === 'c' && faults['comma-not-decoded']) return `\\${letter}`;
  return MEANT.get(letter);
}

const BELL = '\u0007';
