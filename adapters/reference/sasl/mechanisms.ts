import type { Mechanism } from './exchange.ts';
import { plain } from './plain.ts';
import { scram } from './scram.ts';

const MECHANISMS: ReadonlyMap<string, Mechanism> = new Map([
  ['PLAIN', plain],
  ['SCRAM-SHA-256', scram],
]);

export const MECHANISM_NAMES = [...MECHANISMS.keys()];

/** The mechanism of a name, which clients may write in small letters. */
export function mechanismOf(name: string): Mechanism | undefined {
  return MECHANISMS.get(name.toUpperCase());
}
