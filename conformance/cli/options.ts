import { UsageError } from './errors.ts';

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
/** Longer timers overflow in Node. */
const LONGEST_MS = 24 * 3_600_000;
const LARGEST_SEED = 2 ** 31 - 1;

/** `500ms`, `10s`, `2m` or `1h` in milliseconds, at least 1. @throws UsageError */
export function parseSpan(option: string, text: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const ms = Math.round(Number(amount) * (UNIT_MS[unit] ?? Number.NaN));
  if (ms >= 1 && ms <= LONGEST_MS) return ms;
  throw new UsageError(`${option} ${text}: not a span of time`, [
    `write it as 500ms, 10s or 2m, at most 24h: ${option} 30s`,
  ]);
}

/** A whole number of at least 1. @throws UsageError */
export function parseCount(option: string, text: string): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count >= 1) return count;
  throw new UsageError(`${option} ${text}: not a whole number of at least 1`);
}

/** A seed as a report prints it: a whole number from 0 to 2147483647. @throws UsageError */
export function parseSeed(option: string, text: string): number {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (seed <= LARGEST_SEED) return seed;
  throw new UsageError(`${option} ${text}: not a whole number from 0 to ${LARGEST_SEED}`);
}

/** Adds a text to those of earlier ones, commas and all. */
export function collectWhole(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}

/** Adds the words of one `a,b` to those of earlier ones. */
export function collect(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, ...text.split(',').filter((word) => word !== '')];
}
