import type { Dialect } from '../dialect.ts';
import type { Relaxation } from '../relaxation.ts';

/** One thing that a server has to keep to. */
export interface Rule {
  /** Stable, such as `NICK-03`. */
  readonly id: string;
  /** `must`: breaking it is a failure. `should`: it is reported, and fails only a strict run. */
  readonly grade: 'must' | 'should';
  /** Where it is written. */
  readonly clause: string;
  readonly sentence: string;
  /** The mistake that most likely breaks it. */
  readonly cause: string;
  /** What it forbids, as further outcomes. */
  readonly relaxation: Relaxation;
  /** Almost any mistake breaks it: a divergence is put down to it only where no other rule explains it. */
  readonly general?: true;
  /**
   * A server may break it everywhere and be sound otherwise: neither the registry nor a session is then other than the model holds
   * it to be, so that what comes behind a breach can still be judged. That a registration never completes (REG-06) is none, though a
   * server may want more than NICK and USER of everybody: the client that is registered in the model is not, and what its nick is worth
   * then, and what would still complete it, is written nowhere. Most plans introduce their clients as such a server wants it.
   */
  readonly habit?: true;
  /**
   * Answers to open choices under which the rule asks nothing: while one of them is permitted it has no force. One that is given each
   * time takes its force where it is given.
   */
  readonly idleUnder?: Dialect;
}
