import { metServer } from '../history.ts';
import type { Plan, Setting } from '../plan.ts';
import type { Run } from '../run/run.ts';

/** A plan that a server may have become sick of, with its number. */
export interface Suspect {
  readonly index: number;
  readonly plan: Plan;
  readonly setting: Setting;
}

/** Plans in the order in which they were begun. */
export interface SuspectList {
  /** Those that were under way at the time, or had ended shortly before. */
  readonly near: readonly Suspect[];
  /** As many as are known of those that went before, and the near ones. */
  readonly all: readonly Suspect[];
  /** The run that ended last, or null. */
  readonly last: { readonly suspect: Suspect; readonly run: Run } | null;
}

export interface Suspects {
  begun(suspect: Suspect): void;
  ended(suspect: Suspect, run: Run): void;
  /** Those of a server that was well at that time (ms) for the last time. */
  since(well: number): SuspectList;
}

/** So many plans are remembered: a server may need many to become sick. */
const KEPT = 4_000;
/** A plan that ended so long before the server was well, in ms, may have made it sick all the same: it may need a moment. */
const MARGIN_MS = 200;

interface Entry {
  readonly suspect: Suspect;
  ended: number;
}

export function newSuspects(): Suspects {
  /** In the order in which they were begun. */
  const entries = new Map<Suspect, Entry>();
  let last: SuspectList['last'] = null;
  return {
    begun(suspect) {
      entries.set(suspect, { suspect, ended: Infinity });
      if (entries.size <= KEPT) return;
      const [oldest] = entries.keys();
      if (oldest !== undefined) entries.delete(oldest);
    },
    ended(suspect, run) {
      const entry = entries.get(suspect);
      if (entry === undefined) return;
      if (metServer(run.history)) {
        entry.ended = performance.now();
        last = { suspect, run };
      } else entries.delete(suspect);
    },
    since(well) {
      const known = [...entries.values()];
      return {
        near: known.filter(({ ended }) => ended >= well - MARGIN_MS).map(({ suspect }) => suspect),
        all: known.map(({ suspect }) => suspect),
        last,
      };
    },
  };
}
