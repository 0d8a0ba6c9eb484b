import type { Plan } from '../plan.ts';
import type { Divergence } from '../report/report.ts';
import type { FrozenCircumstances } from './frozen.ts';

/** What a failure is told by, and files of older versions do not hold. */
type Told = 'clause' | 'cause' | 'met' | 'shrunk' | 'allowed' | 'came';

/**
 * A divergence with all that it takes to run it again and to judge it as it was judged, and to tell of it by itself. Plain JSON; no
 * password is in it.
 */
export interface Failure extends Omit<Divergence, Told>, Partial<Pick<Divergence, Told>> {
  /** The plan as it was met, before it was shrunk. */
  readonly from: Plan;
  readonly circumstances: FrozenCircumstances;
  /** Where the plan comes from: the seed of its run, and its number there; null for a death that is put down to no plan. */
  readonly seed: number;
  readonly index: number | null;
}

/** What it takes to run it again and to judge it as it was judged. */
export type Repeatable = Pick<
  Failure,
  'id' | 'rule' | 'under' | 'seen' | 'plan' | 'before' | 'death' | 'circumstances'
>;

/** Whether it is what became of a server as a whole, and not something that it sent. */
export function isDeath({ death }: Pick<Failure, 'death'>): boolean {
  return death !== undefined;
}

/**
 * Where failures are kept; the command line brings one that writes files. What is found is kept at once, before it is shrunk, so
 * that nothing is lost to whatever ends the process meanwhile.
 */
export interface FailureStore {
  /** How a command line names it: the folder of `--out`. */
  readonly folder: string;
  found(failure: Failure): void;
  /** Keeps what was shrunk and confirmed. It accounts for what was found under the ids of `found`, which wait no longer. */
  settled(failures: readonly Failure[], found: readonly string[]): void;
}

/** The folder of `--out` where none is named. */
export const DEFAULT_FOLDER = '.nick-collider';

/** A failure in a file. */
export interface StoredFailure extends Failure {
  readonly schema: 1;
  readonly tool: { readonly name: 'nick-collider'; readonly version: string };
  readonly target: StoredTarget;
  /** When it was found (ISO 8601). */
  readonly date: string;
  readonly status: Status;
}

/** Fixed since some date (ISO 8601), or not so that anybody knew. */
export type Status = 'open' | { readonly fixed: string };

/** How the server is reached or started again. */
export type StoredTarget =
  | { readonly kind: 'named'; readonly name: string; readonly faults: readonly string[] }
  /** A command line, with its `{password}` not filled in. */
  | { readonly kind: 'command'; readonly command: string };
