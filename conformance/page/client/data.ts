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
