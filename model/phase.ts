import type { Phase } from './noise.ts';
import type { Table } from './table.ts';

/** The phase of each configuration, looked up once. */
export function phases(table: Table): (configuration: number) => Phase {
  const known: Phase[] = [];
  return (configuration) => (known[configuration] ??= phaseIn(table.keyOf(configuration)));
}

/** The phase that a configuration's key tells. */
export function phaseIn(key: string): Phase {
  if (!key.startsWith('{"connected"')) return 'closing';
  return key.startsWith('{"connected":{"registration":{"registering"') ? 'registering' : 'registered';
}
