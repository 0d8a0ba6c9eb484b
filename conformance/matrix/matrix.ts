import type { Grade, Report } from '../report/report.ts';
import type { Untestable } from '../untestable.ts';

/** Several servers side by side, rule by rule: the one value that every reporter of `matrix` renders. Plain JSON. */
export interface Matrix {
  readonly schema: 1;
  readonly tool: { readonly name: 'nick-collider'; readonly version: string };
  /** When it was begun (ISO 8601). */
  readonly date: string;
  /** The seed of all runs. */
  readonly seed: number;
  /** The arguments with which `nick-collider` does the same again, but for passwords. */
  readonly again: string;
  readonly interrupted: boolean;
  readonly elapsedMs: number;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** One server. */
export interface Column {
  /** How it is called here: unlike all others. */
  readonly name: string;
  /** The target as the user named it. */
  readonly target: string;
  readonly outcome: Outcome;
}

export type Outcome =
  | { readonly kind: 'tested'; readonly report: Report }
  /** Nobody could log on, or it could not be started. */
  | ({ readonly kind: 'untestable' } & Untestable)
  /** The whole was interrupted before its turn came. */
  | { readonly kind: 'not reached' };

/** One rule, with a cell for each column. */
export interface Row {
  /** A rule's id, or `UNEXPLAINED`. */
  readonly rule: string;
  readonly grade: Grade;
  readonly sentence: string;
  readonly clause: string;
  /** Some servers keep it and others do not, or not always. */
  readonly differs: boolean;
  readonly cells: readonly Cell[];
}

/** How a server stands to a rule. */
export type Cell =
  /** Put to the test, and kept. */
  | { readonly kind: 'passes' }
  /** Broken, each time that it was tried; `divergences` are their ids. */
  | { readonly kind: 'breaks'; readonly divergences: readonly string[] }
  /** Broken in some runs only: so many times of so many, or not repeated at all (0 of 0). */
  | {
      readonly kind: 'sometimes';
      readonly divergences: readonly string[];
      readonly seen: { readonly times: number; readonly of: number };
    }
  /** Neither, and plans that had to do with it are undecided. */
  | { readonly kind: 'undecided' }
  /**
   * It asks nothing of this server: because these choices may be, or are, what leaves it nothing to ask, or, where there are none, because
   * nothing of the run has put it to the test.
   */
  | { readonly kind: 'without force'; readonly choices: readonly string[] }
  /** The server was not tested. */
  | { readonly kind: 'not tested' };

/** The row for what no rule explains. */
export const UNEXPLAINED = 'UNEXPLAINED';
