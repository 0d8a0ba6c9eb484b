import type { Draft, Part } from './draft.ts';
import { line } from './script.ts';

/** How a connection comes into a situation, and how it goes on behind it, as if nothing had happened there. */
export interface Course {
  readonly before: readonly Part[];
  readonly behind: readonly Part[];
}

/** What courses are made of. */
export interface Elements {
  readonly draft: Draft;
  readonly user: Part;
  /** What the connection says of itself beforehand: a nick, USER, both or neither. */
  readonly said: readonly Part[];
  /** What it lacks then, with another nick in place of a refused one. */
  readonly lacking: readonly Part[];
}

export type CourseOf = (elements: Elements) => Course;

export const FREE: Part = { kind: 'free' };
export const TAKEN: Part = { kind: 'taken' };
export const END: Part = line('CAP END');
