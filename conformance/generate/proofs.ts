import type { Dice } from './dice.ts';
import type { PlanOptions } from './options.ts';

/** The mark of a response that is made up when a plan is run: of which kind, for whom, and which part of it. */
const PROOF = /^\{(plain|scram):([^:}]+?)(?::([^:}]+))?(?::([^:}]+))?\}$/;

/** A response that a mark stands for. */
export interface Proof {
  readonly mechanism: 'plain' | 'scram';
  /** Whom it is for: `account1`, `wrong2`, `nobody`. */
  readonly who: string;
  /** Of PLAIN the number of a chunk, of SCRAM `first` or `final`; null for all in one piece. */
  readonly part: string | null;
  /** The connection whose challenge it answers; null for its own. */
  readonly of: string | null;
}

/** The response that a parameter stands for; null for none. */
export function proofIn(said: string): Proof | null {
  const [, mechanism, who = '', part = null, of = null] = PROOF.exec(said) ?? [];
  return mechanism === 'plain' || mechanism === 'scram' ? { mechanism, who, part, of } : null;
}

/**
 * AUTHENTICATE lines that a PLAIN response takes, by account: three short ones, one of 400 base64 characters, one of 800, one of
 * 500. Where accounts are of other sizes a response ends earlier or later than it is imagined to.
 */
const CHUNKS = [1, 1, 1, 2, 3, 2];
const FULL_LAST: ReadonlySet<number> = new Set([3, 4]);

/** Words whose response is as long as the account's own. */
const SAME_LENGTH = /^(?:account|prefix)(\d+)$/;

/** How many lines the response takes in chunks of 400 bytes, `+` behind full ones included. */
function chunkCount(who: string, options: PlanOptions): number {
  return CHUNKS[indexOf(who, options)] ?? 1;
}

/** The parameters of a whole PLAIN response, chunk by chunk. */
export function plainResponse(who: string, options: PlanOptions): readonly string[] {
  const count = chunkCount(who, options);
  if (count === 1) return [`{plain:${who}}`];
  return Array.from({ length: count }, (_, at) => `{plain:${who}:${at + 1}}`);
}

/** How a parameter compares with the 400 bytes of a full chunk, behind which more is awaited. */
export function extentOf(said: string, options: PlanOptions): 'short' | 'full' | 'over' {
  const proof = proofIn(said);
  if (proof === null) return said.length < CHUNK ? 'short' : said.length === CHUNK ? 'full' : 'over';
  if (proof.mechanism === 'scram') return 'short';
  const count = chunkCount(proof.who, options);
  if (proof.part !== null) return Number(proof.part) < count ? 'full' : 'short';
  if (count === 1) return 'short';
  return count === 2 && FULL_LAST.has(indexOf(proof.who, options)) ? 'full' : 'over';
}

/** Bytes of a chunk that is not the last one. */
export const CHUNK = 400;

/** Whether these parameters, in this order, prove an account. */
export function provesAccount(said: readonly string[], options: PlanOptions): boolean {
  const proof = proofIn(said[0] ?? '');
  if (options.accounts === 0 || proof?.mechanism !== 'plain' || !/^(?:account|self)\d+$/.test(proof.who))
    return false;
  const whole = plainResponse(proof.who, options);
  return whole.length === said.length && whole.every((part, at) => part === said[at]);
}

/** An account whose response is short. */
export function shortAccount(dice: Dice, { accounts }: PlanOptions): number {
  return 1 + dice.below(Math.max(1, Math.min(accounts, 3)));
}

/** An account whose response takes several lines; null for none. */
export function longAccount(dice: Dice, { accounts }: PlanOptions): number | null {
  return accounts < 4 ? null : 4 + dice.below(Math.min(accounts, CHUNKS.length) - 3);
}

/** The place of the account in the list; -1 for a word without one, or whose response has a length of its own. */
function indexOf(who: string, { accounts }: PlanOptions): number {
  const number = SAME_LENGTH.exec(who)?.[1];
  return number === undefined || accounts === 0 ? -1 : (Number(number) - 1) % accounts;
}
