import type { StateFacts } from '../../../model/facts-of-states.ts';
import type { PageData } from '../page-data.ts';
import { one } from './dom.ts';

/** What the page brings for its script. */
export const DATA = JSON.parse(one('#data').textContent) as PageData;

export const STATES: ReadonlyMap<string, StateFacts> = new Map(
  DATA.facts.states.map((state) => [state.id, state]),
);

const BY_PATH: ReadonlyMap<string, string> = new Map(DATA.facts.states.map(({ path, id }) => [path, id]));

/** How often a state was met: left, entered or stayed in. */
export function timesMet(id: string): number {
  const { taken = {} } = DATA.coverage ?? {};
  let times = 0;
  for (const state of DATA.facts.states) {
    const seen = new Set<string>();
    for (const { transition, targets } of state.events.flatMap(({ ways }) => ways)) {
      if (seen.has(transition)) continue;
      seen.add(transition);
      const meets = state.id === id || targets.some((path) => BY_PATH.get(path) === id);
      if (meets) times += taken[transition] ?? 0;
    }
  }
  return times;
}
