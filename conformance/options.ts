import type { Account, Operator, Timers } from '../adapters/server.ts';
import type { BaselineOptions, Known } from './baseline/baseline.ts';
import type { FailureStore } from './failure/failure.ts';
import type { Report } from './report/report.ts';
import type { Untestable } from './untestable.ts';

/** How a run of `check` is to be done. */
export interface CheckOptions {
  readonly seed: number;
  readonly limit:
    | { readonly kind: 'runs'; readonly runs: number }
    /** Plans are begun for so many ms; those under way are ended, and what was found is shrunk. */
    | { readonly kind: 'time'; readonly ms: number };
  /** Sockets open at once; null for what suits the adapter. */
  readonly clients: number | null;
  /** The longest wait for one answer, in ms. */
  readonly deadlineMs: number;
  readonly password: string | null;
  /** Accounts that clients can log in to; where none are given, those that the server is known to have. */
  readonly accounts: readonly Account[];
  /** How long the server lets a silent client be, as its author says; null for what the adapter knows. */
  readonly timers: Timers | null;
  /** An operator whose credentials are known; where none is given, the one that the server is known to have. */
  readonly operator?: Operator | null;
  /** Permitted values by choice or `choice@situation`; null leaves all of them open. */
  readonly dialect: Readonly<Record<string, readonly string[]>> | null;
  /** What names that dialect on a command line; null when there is none. */
  readonly dialectName: string | null;
  /** Ids of the rules to report; empty for all. */
  readonly only: readonly string[];
  /** Ids of the rules not to report. */
  readonly skip: readonly string[];
  /** Whether breaking a `should` fails the run. */
  readonly strict: boolean;
  /** Whether what is found is shrunk; if not, it is shown as it was met. */
  readonly shrink: boolean;
  /** Whether each line of a plan goes out in several pieces; by default some do. */
  readonly fragment?: boolean;
  /** Whether it is to be found out which rules were put to the test. By default not: it takes some seconds. */
  readonly exercises?: boolean;
  /** Named faults of the reference server. */
  readonly faults: readonly string[];
  /** What is known to diverge; absent or null where nobody says. */
  readonly baseline?: BaselineOptions | null;
  /** Where what diverges is kept; null keeps nothing. */
  readonly store: FailureStore | null;
  /** Ends the run early; the report follows. */
  readonly signal: AbortSignal;
}

export type CheckResult =
  /** `known` is what the baseline comes to by this run; absent where there is none. */
  | { readonly kind: 'report'; readonly report: Report; readonly known?: readonly Known[] }
  | ({ readonly kind: 'untestable' } & Untestable);
