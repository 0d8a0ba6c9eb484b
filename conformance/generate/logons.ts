import { offersCapabilities, offersSasl } from './client.ts';
import type { PlanOptions } from './options.ts';

/** What the logons of a plan are made of: PASS, NICK and USER alone, or CAP as well, or CAP and SASL. */
export type Logons = 'bare' | 'negotiated' | 'authenticated';

/** Of plans for a server without CAP, or of which nobody knows, one in so many tries it all the same. */
const PROBE = 12;

/** The kind of logons in the plan of this number: of any that follow each other half negotiate, and where SASL is on offer half of these use it. */
export function logonsOf(ordinal: number, options: PlanOptions): Logons {
  if (!offersCapabilities(options)) return ordinal % PROBE === 5 ? 'negotiated' : 'bare';
  if (ordinal % 2 === 0) return 'bare';
  return offersSasl(options) && ordinal % 4 === 1 ? 'authenticated' : 'negotiated';
}
