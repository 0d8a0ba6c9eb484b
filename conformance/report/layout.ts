/** Breaks prose into lines of at most `width` columns, between words where it can. Never empty. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (line.length > width) {
      lines.push(line.slice(0, width));
      line = line.slice(width);
    }
  }
  return [...lines, line];
}

/** The text, its middle replaced by `…` where it is longer than `width` columns. */
export function shorten(text: string, width: number): string {
  if (text.length <= width) return text;
  if (width <= 1) return '…'.slice(0, Math.max(width, 0));
  const tail = Math.floor((width - 1) / 2);
  return `${text.slice(0, width - 1 - tail)}…${text.slice(text.length - tail)}`;
}

/** The text, its end replaced by `…` where it is longer than `width` columns: what an IRC line says stands in front. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(width - 1, 0))}…`;
}

/** A label and its text: the first line begins with the label, the others hang under the text. */
export function labelled(label: string, text: string, indent: number, width: number): readonly string[] {
  return wrap(text, width - indent).map((line, index) => (index === 0 ? label : '').padEnd(indent) + line);
}

/** A command to be typed; where it is too long it is broken before its options, and else between its words, as a shell reads it. */
export function commandLines(
  label: string,
  command: string,
  indent: number,
  width: number,
): readonly string[] {
  const head = label.padEnd(indent);
  if (indent + command.length <= width) return [head + command];
  const room = width - indent - HANG - GOES_ON.length;
  const parts = command.split(/ (?=--)/).flatMap((part) => wordLines(part, room));
  return parts.map(
    (part, index) =>
      (index === 0 ? head : ' '.repeat(indent + HANG)) + part + (index < parts.length - 1 ? GOES_ON : ''),
  );
}

/** Words of a command in lines of at most `width` columns; one that is longer is cut. What stands in quotes is one word. */
function wordLines(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.match(/(?:'[^']*'?|[^ '])+/g) ?? []) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(...wrap(word, width));
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/** What tells a shell that the next line belongs to this one. */
const GOES_ON = ' \\';

/** How far what continues a command is indented further. */
const HANG = 2;

/** An integer, its digits grouped by three. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
}

/** `1 plan`, `2 plans`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A span of time for people: `850 ms`, `30.0 s`, `12 min 5 s`. */
export function spanText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 600_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
