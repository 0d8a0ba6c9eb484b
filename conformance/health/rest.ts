/** Rests that a server is given now and then: no plan is begun, and those under way end. */
export interface Rest {
  /** Whether the last one was long enough ago. */
  readonly isDue: boolean;
  /** When plans may be begun again. */
  readonly over: Promise<void>;
  /** From now on no plan is begun; returns how to go on. */
  begin(): () => void;
  /** Waits until a run has ended. */
  runEnded(): Promise<void>;
  ended(): void;
}

/** After the first rest the next one comes so much later, in ms; then after twice that time, and so on. */
const FIRST_PATIENCE_MS = 5_000;

/** `now` gives the time in ms. */
export function startRest(now: () => number): Rest {
  let over: Promise<void> = Promise.resolve();
  let wake: (() => void) | null = null;
  let due = -Infinity;
  let patience = FIRST_PATIENCE_MS;
  return {
    get isDue() {
      return now() > due;
    },
    get over() {
      return over;
    },
    begin() {
      let resume: (() => void) | null = null;
      over = new Promise((resolve) => {
        resume = resolve;
      });
      return () => {
        due = now() + patience;
        patience *= 2;
        resume?.();
      };
    },
    runEnded: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
    ended: () => wake?.(),
  };
}
