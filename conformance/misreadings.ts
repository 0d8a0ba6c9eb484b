import type { Misreading } from '../model/relaxation.ts';
import { cuttings } from './cutting.ts';
import type { History } from './history.ts';
import { observe, type Observation, type ObservationContext } from './observation.ts';

/** The observations that one gets of a history by cutting what was sent into lines in a wrong way. */
export interface Misreadings {
  /** Notes which history an observation is of, and returns the observation. */
  remember(history: History, observation: Observation): Observation;
  /** What a misreading makes of it; nothing where it makes no difference. Computed once. */
  of(observation: Observation, misreading: Misreading): readonly Observation[];
}

export function startMisreadings(context: ObservationContext): Misreadings {
  const histories = new WeakMap<Observation, History>();
  const known = new WeakMap<Observation, Map<Misreading, readonly Observation[]>>();
  return {
    remember(history, observation) {
      histories.set(observation, history);
      return observation;
    },
    of(observation, misreading) {
      const history = histories.get(observation);
      if (history === undefined) return [];
      const found = known.get(observation) ?? new Map<Misreading, readonly Observation[]>();
      known.set(observation, found);
      const before = found.get(misreading);
      if (before !== undefined) return before;
      const different = cuttings(misreading)
        .map((cutting) => observe(history, context, cutting))
        .filter((other) => linesOf(other) !== linesOf(observation));
      const distinct = [...new Map(different.map((other) => [linesOf(other), other])).values()];
      found.set(misreading, distinct);
      return distinct;
    },
  };
}

function linesOf({ connections }: Observation): string {
  return JSON.stringify(
    connections.map(({ operations }) => operations.map(({ command, event }) => [event, command.line])),
  );
}
