import type { Package } from './package.ts';

/** What a logon is remembered by: how far its exchange has come and, once it has succeeded, that there is one. */
export interface Context {
  readonly pkg: Package;
  /** What the client has to answer; empty before it is asked. */
  challenge: string;
}

/**
 * The logon contexts of a service: a fixed number of places, and a list of those that are free. A place is known by its index, the
 * handle; who holds a handle must give it back, once.
 */
export interface Contexts {
  /** Puts a context into a free place. @returns its handle, or null where all places are taken */
  take(context: Context): number | null;
  /** The context of a handle. @throws RangeError where that place is free */
  at(handle: number): Context;
  /** Frees a place. It is the next to be taken. */
  giveBack(handle: number): void;
}

export function newContexts(size: number): Contexts {
  const places = Array.from<Context | null>({ length: size }).fill(null);
  const free = places.map((_, index) => size - 1 - index);
  return {
    take: (context) => {
      const handle = free.pop();
      if (handle === undefined) return null;
      places[handle] = context;
      return handle;
    },
    at: (handle) => {
      const context = places[handle] ?? null;
      if (context === null) throw new RangeError(`logon context ${handle} is free`);
      return context;
    },
    giveBack: (handle) => {
      places[handle] = null;
      free.push(handle);
    },
  };
}
