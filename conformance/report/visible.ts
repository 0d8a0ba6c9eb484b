/**
 * Text from a server (one character a byte), fit to be printed: control characters and bytes beyond ASCII are written as
 * `\xNN`, so that no escape sequence reaches the terminal. What is no byte was put in by us and stands as in `printable`.
 */
export function visible(text: string): string {
  return printable(text.replaceAll(/[\x7f-\xff]/g, escape));
}

/** A line of IRC has 512 bytes at most: what is a little longer is still shown whole. */
const WHOLE = 600;

/** The beginning of a text from a server, as in `visible`: servers send lines of megabytes too. */
export function visibleBeginning(text: string, most = WHOLE): string {
  return text.length <= most ? visible(text) : `${visible(text.slice(0, most))}…`;
}

/** So much of what a server calls itself is shown, in bytes. */
const MOST_NAME = 120;

export function visibleName(name: string): string {
  return visibleBeginning(name, MOST_NAME);
}

/**
 * Our own prose with a server's words in it, fit to be printed: letters of Latin scripts, punctuation, arrows and marks stay;
 * anything else is written as `\xNN` or `\u{N}`, also what turns the direction of writing. Each character left is one column
 * wide.
 */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, escape);
}

const UNPRINTABLE =
  /[^\x20-\x7e\xa1-\xac\xae-\u017f\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2400-\u2426\u2500-\u25ff\u2713-\u2718]/gu;

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100
    ? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`
    : `\\u{${code.toString(16).toUpperCase()}}`;
}
