/** A wait that can be cut short. */
export interface AlarmClock {
  /** Waits so many ms, or until somebody rings. A ring that came while nobody waited ends the next wait at once. */
  rings(ms: number): Promise<void>;
  ring(): void;
}

export function startAlarmClock(): AlarmClock {
  let wake: (() => void) | null = null;
  let rung = false;
  return {
    async rings(ms) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = null;
      rung = false;
    },
    ring() {
      rung = true;
      wake?.();
    },
  };
}
