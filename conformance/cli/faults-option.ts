import { UsageError } from './errors.ts';
import { nearHint } from './near.ts';
import type { Adapters } from './parts.ts';

/** The faults that an adapter is asked to have. @throws UsageError for one that cannot have them, and for unknown ones */
export function readFaults(
  names: readonly string[],
  adapterName: string,
  { faults }: Adapters,
): readonly string[] {
  if (names.length > 0 && !takesFaults(adapterName)) {
    throw new UsageError('--faults: only the reference server can be given faults', [
      `nick-collider check reference --faults ${names.join(',')}`,
    ]);
  }
  for (const name of names) {
    if (!faults.includes(name))
      throw new UsageError(`--faults ${name}: no such fault`, nearHint(name, faults));
  }
  return names;
}

export function takesFaults(adapterName: string): boolean {
  return /^reference\b/.test(adapterName);
}
