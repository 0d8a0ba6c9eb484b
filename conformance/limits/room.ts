/** How many sockets a server is given at once: learnt from whether it turns clients away. */
export interface Room {
  readonly sockets: number;
  /** What a plan that begins now is told by when it has ended. */
  readonly stage: number;
  /** Whether as many are turned away where hardly anybody is there: then all sockets are given. */
  readonly isFutile: boolean;
  /** A plan with so many connections has ended, begun in that stage. */
  ended(stage: number, connections: number, turnedAway: boolean): void;
}

/** After so many plans that met no limit there is one socket more; four times as many where that turned out to be one too many. */
const UNTROUBLED = 24;
const WARIER = 4;
/** Who is turned away beside so few connections is not turned away for them: where that befalls this share of so many plans at least. */
const FEW = 2;
const TELLING = 8;
const SHARE = 0.25;

/**
 * Begins with the most. Half as many are left where somebody was turned away, and one more is tried after some time without that: additive
 * increase, multiplicative decrease (Chiu and Jain 1989). A plan that was begun before the last change tells nothing of it, nor does one
 * that had all the sockets there are.
 */
export function startRoom(most: number): Room {
  let sockets = most;
  let stage = 0;
  let untroubled = 0;
  let enough = UNTROUBLED;
  let hasGrown = false;
  let isFutile = false;
  /** Plans of few connections that had the server to themselves, and those of them that were turned away. */
  const lonely = { all: 0, away: 0 };

  function become(size: number): void {
    hasGrown = size > sockets;
    sockets = size;
    untroubled = 0;
    stage += 1;
  }

  return {
    get sockets() {
      return sockets;
    },
    get stage() {
      return stage;
    },
    get isFutile() {
      return isFutile;
    },
    ended(begunIn, connections, turnedAway) {
      if (begunIn !== stage || isFutile) return;
      if (sockets <= FEW && connections <= FEW) {
        lonely.all += 1;
        if (turnedAway) lonely.away += 1;
      }
      if (lonely.all >= TELLING && lonely.away >= lonely.all * SHARE) {
        isFutile = true;
        become(most);
      } else if (!turnedAway) {
        untroubled += 1;
        if (sockets < most && untroubled >= enough) become(sockets + 1);
      } else if (connections < sockets) {
        if (hasGrown) enough *= WARIER;
        become(hasGrown ? sockets - 1 : Math.max(1, Math.floor(sockets / 2)));
      }
    },
  };
}
