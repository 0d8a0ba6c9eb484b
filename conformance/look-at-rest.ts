import { setImmediate } from 'node:timers/promises';
import type { Finding, Findings } from './findings.ts';

/** What was put off is looked at for so long, in ms, when all plans have run. */
const REST_MS = 15_000;

/** Looks at what was put off, one by one, and tells of what is new; `now` tells the time, in ms. */
export async function lookAtRest(
  findings: Findings,
  onFound: (finding: Finding) => void,
  now: () => number,
): Promise<void> {
  const until = now() + REST_MS;
  while (now() < until) {
    const fresh = findings.next();
    if (fresh === null) return;
    fresh.forEach(onFound);
    await setImmediate();
  }
}
