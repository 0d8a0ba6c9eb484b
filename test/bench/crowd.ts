import { namesSharedNick, type Plan } from '../../conformance/plan.ts';

/**
 * Two plans as one, round by round, over one namespace: the connections of both contend for the nicks that both name. More
 * connections than any plan has that is made up.
 */
export function together(one: Plan, other: Plan): Plan {
  const later = other.rounds.map((round) =>
    round.map(({ connection, act }) => ({ connection: connection + one.connections, act })),
  );
  const rounds = Array.from({ length: Math.max(one.rounds.length, later.length) }, (_, at) => [
    ...(one.rounds[at] ?? []),
    ...(later[at] ?? []),
  ]);
  return { connections: one.connections + other.connections, rounds };
}

/** Whether several connections of a plan act at once. */
export function isRaced({ rounds }: Plan): boolean {
  return rounds.some((round) => round.filter(({ act }) => act.kind !== 'open').length > 1);
}

/** Whether a plan can be joined with another one: a nick that is asked for until it is granted might never be. */
export function isJoinable(plan: Plan): boolean {
  return !namesSharedNick(plan) && !plan.rounds.flat().some(({ act }) => act.kind === 'reclaim');
}
