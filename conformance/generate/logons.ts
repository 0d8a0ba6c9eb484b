import { offersCapabilities, offersIrcx, offersSasl } from './client.ts';
import type { PlanOptions } from './options.ts';

/** What the logons of a plan are made of: PASS, NICK and USER alone, or CAP as well, or CAP and SASL, or AUTH (IRCX). */
export type Logons = 'bare' | 'negotiated' | 'authenticated' | 'secured';

/** Of plans for a server without CAP, or of which nobody knows, one in so many tries it all the same. */
const PROBE = 12;

/** The kind of a plan's logons, and how many plans of that kind have lower numbers. */
export interface Place {
  readonly logons: Logons;
  readonly rank: number;
}

/**
 * Where the plan of this number stands among the others. Of any that follow each other half negotiate, and where SASL is on offer half
 * of these use it. Where the server speaks IRCX, most use AUTH.
 */
export function placeOf(ordinal: number, options: PlanOptions): Place {
  const cycle = cycleOf(options);
  const { logons, before, each } = cycle[ordinal % cycle.length] as Turn;
  return { logons, rank: Math.floor(ordinal / cycle.length) * each + before };
}

/** A kind in its place of a cycle: how often it was there before, and how often it is in all. */
interface Turn {
  readonly logons: Logons;
  readonly before: number;
  readonly each: number;
}

function cycleOf(options: PlanOptions): readonly Turn[] {
  if (offersIrcx(options)) return offersCapabilities(options) ? SECURING_BESIDE : SECURING;
  if (!offersCapabilities(options)) return PROBING;
  return offersSasl(options) ? AUTHENTICATING : NEGOTIATING;
}

const NEGOTIATING = turns(['bare', 'negotiated']);
const AUTHENTICATING = turns(['bare', 'authenticated', 'bare', 'negotiated']);
const SECURING = turns(['bare', 'secured', 'secured']);
const SECURING_BESIDE = turns(['bare', 'secured', 'negotiated', 'secured', 'authenticated']);
const PROBING = turns(Array.from({ length: PROBE }, (_, at) => (at === 5 ? 'negotiated' : 'bare')));

function turns(kinds: readonly Logons[]): readonly Turn[] {
  const count = (among: readonly Logons[], logons: Logons): number =>
    among.filter((kind) => kind === logons).length;
  return kinds.map((logons, at) => ({
    logons,
    before: count(kinds.slice(0, at), logons),
    each: count(kinds, logons),
  }));
}
