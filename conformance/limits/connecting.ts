/** How many connections a second a server is given: learnt from how many it turns away. */
export interface Connecting {
  /** Null for as many as come. */
  readonly perSecond: number | null;
  /** What a plan that begins now is told by when it has ended. */
  readonly stage: number;
  /**
   * A plan has ended, begun in that stage, that opened so many connections, of which so many were turned away; `hasty` where the server
   * says that they come too fast.
   */
  ended(stage: number, opened: number, turnedAway: number, hasty: boolean): void;
}

/** A pace tells something after so many connections, and so many ms; up to this share of them may be turned away. */
const TELLING = 12;
const SHORTEST_MS = 1_000;
const BEARABLE = 0.15;
/** At the first trial this share of those that were turned away before: who has come too fast may be made to wait for a while. */
const HELPED = 1 / 2;
/** So many a second are tried where it is more, and while that helps, and the server says that it does, fewer; at least so many. */
const TRIAL = 3;
const SLOWER = 0.5;
const LEAST = 0.25;
/** While nobody is turned away it becomes faster by this. */
const FASTER = 1.5;

/**
 * A server that minds how fast clients come turns away none when they come slowly, and one that turns them away for another reason as many
 * as before: so that is tried, and given up where it is futile, unless the server goes on saying that they come too fast. `now` gives the time in ms.
 */
export function startConnecting(now: () => number): Connecting {
  let perSecond: number | null = null;
  /** The pace that was borne, while a faster one is tried. */
  let borne: number | null = null;
  let isOver = false;
  /** The share that was turned away before the pace was slowed down. */
  let atFirst = 0;
  let stage = 0;
  let began = now();
  let all = 0;
  let away = 0;
  let isHasty = false;

  function goOnAt(rate: number | null): void {
    if (rate !== perSecond) stage += 1;
    perSecond = rate;
    began = now();
    all = 0;
    away = 0;
    isHasty = false;
  }

  return {
    get perSecond() {
      return perSecond;
    },
    get stage() {
      return stage;
    },
    ended(begunIn, opened, turnedAway, hasty) {
      if (begunIn !== stage) return;
      all += opened;
      away += turnedAway;
      isHasty ||= hasty;
      if (isOver || all < TELLING || now() - began < SHORTEST_MS) return;
      const share = away / all;
      const isBorne = share <= BEARABLE || (borne === null && share <= atFirst * HELPED);
      if (perSecond === null) {
        atFirst = share;
        goOnAt(isBorne ? null : TRIAL);
      } else if (isBorne) {
        borne = perSecond;
        goOnAt(perSecond * FASTER);
      } else if (borne !== null) {
        isOver = true;
        goOnAt(borne);
      } else if (isHasty && perSecond > LEAST) {
        goOnAt(Math.max(LEAST, perSecond * SLOWER));
      } else {
        isOver = true;
        goOnAt(isHasty ? LEAST : null);
      }
    },
  };
}
