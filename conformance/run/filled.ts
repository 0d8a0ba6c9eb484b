/** A line of a plan as it goes over the wire, and from where to where in it stands what a mark was filled in with. */
export interface FilledLine {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

const MARK = /(\{[^ }]+\})/;

/** Fills in the marks of a line, each by itself. */
export function filled(line: string, fill: (text: string) => string): FilledLine {
  let text = '';
  const marks: (readonly [number, number])[] = [];
  // Every other part is one of those that are split at.
  for (const [at, part] of line.split(MARK).entries()) {
    const start = text.length;
    text += fill(part);
    if (at % 2 === 1) marks.push([start, text.length]);
  }
  return { text, marks };
}

/** A line in which nothing was filled in. */
export function unmarked(text: string): FilledLine {
  return { text, marks: [] };
}
