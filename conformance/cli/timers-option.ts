import { LONGEST_WAIT_MS, type Span, type Timers } from '../../adapters/server.ts';
import { UsageError } from './errors.ts';
import { nearHint } from './near.ts';
import { parseSpan } from './options.ts';

const NAMES = ['register', 'ping', 'pong'] as const;
const FORM = [
  'write it as --timers register=4s,ping=6s,pong=6s: the time to register, of silence before the server’s PING, and for the PONG',
  'a server that looks in steps says the earliest and the latest: --timers ping=5s..8s; each of the three may be left out',
];

/** A clock of whole seconds may run so much ahead, in ms; and a server looks, where nobody says how often, so much later. */
const EARLIER_MS = 1_000;
const LATER_MS = 2_000;

/** The timers of `--timers`; null where none are given. @throws UsageError */
export function readTimers(given: readonly string[] | undefined): Timers | null {
  if (given === undefined) return null;
  const timers: Record<(typeof NAMES)[number], Span | null> = { register: null, ping: null, pong: null };
  for (const text of given.flatMap((words) => words.split(','))) {
    const [name = '', value, ...more] = text.split('=');
    if (value === undefined || value === '' || more.length > 0)
      throw new UsageError(`--timers ${text}: not a name and a time`, FORM);
    if (!isName(name))
      throw new UsageError(`--timers ${text}: no timer ${name}`, [...nearHint(name, NAMES), ...FORM]);
    if (timers[name] !== null) throw new UsageError(`--timers: ${name} is given twice`);
    timers[name] = spanOf(text, value);
  }
  return timers;
}

function spanOf(text: string, value: string): Span {
  const [first = '', second, ...more] = value.split('..');
  if (more.length > 0) throw new UsageError(`--timers ${text}: not a time, or two with .. between`, FORM);
  const ms = parseSpan('--timers', first);
  const span =
    second === undefined
      ? { earliest: Math.max(1, ms - EARLIER_MS), latest: ms + LATER_MS }
      : { earliest: ms, latest: parseSpan('--timers', second) };
  if (span.latest < span.earliest)
    throw new UsageError(`--timers ${text}: the latest is before the earliest`, FORM);
  if (span.latest > LONGEST_WAIT_MS)
    throw new UsageError(`--timers ${text}: longer than a plan waits (${LONGEST_WAIT_MS / 1_000} s)`, [
      'set a shorter one in your server for the test, or leave it out',
    ]);
  return span;
}

function isName(name: string): name is (typeof NAMES)[number] {
  return (NAMES as readonly string[]).includes(name);
}
