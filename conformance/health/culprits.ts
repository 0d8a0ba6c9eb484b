import { shrinkPlan } from '../generate/index.ts';
import type { Plan } from '../plan.ts';
import { fewest } from './fewest.ts';
import { copies, findRepetition, shrinkRepetition, type Repetition } from './repetition.ts';
import type { SicknessKind } from './sickness.ts';
import type { Suspect, SuspectList } from './suspects.ts';
import { tryPlans, type Trial, type TrialOptions } from './trial.ts';
import type { Ward } from './watched-pool.ts';
import type { Wards } from './wards.ts';

/** What the search for the plans that a server became sick of works with. */
export interface Search extends TrialOptions {
  readonly wards: Wards;
  readonly sought: SicknessKind;
  readonly over: () => boolean;
}

/** Plans that make a fresh server sick in the same way, as few as were found, and what was seen then. */
export interface Culprits {
  readonly suspects: readonly Suspect[];
  readonly plans: readonly Plan[];
  readonly trial: Trial;
  /** What it was reduced from, the smaller ones first: they may do it more reliably. */
  readonly larger: readonly Culprits[];
}

/** So many suspects are tried one by one; of more it is quicker to try all of them first, and then halves. */
const FEW = 48;

/**
 * Looks for the plans that a server became sick of. Those under way are tried by themselves, where they are few, then together, as
 * they ran; then all that are known of this server. Of those that do it the fewest are kept. Before that it is tried whether one plan does it that is run
 * again and again. Null when nothing makes it sick again.
 */
export async function findCulprits({ near, all }: SuspectList, search: Search): Promise<Culprits | null> {
  const alone = near.length > FEW ? null : await firstAlone(near, search);
  if (alone !== null) return alone;
  const often = await findRepetition(near, all.length, (plans) => sickens(plans, search), search.over);
  if (often !== null) return repeated(often, []);
  for (const suspects of [near, all]) {
    if (suspects.length < 2 || search.over()) continue;
    const trial = await sickens(plansOf(suspects), search);
    if (trial !== null) return reduce({ suspects, plans: plansOf(suspects), trial, larger: [] }, search);
  }
  return near.length > FEW ? firstAlone(near.slice(-FEW), search) : null;
}

/** The last of the suspects that does it by itself. */
async function firstAlone(suspects: readonly Suspect[], search: Search): Promise<Culprits | null> {
  for (const suspect of suspects.toReversed()) {
    if (search.over()) return null;
    const trial = await sickens([suspect.plan], search);
    if (trial !== null) return { suspects: [suspect], plans: [suspect.plan], trial, larger: [] };
  }
  return null;
}

/** A plan and its copies as culprits. */
function repeated({ suspect, plan, times, trial }: Repetition, larger: Culprits['larger']): Culprits {
  return { suspects: [suspect], plans: copies(plan, times), trial, larger };
}

/** Makes a plan smaller that does it by itself, once or again and again; what does it with others is left as it is. */
export async function shrinkCulprit(culprits: Culprits, search: Search): Promise<Culprits> {
  const { suspects, plans, trial } = culprits;
  const [plan, ...others] = plans;
  const [suspect] = suspects;
  if (
    plan !== undefined &&
    suspect !== undefined &&
    others.length > 0 &&
    others.every((other) => other === plan)
  ) {
    const whole = { suspect, plan, times: plans.length, trial };
    const least = await shrinkRepetition(
      whole,
      (some) => sickens(some, search),
      search.over,
      () => search.signal.aborted,
    );
    return repeated(least, [culprits, ...culprits.larger]);
  }
  if (plan === undefined || others.length > 0) return culprits;
  let smallest = culprits;
  for (let smaller: Culprits | null = culprits; smaller !== null;) {
    smallest = smaller;
    smaller = null;
    for (const candidate of shrinkPlan(smallest.plans[0] as Plan)) {
      if (search.over()) return smallest;
      const trial = await sickens([candidate], search);
      if (trial === null) continue;
      const { suspects } = culprits;
      smaller = { suspects, plans: [candidate], trial, larger: [smallest, ...smallest.larger] };
      break;
    }
  }
  return smallest;
}

async function reduce(whole: Culprits, search: Search): Promise<Culprits> {
  let least = whole;
  await fewest(
    whole.suspects,
    async (suspects) => {
      const plans = plansOf(suspects);
      const trial = await sickens(plans, search);
      if (trial !== null) least = { suspects, plans, trial, larger: [least, ...least.larger] };
      return trial !== null;
    },
    search.over,
  );
  return least;
}

/** Whether plans make a server sick in the way that is sought. What does so on one that was used has to do it on a fresh one too. */
async function sickens(plans: readonly Plan[], search: Search): Promise<Trial | null> {
  const { wards } = search;
  const first = plans.length > 1 ? await wards.fresh() : await wards.well();
  const trial = first && (await judged(plans, first.ward, search));
  if (trial === null || first?.used !== true) return trial;
  const again = await wards.fresh();
  return again && judged(plans, again.ward, search);
}

async function judged(plans: readonly Plan[], ward: Ward, search: Search): Promise<Trial | null> {
  const trial = await tryPlans(plans, ward, search);
  if (trial.sickness !== null) await search.wards.discard();
  return trial.sickness?.kind === search.sought ? trial : null;
}

function plansOf(suspects: readonly Suspect[]): readonly Plan[] {
  return suspects.map(({ plan }) => plan);
}
