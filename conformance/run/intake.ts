/** Tells when a server has taken in what was written to it, as far as that shows. */
export interface Intake {
  /** Calls back in a later turn: when the server rests, when nobody sees it, or after a while. */
  whenTaken(goOn: () => void): void;
}

/** So long, in ms, a server is given that never seems to rest; and by what that is divided when it was in vain so many times in a row. */
const LONGEST_MS = 50;
const HASTE = 64;
const IN_VAIN = 3;

/**
 * What was written has been read when every thread of the server waits for more. A kernel only tells that bytes have arrived: what arrives in
 * two pieces while the server is at something else it reads as one. `atRest` is null where there is no process to see; `now` is in ms.
 */
export function startIntake(
  atRest: () => boolean | null,
  now: () => number = () => performance.now(),
): Intake {
  let waiting: readonly { readonly goOn: () => void; readonly until: number }[] = [];
  let looking = false;
  let inVain = 0;

  function lookLater(): void {
    if (looking) return;
    looking = true;
    setImmediate(look);
  }

  function look(): void {
    looking = false;
    const rests = atRest() !== false;
    const time = now();
    const due = waiting.filter(({ until }) => rests || time >= until);
    waiting = waiting.filter((each) => !due.includes(each));
    if (due.length > 0) inVain = rests ? 0 : inVain + 1;
    if (waiting.length > 0) lookLater();
    for (const { goOn } of due) goOn();
  }

  return {
    whenTaken(goOn) {
      const longest = inVain < IN_VAIN ? LONGEST_MS : LONGEST_MS / HASTE;
      waiting = [...waiting, { goOn, until: now() + longest }];
      lookLater();
    },
  };
}
