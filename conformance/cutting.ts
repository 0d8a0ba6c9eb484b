import { LINE_LIMIT } from '../model/command.ts';
import type { Misreading } from '../model/relaxation.ts';

/** One connection's bytes, cut into lines as they come. */
export interface Cutter {
  /** The lines that are whole once these bytes have been written. */
  cut(bytes: string): readonly string[];
  /** What stands behind the last of them. */
  readonly rest: string;
}

/**
 * A way to cut bytes into lines: the right one, or one that a server may have by mistake. It is begun for a history, and gives a
 * cutter for each connection of it, in their order.
 */
export type Cutting = () => () => Cutter;

/** LF ends a line, and a CR before it belongs to the end. */
export const lines: Cutting = each(() => byEnds('\n'));

/** Every connection is cut by itself. */
function each(cutter: () => Cutter): Cutting {
  return () => cutter;
}

/** The ways of cutting that a misreading stands for. */
export function cuttings(misreading: Misreading): readonly Cutting[] {
  switch (misreading) {
    case 'crlf only':
      return [each(() => byEnds('\r\n'))];
    case 'cr kept':
      return [each(() => byEnds('\n', (line) => line))];
    case 'apart':
      // What was written in pieces may be read in fewer.
      return [-1, 0, 1, 2].flatMap((joined) => [each(apart(true, joined)), each(apart(false, joined))]);
    case 'shared':
      return [shared];
    case 'first only':
      return [each(firstOnly)];
    case 'remainder':
      // A buffer may count the end of the line or not.
      return [LINE_LIMIT, LINE_LIMIT + 1, LINE_LIMIT + 2].map((size) => each(() => inBlocks(size)));
    case 'lost to a nul':
      return [each(lostToNul(true)), each(lostToNul(false))];
    case 'swapped':
      // One pair of neighbours changes places: what is looked at ends with the first thing that nothing explains. Or each write is
      // worked off from its end.
      return [...Array.from({ length: MOST_PAIRS }, (_, pair) => each(swapping(pair))), each(backwards)];
  }
}

const MOST_PAIRS = 24;

function byEnds(end: string, trimmed = withoutReturn): Cutter {
  let unfinished = '';
  return {
    get rest() {
      return unfinished;
    },
    cut(bytes) {
      const pieces = (unfinished + bytes).split(end);
      unfinished = pieces.pop() ?? '';
      return pieces.map(trimmed);
    },
  };
}

/** Every write is read by itself, or this one of the unfinished ones together with the next; what it leaves unfinished is a line, or lost. */
function apart(executed: boolean, joined: number): () => Cutter {
  return () => {
    let held = '';
    let unfinished = -1;
    return {
      rest: '',
      cut(bytes) {
        const pieces = (held + bytes).split('\n');
        const rest = pieces.pop() ?? '';
        unfinished += rest === '' ? 0 : 1;
        held = rest !== '' && unfinished === joined ? rest : '';
        return [...pieces, ...(executed && held === '' && rest !== '' ? [rest] : [])].map(withoutReturn);
      },
    };
  };
}

/** All connections have one buffer: what one of them has begun, the next that writes goes on with, and has said. */
const shared: Cutting = () => {
  const buffer = { unfinished: '', begunBy: -1 };
  let connections = 0;
  return () => {
    const own = connections;
    connections += 1;
    return {
      get rest() {
        return buffer.begunBy === own ? buffer.unfinished : '';
      },
      cut(bytes) {
        const pieces = (buffer.unfinished + bytes).split('\n');
        buffer.unfinished = pieces.pop() ?? '';
        buffer.begunBy = own;
        return pieces.map(withoutReturn);
      },
    };
  };
};

/** Of each write the first line alone. */
function firstOnly(): Cutter {
  const whole = byEnds('\n');
  return {
    rest: '',
    cut: (bytes) => whole.cut(bytes).slice(0, 1),
  };
}

/** What stands behind a NUL in a write is not found; `forGood`: nor is anything that comes later. */
function lostToNul(forGood: boolean): () => Cutter {
  return () => {
    const whole = byEnds('\n');
    let deaf = false;
    return {
      rest: '',
      cut(bytes) {
        const nul = bytes.indexOf('\0');
        const found = deaf ? [] : whole.cut(nul < 0 ? bytes : bytes.slice(0, nul));
        deaf ||= forGood && nul >= 0;
        return found;
      },
    };
  };
}

/** The lines of one write, with this pair of neighbours (counted through all that is sent) the other way round. */
function swapping(pair: number): () => Cutter {
  return () => {
    const whole = byEnds('\n');
    let pairs = 0;
    return {
      get rest() {
        return whole.rest;
      },
      cut(bytes) {
        const found = [...whole.cut(bytes)];
        const at = pair - pairs;
        pairs += Math.max(0, found.length - 1);
        const [one, other] = [found[at], found[at + 1]];
        if (at >= 0 && one !== undefined && other !== undefined) found.splice(at, 2, other, one);
        return found;
      },
    };
  };
}

/** The lines of each write, the last one first. */
function backwards(): Cutter {
  const whole = byEnds('\n');
  return {
    get rest() {
      return whole.rest;
    },
    cut: (bytes) => whole.cut(bytes).toReversed(),
  };
}

/** Lines that do not fit into a buffer of so many bytes become several. */
function inBlocks(size: number): Cutter {
  const whole = byEnds('\n');
  return {
    rest: '',
    cut: (bytes) =>
      whole.cut(bytes).flatMap((line) => {
        const blocks: string[] = [];
        for (let from = 0; from === 0 || from < line.length; from += size) {
          blocks.push(line.slice(from, from + size));
        }
        return blocks;
      }),
  };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
