/** What a piece of a line says: it decides how it is painted. */
export type RunKind =
  'command' | 'internal' | 'other' | 'guard' | 'action' | 'place' | 'quiet' | 'count' | 'step';

/** A piece of text of one kind. */
export interface Run {
  readonly kind: RunKind;
  readonly text: string;
}

/** What is told of one or more transitions, in one line of a label or a card, which may be broken into several rows. */
export interface Line {
  readonly runs: readonly Run[];
  /** The ids of the transitions that it stands for. */
  readonly transitions: readonly string[];
  /** Whether it goes on with what the line above it begins: it is moved in, and not torn from it. */
  readonly goesOn?: true;
}

/** One row of a line, as it stands in the picture. */
export interface Row {
  readonly runs: readonly Run[];
  /** How far it is moved in, in columns. */
  readonly indent: number;
}

/** How far a line is moved in that goes on with another, and the rows of a line behind its first, in columns. */
const INDENT = 2;
const HANG = 3;

/** Breaks a line between words so that no row is longer than `most` columns, unless a single word is. */
export function rowsOf({ runs, goesOn }: Line, most: number): readonly Row[] {
  const first = goesOn === true ? INDENT : 0;
  const rows: { indent: number; runs: Run[] }[] = [{ indent: first, runs: [] }];
  let room = most - first;
  for (const { kind, text } of runs) {
    for (const word of text.split(/(?<= )/)) {
      const row = rows.at(-1) as { indent: number; runs: Run[] };
      const begins = row.runs.length === 0;
      if (!begins && columnsOf(word.trimEnd()) > room) {
        rows.push({ indent: first + HANG, runs: [{ kind, text: word }] });
        room = most - first - HANG - columnsOf(word);
        continue;
      }
      const last = row.runs.at(-1);
      if (last?.kind === kind) row.runs[row.runs.length - 1] = { kind, text: last.text + word };
      else row.runs.push({ kind, text: word });
      room -= columnsOf(word);
    }
  }
  return rows;
}

/** How many columns a row takes. */
export function rowColumns({ runs, indent }: Row): number {
  return runs.reduce((sum, { text }) => sum + columnsOf(text), indent);
}

/** How many columns a text takes in a monospaced font: letters of the Far East and pictures take two, combining marks none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : NARROW.test(character) ? 0 : 1;
  return columns;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NARROW = /\p{Mn}|\p{Cf}/u;
