import type { Phase } from './noise.ts';
import type { Table } from './table.ts';

/** The phase of each configuration, looked up once. */
export function phases(table: Table): (configuration: number) => Phase {
  const known: Phase[] = [];
  return (configuration) => {
    const phase = known[configuration];
    if (phase !== undefined) return phase;
    const key = table.keyOf(configuration);
    const found = key.startsWith('{"registering"')
      ? 'registering'
      : key.startsWith('{"registered"')
        ? 'registered'
        : 'closing';
    known[configuration] = found;
    return found;
  };
}
