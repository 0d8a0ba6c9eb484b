import type { Readable } from 'node:stream';

/** So many lines of a log are kept, and of each so many characters: what a server writes has no bound. */
const LINES = 200;
const LENGTH = 2_000;

/** The last lines of a process, and how many there were in all. */
export interface Log {
  readonly lines: readonly string[];
  readonly count: number;
}

/** A log that several processes write to, and we ourselves. */
export interface SharedLog extends Log {
  note(line: string): void;
  /** All of the streams are read, so that nobody is held up by a full pipe. */
  read(streams: readonly (Readable | null)[]): void;
}

/** An empty log. It keeps the last lines of the streams that it reads, in the order in which they come. */
export function openLog(): SharedLog {
  const lines: string[] = [];
  let count = 0;
  const keep = (text: readonly string[]): void => {
    count += text.length;
    lines.push(...text.slice(-LINES));
    lines.splice(0, lines.length - LINES);
  };
  return {
    lines,
    get count() {
      return count;
    },
    note: (line) => keep([line]),
    read: (streams) => {
      for (const stream of streams) if (stream !== null) readLines(stream, keep);
    },
  };
}

function readLines(stream: Readable, keep: (lines: readonly string[]) => void): void {
  let partial = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const [first = '', ...others] = chunk.split('\n');
    const whole = [shortened(partial + first), ...others.map(shortened)];
    partial = whole.pop() ?? '';
    keep(whole.map((line) => line.replace(/\r$/, '')));
  });
  stream.once('end', () => keep(partial === '' ? [] : [partial]));
}

/** A copy of so much of a line as is kept: a part of a string would keep all of it. */
function shortened(line: string): string {
  return line.length <= LENGTH ? line : Buffer.from(line.slice(0, LENGTH)).toString();
}
