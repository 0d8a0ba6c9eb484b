/** So many of some runs failed. */
export interface Count {
  readonly times: number;
  readonly of: number;
}

export type RateVerdict = 'accept' | 'reject' | 'open';

/** How often the test errs at most, either way. */
const ERROR = 0.05;
const BOUND = Math.log((1 - ERROR) / ERROR);
/** What fails so many times less often than the parent is to be rejected. */
const RATIO = 4;
/** Above this rate a single run that passes would settle everything. */
const MOST_RATE = 0.9;
/** The test ends after this many runs, divided by the rate: with either rate that it tells apart fewer than 1 in 100 last so long. */
const LONGEST = 20;

/**
 * Wald's sequential probability ratio test of whether a candidate fails about as often as its parent (rate r) or hardly ever
 * (r/4). After f failures in n runs the evidence is
 *
 *     E = f · ln(r / (r/4)) + (n - f) · ln((1 - r) / (1 - r/4))
 *
 * It accepts at E ≥ ln(19) and rejects at E ≤ -ln(19). So a candidate with a rate of r or more is rejected, and one of r/4 or
 * less accepted, in at most about 1 of 20 cases. In between the better half decides: E stays level at 0.54 r (for a small r),
 * that is at half the parent's rate. The least that it takes are 3 failures, or 3.9 / r runs without any. After 20 / r runs
 * the sign of E decides.
 */
export function rateTest(parentRate: number): (count: Count) => RateVerdict {
  const rate = Math.min(parentRate, MOST_RATE);
  const perFailure = Math.log(RATIO);
  const perPass = Math.log((1 - rate) / (1 - rate / RATIO));
  return ({ times, of }) => {
    const evidence = times * perFailure + (of - times) * perPass;
    if (Math.abs(evidence) < BOUND && of < LONGEST / rate) return 'open';
    return evidence > 0 ? 'accept' : 'reject';
  };
}

/**
 * A rate that the true one hardly falls short of: a standard deviation below what was counted. Who stops counting at a failure
 * has counted too many of them, and a rate that is taken too high would have every equally good candidate rejected.
 */
export function cautiousRate({ times, of }: Count): number {
  return Math.max(times - Math.sqrt(times), 0.5) / Math.max(of, 1);
}
