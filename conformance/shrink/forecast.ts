import { firstDivergence } from '../first-divergence.ts';
import { tidied } from '../generate/index.ts';
import type { Act, Plan } from '../plan.ts';
import { actsBehind, reducedHistory } from './reduced-history.ts';
import { actsNear, actsOf, actsUpTo, grown, withoutActs, withoutConnections } from './slices.ts';
import type { Shrinking, Specimen } from './shrinking.ts';

/** What a recorded run tells of smaller plans, without running anything. */
export interface Forecast {
  /** Much smaller plans that may well diverge in the same way, the boldest first. */
  readonly slices: readonly Plan[];
  /** These plans, those first of which the model says that what is left of the history still diverges. */
  ranked(candidates: Iterable<Plan>): readonly Plan[];
}

/**
 * Reads a run that diverges; null when it does not. The history is judged with the events of some acts taken out. That this
 * diverges proves nothing, as no server has made it; it tells which plans are worth a run.
 */
export function forecastOf(
  { plan, run: { history } }: Specimen,
  { judge, under, breaks }: Pick<Shrinking, 'judge' | 'under' | 'breaks'>,
): Forecast | null {
  const first = firstDivergence(judge, history, under);
  if (first === null) return null;
  const { point } = first;
  const behind = actsBehind(plan, history);
  const all = actsOf(plan);
  const end = history.events.length - 1;
  const shows = (kept: ReadonlySet<Act>, last: number): boolean =>
    breaks(reducedHistory(history, behind, kept, last));
  const cut = point.came?.event ?? end;
  // Some divergences are one only because of what came, or did not come, later.
  const last = shows(all, cut) ? cut : end;
  const remains = (kept: ReadonlySet<Act>): boolean => shows(kept, last);

  const before = actsUpTo(plan, new Set(behind.slice(0, last + 1)));
  const near = actsNear(plan, before, point.connection);
  const few = withoutConnections(plan, remains(near) ? near : before, point.connection, remains);
  const least = withoutActs(few, new Set(behind), remains);
  return {
    slices: [...grown(plan, least, few), few, near, before].flatMap((kept) => only(plan, kept) ?? []),
    ranked: (candidates) =>
      [...candidates]
        .map((plan) => ({ plan, acts: actsOf(plan) }))
        .map(({ plan, acts }) => ({ plan, acts: acts.size, rank: rankOf(acts, all, remains) }))
        .toSorted((one, other) => one.rank - other.rank || (one.rank < UNLIKELY ? 0 : other.acts - one.acts))
        .map(({ plan }) => plan),
  };
}

/** With this rank and above, small steps are more promising than large ones. */
const UNLIKELY = 2;

/**
 * First the plans of which the model says that they would diverge; then those with other acts, of which it says nothing; then
 * those of which it says that they would not, which may be wrong where later lines only name something else; last those that have
 * all acts, in another order.
 */
function rankOf(
  kept: ReadonlySet<Act>,
  all: ReadonlySet<Act>,
  remains: (kept: ReadonlySet<Act>) => boolean,
): number {
  if (![...kept].every((act) => all.has(act))) return 1;
  if (kept.size === all.size) return UNLIKELY + 1;
  return remains(kept) ? 0 : UNLIKELY;
}

/** The plan with no other acts than these; null when it has no others anyway, or when none are left. */
function only(plan: Plan, kept: ReadonlySet<Act>): Plan | null {
  const rounds = plan.rounds.map((round) => round.filter(({ act }) => kept.has(act)));
  return kept.size === actsOf(plan).size ? null : tidied({ ...plan, rounds });
}
