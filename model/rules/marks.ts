import { fold } from '../casemapping.ts';
import type { World } from '../world.ts';

/**
 * Notes that a relaxed step leaves in the world for later steps of the same relaxation: a kind and what it is about.
 * Nicks are compared under the widest casemapping, as a departure is to be found under any.
 */
export function mark(kind: string, about: string | number): string {
  return `${kind} ${typeof about === 'number' ? about : fold(about, 'rfc1459')}`;
}

export function isMarked(world: World, kind: string, about: string | number): boolean {
  return world.marks.length > 0 && world.marks.includes(mark(kind, about));
}
