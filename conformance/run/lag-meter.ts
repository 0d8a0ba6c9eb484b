import type { Clock } from './recorder.ts';

/** Tells for how long at a time nobody here could listen: while something was computed, or the machine gave us no time. */
export interface LagMeter {
  /** The longest such time so far, in ns; never less than the meter can tell apart. Stops the meter. */
  stop(): number;
}

/** From one look at the clock to the next, in ms. */
const LOOK_EVERY_MS = 100;

export function startLagMeter(now: Clock): LagMeter {
  let last = now();
  let longest = 0;
  const look = (): void => {
    const time = now();
    longest = Math.max(longest, time - last);
    last = time;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return longest;
    },
  };
}
