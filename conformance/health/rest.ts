/** A rest that a server is given: no plan is begun, and those under way end. */
export interface Rest {
  /** When plans may be begun again. */
  readonly over: Promise<void>;
  /** From now on no plan is begun; returns how to go on. */
  begin(): () => void;
  /** Waits until a run has ended. */
  runEnded(): Promise<void>;
  ended(): void;
}

export function startRest(): Rest {
  let over: Promise<void> = Promise.resolve();
  let wake: (() => void) | null = null;
  return {
    get over() {
      return over;
    },
    begin() {
      let resume: (() => void) | null = null;
      over = new Promise((resolve) => {
        resume = resolve;
      });
      return () => resume?.();
    },
    runEnded: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
    ended: () => wake?.(),
  };
}
