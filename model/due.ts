import { byConfiguration } from './by-configuration.ts';
import { narrowAll, slotIndex, type Permitted, type Requirement } from './dialect.ts';
import { joinAlike } from './presumed.ts';
import type { Table } from './table.ts';

/**
 * Tells whether the server owes a connection the next step of its registration, by its configuration: everything was supplied, so
 * that it has to complete by itself, or to ask for the PONG that it waits for.
 */
export type IsDue = (configuration: number, permitted: Permitted) => boolean;

const COMPLETES = slotIndex('registration_completes');

/** Tells it of the configurations of a table. */
export function dues(table: Table): IsDue {
  const presumedBy = presumptions(table);
  return (configuration, permitted) =>
    presumedBy(configuration).some((requires) => narrowAll(permitted, requires) !== null);
}

const presumptions = byConfiguration((_key, configuration, table) => completions(table, configuration));

/** What it presumes that something is said when the registration completes: nothing, where it is said whatever the dialect. */
export function completions(table: Table, configuration: number): readonly (readonly Requirement[])[] {
  const asked = table.keyOf(configuration).includes('"cookie":"outstanding"');
  const presumed = table
    .cell(configuration, 'COMPLETE', 'free')
    .filter(({ actions }) => actions.length > 0)
    .map(({ requires }) => ({ requires: requires.filter(({ slot }) => asked || slot !== COMPLETES) }));
  return joinAlike(presumed, () => 'say something').map(({ requires }) => requires);
}
