import type { StateFacts } from '../../../model/facts-of-states.ts';
import type { PageData } from '../page-data.ts';
import { one } from './dom.ts';

/** What the page brings for its script. */
export const DATA = JSON.parse(one('#data').textContent) as PageData;

export const STATES: ReadonlyMap<string, StateFacts> = new Map(
  DATA.facts.states.map((state) => [state.id, state]),
);

/** How often a state was entered by what was taken. */
export function timesEntered(id: string): number {
  return DATA.coverage?.entered[id] ?? 0;
}

/** How often a transition of a state was taken. */
export function timesLeftOrKept({ events }: StateFacts): number {
  const own = new Set(events.flatMap(({ ways }) => ways.map(({ transition }) => transition)));
  return [...own].reduce((sum, transition) => sum + (DATA.coverage?.taken[transition] ?? 0), 0);
}

/** Whether a run has met a state: a session that begins in one enters it by no transition. */
export function wasMet(id: string): boolean {
  const state = STATES.get(id);
  return timesEntered(id) > 0 || (state !== undefined && timesLeftOrKept(state) > 0);
}
