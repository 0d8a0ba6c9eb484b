import { fold } from '../../model/casemapping.ts';
import { readCommand } from '../../model/command.ts';
import { firstDivergence } from '../first-divergence.ts';
import { tidied } from '../generate/index.ts';
import { linesOf, type Act, type Plan } from '../plan.ts';
import { actsBehind, reducedHistory } from './reduced-history.ts';
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
    slices: [least, few, near, before].flatMap((kept) => only(plan, kept) ?? []),
    ranked: (candidates) =>
      [...candidates]
        .map((candidate) => ({ candidate, rank: rankOf(actsOf(candidate), all, remains) }))
        .toSorted((one, other) => one.rank - other.rank)
        .map(({ candidate }) => candidate),
  };
}

/** Plans with other acts are in the middle: nothing is known of those. */
function rankOf(
  kept: ReadonlySet<Act>,
  all: ReadonlySet<Act>,
  remains: (kept: ReadonlySet<Act>) => boolean,
): number {
  if (![...kept].every((act) => all.has(act))) return 1;
  return remains(kept) ? 0 : 2;
}

function actsOf({ rounds }: Plan): ReadonlySet<Act> {
  return new Set(rounds.flatMap((round) => round.map(({ act }) => act)));
}

/** All acts up to the last round that has one of these. */
function actsUpTo(plan: Plan, met: ReadonlySet<Act | null>): ReadonlySet<Act> {
  const rounds = plan.rounds.slice(
    0,
    plan.rounds.findLastIndex((round) => round.some(({ act }) => met.has(act))) + 1,
  );
  return actsOf({ ...plan, rounds });
}

/** Those acts whose connections asked for a nick of this connection's, or for one of another such connection's, and so on. */
function actsNear(plan: Plan, acts: ReadonlySet<Act>, connection: number): ReadonlySet<Act> {
  const steps = plan.rounds.flat().filter(({ act }) => acts.has(act));
  const near = new Set([connection]);
  const nicks = new Set<string>();
  for (let known = -1; known < near.size + nicks.size;) {
    known = near.size + nicks.size;
    for (const step of steps) {
      const asked = nicksAskedFor(step.act);
      if (near.has(step.connection)) asked.forEach((nick) => nicks.add(nick));
      else if (asked.some((nick) => nicks.has(nick))) near.add(step.connection);
    }
  }
  return new Set(steps.flatMap((step) => (near.has(step.connection) ? [step.act] : [])));
}

/** Folded by the casemapping that makes most nicks one. */
function nicksAskedFor(act: Act): readonly string[] {
  return linesOf(act).flatMap((line) => {
    const { kind, params } = readCommand(line);
    const [nick] = params;
    return kind === 'NICK' && nick !== undefined ? [fold(nick, 'rfc1459')] : [];
  });
}

/** Without each connection, but the one that saw the divergence, without which the history diverges all the same. */
function withoutConnections(
  { connections, rounds }: Plan,
  acts: ReadonlySet<Act>,
  kept: number,
  remains: (kept: ReadonlySet<Act>) => boolean,
): ReadonlySet<Act> {
  let left = acts;
  for (let connection = connections - 1; connection >= 0; connection -= 1) {
    if (connection === kept) continue;
    const others = actsOf({
      connections,
      rounds: rounds.map((round) => round.filter((step) => step.connection !== connection)),
    });
    const rest = new Set([...left].filter((act) => others.has(act)));
    if (rest.size < left.size && remains(rest)) left = rest;
  }
  return left;
}

/** Without each act, the last ones first, without which it does. Of an act that left no trace nothing is known. */
function withoutActs(
  acts: ReadonlySet<Act>,
  traced: ReadonlySet<Act | null>,
  remains: (kept: ReadonlySet<Act>) => boolean,
): ReadonlySet<Act> {
  let left = acts;
  for (const act of [...acts].toReversed()) {
    if (act.kind === 'open' || !traced.has(act)) continue;
    const rest = new Set([...left].filter((other) => other !== act));
    if (remains(rest)) left = rest;
  }
  return left;
}

/** The plan with no other acts than these; null when it has no others anyway, or when none are left. */
function only(plan: Plan, kept: ReadonlySet<Act>): Plan | null {
  const rounds = plan.rounds.map((round) => round.filter(({ act }) => kept.has(act)));
  return kept.size === actsOf(plan).size ? null : tidied({ ...plan, rounds });
}
