import { narrowAll, slotIndex, type Permitted, type Requirement } from './dialect.ts';
import { joinAll } from './presumed.ts';
import type { Table } from './table.ts';

/**
 * Tells whether the server owes a connection the next step of its registration, by its configuration: everything was supplied, so
 * that it has to complete by itself, or to ask for the PONG that it waits for.
 */
export type IsDue = (configuration: number, permitted: Permitted) => boolean;

const COMPLETES = slotIndex('registration_completes');

/** What each configuration's completion presumes is looked up once. */
export function dues(table: Table): IsDue {
  const known: (readonly (readonly Requirement[])[])[] = [];
  return (configuration, permitted) => {
    const ways = (known[configuration] ??= completions(table, configuration));
    return ways.some((requires) => narrowAll(permitted, requires) !== null);
  };
}

/** What it presumes that something is said when the registration completes: nothing, where it is said whatever the dialect. */
export function completions(table: Table, configuration: number): readonly (readonly Requirement[])[] {
  const asked = table.keyOf(configuration).includes('"cookie":"outstanding"');
  const presumed = table
    .cell(configuration, 'COMPLETE', 'free')
    .filter(({ actions }) => actions.length > 0)
    .map(({ requires }) => requires.filter(({ slot }) => asked || slot !== COMPLETES))
    .map((requires) => new Map(requires.map(({ slot, mask }) => [slot, mask])));
  return joinAll(presumed).map((slots) => [...slots].map(([slot, mask]) => ({ slot, mask })));
}
