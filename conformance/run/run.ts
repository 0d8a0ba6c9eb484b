import type { Timers } from '../../adapters/server.ts';
import type { History } from '../history.ts';
import type { Address } from './connection.ts';
import type { Intake } from './intake.ts';
import type { Patience } from './patience.ts';
import type { Clock } from './recorder.ts';
import type { BurstEnd } from './settle.ts';
import type { Trouble } from './trouble.ts';

/** How plans are run. */
export interface RunOptions {
  readonly address: Address;
  /** The longest wait for one answer, in ms; by default `DEFAULT_DEADLINE`. */
  readonly deadline?: number;
  /** How long a nick may stay taken after its holder is gone, in ms; by default `DEFAULT_RELEASE`. */
  readonly releaseWithin?: number;
  /** How long the server lets a silent client be; without it no client waits. */
  readonly timers?: Timers | null;
  /** By default `376|422`. */
  readonly burstEnd?: BurstEnd;
  /** Whether the server is thought to know CAP; by default it is. */
  readonly speaksCap?: boolean;
  /** Whether the server is known to speak IRCX. */
  readonly speaksIrcx?: boolean;
  /** Shared by all that write to the server; without it what was written is taken to have been read in the next turn. */
  readonly intake?: Intake;
  /** What ends the lines that the runner writes by itself, and those of acts that do not say it; by default CR LF. */
  readonly lineEnd?: '\r\n' | '\n';
  /** Shared by the plans of a run; without it every wait has its full bound. */
  readonly patience?: Patience;
  /** Without it each history starts at 0. */
  readonly clock?: Clock;
  /** A wait between two rounds, in ms, as of somebody who types; without it there is none. */
  readonly pause?: number;
  /** Called whenever a line arrives. */
  readonly onSign?: () => void;
  /** Drops all sockets at once; the run ends in trouble `aborted`. */
  readonly signal?: AbortSignal;
}

/** What came of running a plan. */
export interface Run {
  readonly history: History;
  readonly trouble: Trouble | null;
}

export const DEFAULT_DEADLINE = 5000;
export const DEFAULT_RELEASE = 2000;
