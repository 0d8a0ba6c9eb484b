/** How slowly plans write: learnt from whether the server puts out who writes too fast. */
export interface Slowness {
  /** Between two rounds of a plan, in ms; 0 for no pause. */
  readonly pause: number;
  /** What a plan that begins now is told by when it has ended. */
  readonly stage: number;
  /** A plan has ended that was begun in that stage. */
  ended(stage: number, putOut: boolean): void;
}

const FIRST_MS = 100;
const LONGEST_MS = 1_600;
/** Of the plans of a stage so many at least, and this share, are put out where the pause is too short: lines that a plan writes together no pause parts. */
const TELLING = 2;
const SHARE = 0.25;

/** Begins without a pause; each time that it is too short it is twice as long. */
export function startSlowness(): Slowness {
  let pause = 0;
  let stage = 0;
  let all = 0;
  let out = 0;
  return {
    get pause() {
      return pause;
    },
    get stage() {
      return stage;
    },
    ended(begunIn, putOut) {
      if (begunIn !== stage) return;
      all += 1;
      if (putOut) out += 1;
      if (!putOut || out < TELLING || out < all * SHARE || pause >= LONGEST_MS) return;
      pause = pause === 0 ? FIRST_MS : pause * 2;
      stage += 1;
      all = 0;
      out = 0;
    },
  };
}
