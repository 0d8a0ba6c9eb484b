import { fold } from '../../model/casemapping.ts';
import { readCommand } from '../../model/command.ts';
import { linesOf, type Act, type Plan } from '../plan.ts';

/** Whether the divergence is there still when only these acts are kept. */
type Remains = (kept: ReadonlySet<Act>) => boolean;

export function actsOf({ rounds }: Plan): ReadonlySet<Act> {
  return new Set(rounds.flatMap((round) => round.map(({ act }) => act)));
}

/** All acts up to the last round that has one of these. */
export function actsUpTo(plan: Plan, met: ReadonlySet<Act | null>): ReadonlySet<Act> {
  const rounds = plan.rounds.slice(
    0,
    plan.rounds.findLastIndex((round) => round.some(({ act }) => met.has(act))) + 1,
  );
  return actsOf({ ...plan, rounds });
}

/** Those acts whose connections asked for a nick of this connection's, or for one of another such connection's, and so on. */
export function actsNear(plan: Plan, acts: ReadonlySet<Act>, connection: number): ReadonlySet<Act> {
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
export function withoutConnections(
  { connections, rounds }: Plan,
  acts: ReadonlySet<Act>,
  kept: number,
  remains: Remains,
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
export function withoutActs(
  acts: ReadonlySet<Act>,
  traced: ReadonlySet<Act | null>,
  remains: Remains,
): ReadonlySet<Act> {
  let left = acts;
  for (const act of [...acts].toReversed()) {
    if (act.kind === 'open' || !traced.has(act)) continue;
    const rest = new Set([...left].filter((other) => other !== act));
    if (remains(rest)) left = rest;
  }
  return left;
}

/** So many of the last rounds are left as they are: what a race needs besides happens at the same time, or shortly before. */
const LAST_ROUNDS = [0, 1, 2, 4];

/** The least acts, and those with all of the others that come in the last rounds. */
export function grown(
  { rounds }: Plan,
  least: ReadonlySet<Act>,
  few: ReadonlySet<Act>,
): readonly ReadonlySet<Act>[] {
  const left = rounds.map((round) => round.flatMap(({ act }) => (few.has(act) ? [act] : [])));
  const busy = left.filter((acts) => acts.length > 0);
  return LAST_ROUNDS.map((count) => new Set([...least, ...busy.slice(busy.length - count).flat()]));
}
