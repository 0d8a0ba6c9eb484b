import type { Clock } from './recorder.ts';

/**
 * One timer for the many deadlines of a run. It is set back only for an earlier deadline; when it rings, its owner looks which
 * deadlines have passed and asks again. So a run whose answers all come in time sets one timer in its life.
 */
export class Alarm {
  readonly #now: Clock;
  readonly #ring: (lateBy: number) => void;
  #timer: NodeJS.Timeout | null = null;
  #turn: NodeJS.Immediate | null = null;
  #at = Infinity;

  /** `ring` is told by how much it rings too late (ns): for so long nobody here could listen. */
  constructor(now: Clock, ring: (lateBy: number) => void) {
    this.#now = now;
    this.#ring = ring;
  }

  /** Rings at that time (ns on the clock), or earlier. Rings never before the call has returned. */
  by(at: number): void {
    if (at >= this.#at) return;
    this.cancel();
    this.#at = at;
    this.#timer = setTimeout(
      () => {
        const lateBy = Math.max(0, this.#now() - at);
        // What has arrived meanwhile is read first.
        this.#turn = setImmediate(() => {
          this.#at = Infinity;
          this.#ring(lateBy);
        });
      },
      Math.ceil((at - this.#now()) / 1e6),
    );
  }

  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#turn !== null) clearImmediate(this.#turn);
    this.#timer = null;
    this.#turn = null;
    this.#at = Infinity;
  }
}
