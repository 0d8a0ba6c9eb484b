import type { Spec } from '../../model/outcomes.ts';
import type { Relaxation } from '../../model/relaxation.ts';
import type { Table } from '../../model/table.ts';
import type { Overdue } from '../../model/timeouts.ts';
import type { Lane } from '../observation.ts';
import type { Moment } from './moment.ts';

/** What a server does by itself, and in the end owes. */
const TIMEOUTS: Readonly<Record<string, Overdue>> = {
  'TIMEOUT.registration': 'registration',
  'TIMEOUT.silence': 'silence',
  'TIMEOUT.ping': 'ping',
};

/** Whether the server did at this moment what it owes by some time, and may leave undone where the rule is set aside. */
export function isDoneInTime(
  moment: Moment,
  { lets, lifts }: Relaxation,
  { phase }: Spec,
  table: Table,
): boolean {
  const { before, step } = moment;
  const [outcome] = step.outcomes;
  if (outcome === undefined) return false;
  switch (lifts) {
    case 'registration':
      return outcome.emits.some(({ reply }) => reply === '001');
    case 'release':
      return letsGoOf(moment, phase, ({ drop }) => drop < 0);
    case 'drop':
      return letsGoOf(moment, phase, ({ drop }) => drop >= 0);
    default: {
      const overdue = TIMEOUTS[outcome.input ?? ''];
      const session = before.world.sessions[step.connection];
      return overdue !== undefined && session !== undefined && lets?.(overdue, session, table) === true;
    }
  }
}

/** Whether somebody is granted a nick that a connection of this kind had when it ended. */
function letsGoOf(
  { before, step, lanes }: Moment,
  phase: Spec['phase'],
  isMeant: (lane: Lane) => boolean,
): boolean {
  return before.world.sessions.some(
    (session, c) =>
      c !== step.connection &&
      session.nick !== null &&
      phase(session) === 'closing' &&
      step.node.world.sessions[c]?.nick === null &&
      isMeant(lanes[c] as Lane),
  );
}
