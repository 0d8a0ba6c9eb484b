import { CHUNK } from '../../model/command.ts';
import type { Dice } from './dice.ts';
import type { PlanOptions } from './options.ts';
import { isChunk, proofIn, type Proof } from './proof.ts';

/**
 * Bytes of the PLAIN responses of a server's accounts, where they are many: three short ones, then those that end with a chunk, or
 * behind it. An account may be of another size; its response then ends earlier or later than is imagined.
 */
const SIZES = [0, 0, 0, CHUNK, 2 * CHUNK, CHUNK + 100];

/** The parameters of a whole PLAIN response, chunk by chunk. */
export function plainResponse(who: Pick<Proof, 'kind' | 'account'>, options: PlanOptions): readonly string[] {
  const size = sizeOf(who, options);
  const name = `${who.kind}${who.account === 0 ? '' : who.account}`;
  if (size < CHUNK) return [`{plain:${name}}`];
  return Array.from({ length: Math.floor(size / CHUNK) + 1 }, (_, at) => `{plain:${name}:${at + 1}}`);
}

/** How a parameter compares with a full chunk, behind which more is awaited. */
export function extentOf(said: string, options: PlanOptions): 'short' | 'full' | 'over' {
  const proof = proofIn(said);
  let size = said.length;
  if (proof !== null) {
    size = sizeOf(proof, options);
    if (isChunk(proof)) size = Math.min(CHUNK, size - (Number(proof.part) - 1) * CHUNK);
  }
  return size < CHUNK ? 'short' : size === CHUNK ? 'full' : 'over';
}

/** Whether these parameters, in this order, prove an account. */
export function provesAccount(said: readonly string[], options: PlanOptions): boolean {
  const proof = proofIn(said[0] ?? '');
  if (options.accounts === 0 || proof?.mechanism !== 'plain') return false;
  if (proof.kind !== 'account' && proof.kind !== 'self') return false;
  const whole = plainResponse(proof, options);
  return whole.length === said.length && whole.every((part, at) => part === said[at]);
}

/** An account whose response is short. */
export function shortAccount(dice: Dice, { accounts }: PlanOptions): number {
  return 1 + dice.below(Math.max(1, Math.min(accounts, 3)));
}

/** An account whose response takes several lines; null for none. */
export function longAccount(dice: Dice, { accounts }: PlanOptions): number | null {
  return accounts < 4 ? null : 4 + dice.below(Math.min(accounts, SIZES.length) - 3);
}

/** An account to log in to. */
export function goodAccount(dice: Dice, options: PlanOptions): number {
  const long = dice.percent(25) ? longAccount(dice, options) : null;
  return long ?? shortAccount(dice, options);
}

/** Bytes of a response where they come to a chunk; 0 for fewer. What is as long as the account's own is also the password cut by a byte. */
function sizeOf({ kind, account }: Pick<Proof, 'kind' | 'account'>, { accounts }: PlanOptions): number {
  if ((kind !== 'account' && kind !== 'prefix') || account === 0 || accounts === 0) return 0;
  return SIZES[(account - 1) % accounts] ?? 0;
}
