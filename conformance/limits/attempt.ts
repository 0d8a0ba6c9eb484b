import type { Suspect } from '../health/suspects.ts';
import type { Observation } from '../observation.ts';
import type { Run } from '../run/run.ts';
import type { Begun } from './restraint.ts';
import type { Shown } from './shown.ts';

/** One run of a plan, which may have to be run again. */
export interface Attempt extends Suspect {
  /** A wait between two rounds, in ms. */
  readonly pause?: number;
  readonly begun: Begun;
  /** How often the plan was run before, in vain. */
  readonly before: number;
  /** A run of the same plan that may show a limit or a fault: this one tells. */
  readonly doubt?: Ended;
}

/** A run that has ended, at that time (ms), with what it shows of the server’s limits. */
export interface Ended {
  readonly attempt: Attempt;
  readonly run: Run;
  readonly ended: number;
  readonly observation: Observation;
  readonly shown: Shown;
}
