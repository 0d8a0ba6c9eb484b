import type { Judge } from '../check.ts';
import { runsOf, type Culprits } from './culprits.ts';
import { reportDeath, type CulpritSearch, type Death } from './death-report.ts';
import { findCulprits } from './find-culprits.ts';
import { shrinkCulprits } from './shrink-culprits.ts';
import type { Sickness } from './sickness.ts';
import type { SuspectList } from './suspects.ts';
import type { TrialOptions } from './trial.ts';
import { startTrials, type Trials } from './trials.ts';
import type { Wards } from './wards.ts';

/** What the search for the plans that a server became sick of works with. */
export interface Autopsy extends Omit<TrialOptions, 'rest'> {
  readonly wards: Wards;
  /** Whether the time for it is over. */
  readonly over: () => boolean;
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
  const { judge, wards, over, clients, signal } = autopsy;
  const search = { ...autopsy, sought: sickness.kind, rest: sickness.kind === 'spinning' };
  const trials = startTrials(search);
  const isStarted = (await wards.well()) !== null;
  const found = isStarted ? await findCulprits(suspects, trials, over) : null;
  const ended = (): CulpritSearch => {
    if (signal.aborted) return 'interrupted';
    if (!isStarted) return 'no server';
    return over() ? 'out of time' : 'ended';
  };
  const told = (culprits: Culprits | null, times: number, of: number): Death =>
    reportDeath({ judge, sickness, log, suspects, culprits, search: ended(), seen: { times, of } });
  if (found === null) {
    await wards.stop();
    return told(null, 0, 0);
  }
  autopsy.onFound(told(found, 0, 0));
  const aborted = (): boolean => signal.aborted;
  const smallest = autopsy.shrink ? await shrinkCulprits(found, { trials, clients, over, aborted }) : found;
  const patient = startTrials({ ...search, deadlineMs: autopsy.countMs });
  let best = { culprits: smallest, times: -1 };
  for (const culprits of [smallest, ...smallest.larger].slice(0, MOST_COUNTED)) {
    const times = await countRepeats(culprits, patient);
    if (times > best.times) best = { culprits, times };
    // What does it in most runs is told: of two that do, the smaller one is worth more.
    if (times * 2 > REPEATS) break;
  }
  await wards.stop();
  return told(best.culprits, best.times, REPEATS);
}

/** How often the plans make a fresh server sick again. */
async function countRepeats({ plans, times }: Culprits, trials: Trials): Promise<number> {
  let seen = 0;
  for (let repeat = 0; repeat < REPEATS; repeat += 1)
    if ((await trials.afresh(runsOf(plans, times))) !== null) seen += 1;
  return seen;
}
