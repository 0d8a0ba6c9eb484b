import { LINE_LIMIT } from '../../model/command.ts';
import type { Draft } from './draft.ts';
import type { Client } from './imagination.ts';

/** Lengths around the limit (in bytes, without the line's end), and well over it. */
const LENGTHS = [LINE_LIMIT - 1, LINE_LIMIT, LINE_LIMIT + 1, LINE_LIMIT + 2, LINE_LIMIT + 3, 700, 1100];

/** Spaces around the place where a line is cut: wherever a server does it, what it leaves begins with some. */
const MARGIN = 8;

/**
 * A line around the limit or over it. Where it is long enough, a command stands behind the limit: one that is always answered, should
 * anybody take it for a line of its own.
 */
export function longLine({ dice }: Draft, { user }: Client): string {
  const head = !user && dice.percent(40) ? 'USER u 0 * :' : 'XYZZY :';
  const length = dice.pick(LENGTHS);
  const bait = ' '.repeat(MARGIN) + dice.pick(['NICK', 'USER']);
  const padded = head.padEnd(LINE_LIMIT - MARGIN / 2, 'r') + bait;
  return length < padded.length ? head.padEnd(length, 'r') : padded.padEnd(length, ' ');
}

/** A line with a NUL in it. */
export function nulLine({ dice }: Draft, { user }: Client): string {
  return dice.weigh([
    [3, 'XYZZY a\0b'],
    [user ? 0 : 2, 'USER u 0 * :r\0s'],
    [1, 'NICK {ns}n\0b'],
  ]);
}

/** A line with bytes that are legal and hard to read: above 127, or control characters. */
export function hardToRead({ dice, options }: Draft, { user }: Client): string {
  const text = dice.pick([
    'Zo\xc3\xab \x02\x03',
    '\x01\x1f\x7f\t',
    ...(options.utf8Only === true ? [] : ['\xff\xfe\x80', '\xe9\x0b\x0c']),
  ]);
  return !user && dice.percent(40) ? `USER u 0 * :${text}` : `XYZZY a :${text}`;
}
