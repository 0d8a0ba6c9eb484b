import type { Readable } from 'node:stream';

/** So many lines of a log are kept, and of each so many characters: what a server writes has no bound. */
const LINES = 200;
const LENGTH = 2_000;

/** The last lines of a process, and how many there were in all. */
export interface Log {
  readonly lines: readonly string[];
  readonly count: number;
}

/** Keeps the last lines of streams, in the order in which they were read. All of them are read, so that nobody is held up by a full pipe. */
export function collectLastLines(streams: readonly (Readable | null)[]): Log {
  const lines: string[] = [];
  let count = 0;
  for (const stream of streams) {
    let partial = '';
    const keep = (text: readonly string[]): void => {
      count += text.length;
      lines.push(...text.slice(-LINES));
      lines.splice(0, lines.length - LINES);
    };
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      const [first = '', ...others] = chunk.split('\n');
      const whole = [shortened(partial + first), ...others.map(shortened)];
      partial = whole.pop() ?? '';
      keep(whole.map((line) => line.replace(/\r$/, '')));
    });
    stream?.once('end', () => keep(partial === '' ? [] : [partial]));
  }
  return {
    lines,
    get count() {
      return count;
    },
  };
}

/** A copy of so much of a line as is kept: a part of a string would keep all of it. */
function shortened(line: string): string {
  return line.length <= LENGTH ? line : Buffer.from(line.slice(0, LENGTH)).toString();
}
