import type { EventKind } from './drawing.ts';
import type { ChartTransition } from './graph.ts';
import type { Run } from './run.ts';

/** A transition where it is told, with what its place does not tell already. */
export interface Entry {
  readonly transition: ChartTransition;
  /** The state that it starts from, where the line stands elsewhere; else empty. */
  readonly from: string;
  /** The state that it leads to, where no arrow shows that; else empty. */
  readonly to: string;
  /** Which one it is of those of its event that are tried one after the other, from 1; 0 where there is no other. */
  readonly rank: number;
}

/** What lines are to tell besides the transitions. */
export interface LineOptions {
  /** Where an event comes from. */
  readonly kindOf: (event: string) => EventKind;
  /** `brief`: events and what they come to, without the conditions. `full`: every transition with its guard. */
  readonly detail: 'brief' | 'full';
  /** How often transitions were taken; null where that is not told. */
  readonly taken: Readonly<Record<string, number>> | null;
  /** The numbers of the steps in which a transition is taken. */
  readonly stepsOf: (transition: string) => readonly number[];
}

/** Entries that are told together. */
export type Entries = readonly [Entry, ...Entry[]];

/** Entries by what they have in common, in the order in which they are met. */
export function groupsOf(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => readonly string[],
): readonly Entries[] {
  const groups = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const key = JSON.stringify(keyOf(entry));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}

export function idsOf(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.map(({ transition }) => transition.id))];
}

export function stepRuns(transitions: readonly string[], { stepsOf }: LineOptions): readonly Run[] {
  const numbers = [...new Set(transitions.flatMap(stepsOf))].toSorted((one, other) => one - other);
  return numbers.flatMap((number) => [
    { kind: 'step', text: ` ${number} ` } as const,
    { kind: 'quiet', text: ' ' } as const,
  ]);
}

export function countRuns(transitions: readonly string[], { taken }: LineOptions): readonly Run[] {
  if (taken === null) return [];
  const count = transitions.reduce((sum, id) => sum + (taken[id] ?? 0), 0);
  return count === 0 ? [] : [{ kind: 'count', text: ` ×${count}` }];
}
