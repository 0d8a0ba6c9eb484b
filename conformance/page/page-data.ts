import type { ChartFacts } from '../../model/facts-of-states.ts';
import type { ModelStep } from '../report/report.ts';

/** What the script of the page works with; the rest of the page it finds in the page. */
export interface PageData {
  readonly facts: ChartFacts;
  /** Null where the page tells of no run. */
  readonly coverage: {
    readonly taken: Readonly<Record<string, number>>;
    readonly missed: readonly string[];
    /** How often each state was entered, by its id. */
    readonly entered: Readonly<Record<string, number>>;
  } | null;
  /** Transitions that cannot happen under the dialect. */
  readonly impossible: readonly string[];
  /** How the model followed up to each divergence, by its id. */
  readonly ways: Readonly<Record<string, WayToDivergence>>;
}

export interface WayToDivergence {
  readonly steps: readonly ModelStep[];
  /** The connection that left the model; empty where none did. */
  readonly connection: string;
}
