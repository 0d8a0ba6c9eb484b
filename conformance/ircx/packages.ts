import type { Package } from '../../model/world.ts';

/** The packages that the suite has tokens for, where a server's adapter says that they are those. */
const SPOKEN: Readonly<Record<string, Package['kind']>> = { BASIC: 'credentials', NTLM: 'challenge' };

/** A list of packages of an 800 as it is written, with commas; `spoken` are those that the adapter tells of. */
export function readPackages(list: string, spoken: readonly string[]): readonly Package[] {
  return list
    .split(',')
    .filter((name) => name !== '' && name !== '*')
    .map((name) => ({ name, kind: kindOf(name.toUpperCase(), spoken) }));
}

function kindOf(name: string, spoken: readonly string[]): Package['kind'] {
  if (name === 'ANON') return 'anonymous';
  return spoken.includes(name) ? (SPOKEN[name] ?? 'foreign') : 'foreign';
}
