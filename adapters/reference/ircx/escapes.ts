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
export function unescaped(text: string): string | null {
  const pieces = text.match(/\\[^]?|[^\\]+/g) ?? [];
  const bytes = pieces.map((piece) => (piece.startsWith('\\') ? MEANT.get(piece.slice(1)) : piece));
  return bytes.includes(undefined) ? null : bytes.join('');
}
