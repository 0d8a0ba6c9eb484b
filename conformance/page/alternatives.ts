import type { Divergence } from '../report/report.ts';
import { begun, prose } from './beginning.ts';

/** What the model allowed, against what came: fit to be shown. */
export interface Alternatives {
  readonly allowed: readonly Alternative[];
  /** How many more were allowed. */
  readonly more: number;
  readonly came: Alternative;
  /** How the two sides are called. */
  readonly labels: { readonly allowed: string; readonly came: string; readonly words: string };
}

interface Alternative {
  readonly what: string;
  readonly why: string;
}

/** So many alternatives are told. */
const MOST = 12;
const MOST_WHY = 240;
/** So much of what a server wrote last is told, in columns. */
const MOST_WORDS = 1_000;

export function alternatives({ allowed, came, death }: Divergence): Alternatives {
  const options = allowed.length === 0 ? [{ what: 'nothing', why: '' }] : allowed;
  return {
    allowed: options
      .slice(0, MOST)
      .map(({ what, why }) => ({ what: begun(what, 300), why: prose(why, MOST_WHY) })),
    more: Math.max(0, options.length - MOST),
    came: { what: begun(came.what, 600), why: prose(came.why, MOST_WORDS) },
    labels: {
      allowed: 'the model allows',
      came: death === undefined ? 'the server sent' : 'what happened',
      words: 'its last words',
    },
  };
}
