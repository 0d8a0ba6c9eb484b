import type { Draft } from '../draft.ts';

/** Something that happens between connections. It adds acts to a draft, or returns false where nobody is there to play it. */
export type Scene = (draft: Draft) => boolean;
