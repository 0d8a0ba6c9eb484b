/** What the data of AUTH cannot hold as they are, and what stands for it (draft-pfenning-irc-extensions-04 3; NUL is an addition that clients make). */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '0'],
  ['\r', 'r'],
  ['\n', 'n'],
  ['\t', 't'],
  [' ', 'b'],
  [',', 'c'],
  ['\\', '\\'],
]);
const BYTES: ReadonlyMap<string, string> = new Map([...ESCAPES].map(([byte, letter]) => [letter, byte]));

/** Bytes, a character each, as data of AUTH. */
export function escapeData(bytes: string): string {
  return bytes.replaceAll(/[\0\r\n\t ,\\]/g, (byte) => `\\${ESCAPES.get(byte) ?? byte}`);
}

/** The bytes of data of AUTH; null where a backslash stands for nothing. */
export function unescapeData(data: string): string | null {
  let isWhole = true;
  const bytes = data.replaceAll(/\\(.?)/gs, (_escape, letter: string) => {
    const byte = BYTES.get(letter);
    if (byte === undefined) isWhole = false;
    return byte ?? '';
  });
  return isWhole ? bytes : null;
}
