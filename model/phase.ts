import { byConfiguration } from './by-configuration.ts';
import type { Phase } from './noise.ts';
import type { Table } from './table.ts';

/** The phase of each configuration of a table. */
export const phases = byConfiguration(phaseIn);

/** The phase that a configuration's key tells. */
export function phaseIn(key: string): Phase {
  if (!key.startsWith('{"connected"')) return 'closing';
  return key.startsWith('{"connected":{"registration":{"registering"') ? 'registering' : 'registered';
}

/** The configuration of a client that an operator has put out, until its nick is freed. */
export function killed(table: Table): number {
  return table.numberOf('"killed"');
}
