import type { Exit } from '../adapters/server.ts';
import { endsWithin } from './ends-within.ts';
import type { Approach } from './run/approached.ts';
import type { Introduced } from './run/introduce.ts';

/** The server's process ended before anybody had logged on. */
export interface Died {
  readonly kind: 'died';
  readonly exit: Exit;
  /** The introductions that were made to it; none where it was gone before the first one. */
  readonly tried: readonly Introduced[];
}

/** A process whose connections have closed may take so long to have ended, in ms. */
export const DYING_MS = 100;

/**
 * Whether a server has died meanwhile; null where it has not, or where nobody can see it. One that ends well while somebody else
 * answers has gone to the background.
 */
export async function diedMeanwhile(approach: Approach, exited: Promise<Exit> | null): Promise<Died | null> {
  const isAborted = approach.kind === 'unreachable' && approach.code === 'ABORT_ERR';
  if (isAborted || (approach.kind !== 'shut out' && approach.kind !== 'unreachable')) return null;
  if (exited === null || !(await endsWithin(exited, DYING_MS))) return null;
  const tried = approach.kind === 'shut out' ? approach.tried : [];
  const last = tried.at(-1)?.contact ?? approach;
  const exit = await exited;
  const endedWell = exit.signal === null && exit.code === 0;
  return endedWell && last.kind !== 'unreachable' ? null : { kind: 'died', exit, tried };
}

export function exitText({ code, signal }: Exit): string {
  return signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
}
