import type { Clock } from './recorder.ts';

/**
 * One timer for the many deadlines of a run. It is set back only for an earlier deadline; when it rings, its owner looks which
 * deadlines have passed and asks again. So a run whose answers all come in time sets one timer in its life.
 */
export class Alarm {
  readonly #now: Clock;
  readonly #ring: () => void;
  #timer: NodeJS.Timeout | null = null;
  #at = Infinity;

  constructor(now: Clock, ring: () => void) {
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
        this.#at = Infinity;
        this.#ring();
      },
      Math.ceil((at - this.#now()) / 1e6),
    );
  }

  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#at = Infinity;
  }
}
