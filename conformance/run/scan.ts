/*
 * Looking at a received line without taking it apart. The runner looks at every line that arrives, mostly to find that it
 * does not matter; a parsed message for each would be the dearest thing it does.
 */

const SPACE = 32;
const COLON = 58;
const AT = 64;
const ZERO = 48;
const NINE = 57;

/** Where the command begins, behind tags and source. */
export function commandAt(line: string): number {
  let at = 0;
  if (line.charCodeAt(0) === AT) at = behindWord(line, 0);
  if (line.charCodeAt(at) === COLON) at = behindWord(line, at);
  return at;
}

/** The numeric that begins there, 0 to 999, or -1. Unpadded numerics count too: a server that writes `1` still means 001. */
export function numericAt(line: string, at: number): number {
  let value = 0;
  for (let digits = 0; digits <= 3; digits += 1) {
    const code = line.charCodeAt(at + digits);
    if (code < ZERO || code > NINE || Number.isNaN(code)) {
      return digits > 0 && (code === SPACE || Number.isNaN(code)) ? value : -1;
    }
    value = value * 10 + code - ZERO;
  }
  return -1;
}

/** Whether that command, in upper case, begins there. */
export function isCommandAt(line: string, at: number, command: string): boolean {
  if (!line.startsWith(command, at)) return false;
  const end = at + command.length;
  return end === line.length || line.charCodeAt(end) === SPACE;
}

/** The first parameter of the command that begins there; empty when there is none. */
export function firstParameter(line: string, at: number): string {
  const start = behindWord(line, at);
  if (line.charCodeAt(start) === COLON) return line.slice(start + 1);
  const end = line.indexOf(' ', start);
  return end < 0 ? line.slice(start) : line.slice(start, end);
}

/** The nick in a line's source, or null when it has none. */
export function sourceNick(line: string): string | null {
  if (line.charCodeAt(0) !== COLON) return null;
  const space = line.indexOf(' ');
  const source = line.slice(1, space < 0 ? line.length : space);
  const bang = source.indexOf('!');
  return bang < 0 ? source : source.slice(0, bang);
}

/** The answer to a PING, with its token as it came; null for any other line. */
export function pongFor(line: string): string | null {
  const at = commandAt(line);
  return isCommandAt(line, at, 'PING') ? `PONG${line.slice(at + 4)}` : null;
}

function behindWord(line: string, from: number): number {
  let at = line.indexOf(' ', from);
  if (at < 0) return line.length;
  while (line.charCodeAt(at) === SPACE) at += 1;
  return at;
}
