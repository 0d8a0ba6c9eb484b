import type { Plan } from '../plan.ts';
import { runsOf, timesOf, UNDER_WAY, type Culprits } from './culprits.ts';
import { fewest } from './fewest.ts';
import type { Suspect } from './suspects.ts';
import type { Trials } from './trials.ts';

/** One plan is run so often before the next one has its turn: about one in so many runs that it took before, within bounds. */
const SHARE = 32;
const TURN = { least: 8, most: 64 };
/** Plans are run so often at least, all in all; and so many times as often as it took before. */
const LEAST = 512;
const SLACK = 2;
/** Of those that had their turn last so many are tried alone, each first as if only one in so many turns had used anything up. */
const LAST = 4;
const ONE_IN = 8;

/**
 * Looks for one plan that makes a server sick if only it is run often enough; `before` tells how many plans had run when it became sick.
 * Suspects are run in turn, the later ones first, each many times, until a fresh server is sick. What tips it over is most often what brought
 * it there, or comes just behind that: so those whose turn was last are tried alone. Null where none of them does it.
 */
export async function findRepetition(
  suspects: readonly Suspect[],
  before: number,
  trials: Trials,
  over: () => boolean,
): Promise<Culprits | null> {
  if (over()) return null;
  const turn = Math.min(TURN.most, Math.max(TURN.least, Math.ceil(before / SHARE)));
  const turns = suspects.toReversed().slice(0, Math.ceil(Math.max(LEAST, SLACK * before) / turn));
  const worn = await trials.afresh(until(over, inTurn(turns, turn)));
  if (worn === null) return null;
  const most = worn.met + UNDER_WAY;
  const last = turns
    .slice(0, Math.ceil(most / turn))
    .slice(-LAST)
    .toReversed();
  for (const times of new Set([Math.min(ONE_IN * turn, most), most])) {
    for (const suspect of last) {
      const found = over() ? null : await inRounds([suspect], times, trials, over);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Some suspects, run round by round so often, where that does it. */
export async function inRounds(
  suspects: readonly Suspect[],
  times: number,
  trials: Trials,
  over: () => boolean,
): Promise<Culprits | null> {
  const plans = suspects.map(({ plan }) => plan);
  const trial = await trials.afresh(until(over, runsOf(plans, times)));
  return trial && { suspects, plans, times: timesOf(trial, plans, times), trial, larger: [] };
}

/** The fewest found of those that do it which still do, in rounds: of the later ones, halves and so on, each run so often that it is as many runs in all, and more. */
export async function fewestInRounds(
  whole: Culprits,
  trials: Trials,
  over: () => boolean,
): Promise<Culprits> {
  let least = whole;
  const asks = async (some: readonly Suspect[]): Promise<boolean> => {
    const times = Math.ceil((SLACK * (least.trial.met + UNDER_WAY)) / some.length);
    const found = await inRounds(some, times, trials, over);
    if (found !== null) least = { ...found, larger: [least, ...least.larger] };
    return found !== null;
  };
  await fewest(whole.suspects, asks, over);
  return least;
}

function* inTurn(suspects: readonly Suspect[], runs: number): Iterable<Plan> {
  for (const { plan } of suspects) yield* runsOf([plan], runs);
}

/** Plans, until something is over. */
function* until(over: () => boolean, plans: Iterable<Plan>): Iterable<Plan> {
  for (const plan of plans) {
    if (over()) return;
    yield plan;
  }
}
