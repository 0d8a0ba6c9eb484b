import type { Judge } from '../check.ts';
import { findCulprits, shrinkCulprit, type Culprits, type Search } from './culprits.ts';
import { reportDeath, type Death } from './death-report.ts';
import type { Sickness } from './sickness.ts';
import type { SuspectList } from './suspects.ts';
import { tryPlans } from './trial.ts';

/** What the search for the plans that a server became sick of works with. */
export interface Autopsy extends Omit<Search, 'sought' | 'rest'> {
  /** Tells how the run that is shown went. */
  readonly judge: Judge;
  /** The bound, in ms, under which it is counted how often what was found makes a server sick again. */
  readonly countMs: number;
  /** Whether the plan is shrunk. */
  readonly shrink: boolean;
  /** Told of the plans that make the server sick, before they are shrunk. */
  readonly onFound: (death: Death) => void;
}

/** What was found is run again so often. */
const REPEATS = 3;
/** Of what was reduced from what, so many are counted: the fewest plans need not do it each time. */
const MOST_COUNTED = 4;

/** Finds the plans that a server became sick of, by running them again on fresh servers, and shrinks what does it alone. */
export async function explainDeath(
  sickness: Sickness,
  log: readonly string[],
  suspects: SuspectList,
  autopsy: Autopsy,
): Promise<Death> {
  const { judge, wards } = autopsy;
  const search: Search = { ...autopsy, sought: sickness.kind, rest: sickness.kind === 'spinning' };
  const tried = (await wards.well()) !== null;
  const told = (culprits: Culprits | null, times: number, of: number): Death =>
    reportDeath({ judge, sickness, log, suspects, culprits, tried, seen: { times, of } });
  const found = tried ? await findCulprits(suspects, search) : null;
  if (found === null) {
    await wards.stop();
    return told(null, 0, 0);
  }
  autopsy.onFound(told(found, 0, 0));
  const smallest = autopsy.shrink ? await shrinkCulprit(found, search) : found;
  let best = { culprits: smallest, times: -1 };
  for (const culprits of [smallest, ...smallest.larger].slice(0, MOST_COUNTED)) {
    const times = await countRepeats(culprits, { ...search, deadlineMs: autopsy.countMs });
    if (times > best.times) best = { culprits, times };
    // What does it in most runs is told: of two that do, the smaller one is worth more.
    if (times * 2 > REPEATS) break;
  }
  await wards.stop();
  return told(best.culprits, best.times, REPEATS);
}

/** How often the plans make a fresh server sick again. */
async function countRepeats({ plans }: Culprits, search: Search): Promise<number> {
  let times = 0;
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const admitted = await search.wards.fresh();
    if (admitted === null) break;
    const trial = await tryPlans(plans, admitted.ward, search);
    if (trial.sickness?.kind === search.sought) times += 1;
  }
  return times;
}
