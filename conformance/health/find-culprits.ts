import type { Culprits } from './culprits.ts';
import { fewestInRounds, findRepetition, inRounds } from './repetition.ts';
import type { Suspect, SuspectList } from './suspects.ts';
import type { Trials } from './trials.ts';

/** So many suspects are tried one by one; of more it is quicker to try all of them first, and then halves. */
const FEW = 48;
/** In rounds suspects are run so many times as often as it took before. */
const SLACK = 2;

/** Looks for the plans that a server became sick of. Null when nothing makes it sick again. */
export async function findCulprits(
  suspects: SuspectList,
  trials: Trials,
  over: () => boolean,
): Promise<Culprits | null> {
  const found = await fewPlans(suspects, trials, over);
  if (found === null || found.plans.length > 1 || found.times === 1) return found;
  // What was run many times may need one only.
  const trial = await trials.afresh(found.plans);
  return trial === null ? found : { ...found, times: 1, trial, larger: [found, ...found.larger] };
}

/**
 * Suspects under way are tried by themselves, where they are few, and together, as they ran. Then it is tried whether one plan does it if
 * only it is run often enough. After that, the fewest of several are looked for: of those under way, as they ran or again and again,
 * or of all that are known of this server.
 */
async function fewPlans(
  { near, all }: SuspectList,
  trials: Trials,
  over: () => boolean,
): Promise<Culprits | null> {
  const alone = near.length > FEW ? null : await firstAlone(near, trials, over);
  if (alone !== null) return alone;
  const once = await together(near, 1, trials, over);
  // Where the last ones are enough, what went before is not needed.
  const before = once === null ? all.length : near.length;
  const often = await findRepetition(all, before, trials, over);
  if (often !== null) return often;
  const rounds = Math.ceil((SLACK * before) / near.length);
  const several =
    once ?? (await together(near, rounds, trials, over)) ?? (await together(all, 1, trials, over));
  if (several !== null) return fewestInRounds(several, trials, over);
  return near.length > FEW ? firstAlone(near.slice(-FEW), trials, over) : null;
}

/** The last of the suspects that does it by itself. */
async function firstAlone(
  suspects: readonly Suspect[],
  trials: Trials,
  over: () => boolean,
): Promise<Culprits | null> {
  for (const suspect of suspects.toReversed()) {
    if (over()) return null;
    const plans = [suspect.plan];
    const trial = await trials.sicken(plans);
    if (trial !== null) return { suspects: [suspect], plans, times: 1, trial, larger: [] };
  }
  return null;
}

/** Several suspects, where they do it. */
async function together(
  suspects: readonly Suspect[],
  times: number,
  trials: Trials,
  over: () => boolean,
): Promise<Culprits | null> {
  return suspects.length < 2 || over() ? null : inRounds(suspects, times, trials, over);
}
