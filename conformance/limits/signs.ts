import { excuseOf } from '../excuse.ts';
import type { Observation } from '../observation.ts';
import type { Trouble } from '../run/trouble.ts';

/** What the run of a plan shows of its server’s limits: how many connections were opened, and what became of them. */
export interface Signs {
  readonly opened: number;
  /** How many were refused, or closed for want of room or in haste. */
  readonly turnedAway: number;
  /** How many of them without a reason, and since they came too fast, as the server says. */
  readonly wordless: number;
  readonly hasty: number;
  /** Somebody was put out for how much, or how fast, it had sent. */
  readonly putOut: boolean;
}

/** Signs of a run that ended in trouble; null where that says nothing of the server’s limits. */
export function signsOfTrouble({ kind, detail }: Trouble, opened: number): Signs | null {
  const isRefused = kind === 'refused' || (kind === 'unreachable' && detail === 'ECONNRESET');
  return isRefused ? { opened, turnedAway: 1, wordless: 1, hasty: 0, putOut: false } : null;
}

/**
 * Signs in a history. Where a server gives no reason, a close before the first answer may have had another one: it counts where nothing else
 * explains the history.
 */
export function signsOf({ connections }: Observation, isUnexplained: boolean): Signs {
  const excuses = connections.flatMap((lane) => excuseOf(lane) ?? []);
  const ended = excuses.filter(({ isNamed }) => isNamed || isUnexplained);
  const away = ended.filter(({ limit }) => limit !== 'flood');
  return {
    opened: connections.length,
    turnedAway: away.length,
    wordless: away.filter(({ isNamed }) => !isNamed).length,
    hasty: away.filter(({ limit }) => limit === 'haste').length,
    putOut: away.length < ended.length,
  };
}
