import { randomBytes } from 'node:crypto';
import type { StoredTarget } from '../failure/failure.ts';
import type { Adapters } from './parts.ts';
import { resolveTarget, type GivenTarget, type Target } from './target.ts';

/** A target as it is kept in files. */
export function storedTarget(given: GivenTarget, faults: readonly string[]): StoredTarget {
  return given.kind === 'named' ? { ...given, faults } : given;
}

/** The target that was stored. @throws UsageError */
export function restoreTarget(stored: StoredTarget, owned: boolean, adapters: Adapters): Promise<Target> {
  return stored.kind === 'command'
    ? resolveTarget(undefined, stored.command, owned, adapters)
    : resolveTarget(stored.name, undefined, owned, adapters);
}

/** A password for a server that we start ourselves: any will do. Null for one that has its own. */
export function freshPassword({ given }: Target, { named }: Adapters): string | null {
  const ours = given.kind === 'named' && named.some(({ name }) => name === given.name);
  return ours ? randomBytes(6).toString('hex') : null;
}
