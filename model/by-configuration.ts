import type { Table } from './table.ts';

/**
 * What the configurations of a table tell, looked up once each, however often the table is asked about. `look` reads it off a configuration's
 * key, and may ask the table more. It must depend on nothing else.
 */
export function byConfiguration<T extends string | boolean | object>(
  look: (key: string, configuration: number, table: Table) => T,
): (table: Table) => (configuration: number) => T {
  const lookups = new WeakMap<Table, (configuration: number) => T>();
  return (table) => {
    const begun = lookups.get(table);
    if (begun !== undefined) return begun;
    const known: T[] = [];
    const lookUp = (configuration: number): T =>
      (known[configuration] ??= look(table.keyOf(configuration), configuration, table));
    lookups.set(table, lookUp);
    return lookUp;
  };
}
