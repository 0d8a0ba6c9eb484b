import { readCommand } from '../../model/command.ts';
import { isDrop, NAMESPACE_MARK, wholeLines, type Plan } from '../plan.ts';
import { mayAuthenticate } from './imagined-auth.ts';
import { withConnections } from './plain-accounts.ts';

/**
 * A plan without what does nothing: empty rounds, acts before the socket is open or behind its drop, connections that are never
 * used. The others are numbered anew. Null when nothing is left.
 */
export function tidied(plan: Plan): Plan | null {
  const opened = new Set<number>();
  const dropped = new Set<number>();
  const rounds = plan.rounds
    .map((round) =>
      round.filter(({ connection, act }) => {
        if (act.kind !== 'open') {
          const there = opened.has(connection) && !dropped.has(connection);
          if (isDrop(act)) dropped.add(connection);
          return there && !(act.kind === 'send' && act.lines.length === 0);
        }
        const first = !opened.has(connection);
        opened.add(connection);
        return first;
      }),
    )
    .filter((round) => round.length > 0);
  if (opened.size === 0) return null;
  const order = [...opened].toSorted((left, right) => left - right);
  const numbers = new Map(order.map((connection, number) => [connection, number]));
  const counted: Plan = {
    connections: opened.size,
    rounds: rounds.map((round) =>
      round.map((step) => ({ ...step, connection: numbers.get(step.connection) ?? 0 })),
    ),
  };
  return withConnections(counted, (connection) => numbers.get(connection) ?? null);
}

/** How many nicks a plan asks for, or kills, that no namespace keeps apart from those of others. */
export function nicksOutside(plan: Plan): number {
  let count = 0;
  for (const { lines } of wholeLines(plan)) {
    for (const line of lines) {
      const { kind, params } = readCommand(line);
      const [nick = ''] = params;
      if ((kind === 'NICK' || kind === 'KILL') && nick !== '' && !nick.includes(NAMESPACE_MARK)) count += 1;
    }
  }
  return count;
}

/**
 * Whether a plan sends a command that needs registration where some server may have registered the connection. What such a
 * command then does is beyond the model, which knows no channels and no messages.
 */
export function executesKnown(plan: Plan): boolean {
  const named = new Set<number>();
  const introduced = new Set<number>();
  for (const { step, lines } of wholeLines(plan)) {
    const { connection } = step;
    for (const line of lines) {
      const { kind, params } = readCommand(line);
      if (kind === 'NICK' && (params[0] ?? '') !== '') named.add(connection);
      // Who has authenticated by AUTH (IRCX) may need no USER.
      else if ((kind === 'USER' && params.length > 3) || (kind === 'AUTH' && mayAuthenticate(params)))
        introduced.add(connection);
      else if (kind === 'KNOWN' && named.has(connection) && introduced.has(connection)) return true;
    }
  }
  return false;
}
