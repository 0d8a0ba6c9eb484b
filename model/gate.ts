import { byConfiguration } from './by-configuration.ts';
import { either, requirement } from './dialect.ts';
import { phaseIn } from './phase.ts';
import type { Reading } from './reading.ts';
import type { Operation, Session, World } from './world.ts';

const GATE = {
  required: requirement('server_password', 'required'),
  needless: requirement('server_password', 'none'),
  open: requirement('password_gate', 'open'),
  shut: either('password_gate', '464', '451'),
} as const;

/** Tells whether an unregistered connection has not given the password, by its configuration. */
export type LacksPassword = (configuration: number) => boolean;

/** That of the configurations of a table. */
export const lacksPassword = byConfiguration(
  (key) => phaseIn(key) === 'registering' && !key.includes('"password":"right"'),
);

/**
 * The readings of a command where the password has to come first: a server may turn NICK and USER away before it looks at them
 * (RFC 1459 4.1.1).
 */
export function behindGate(
  { permitted, sessions }: World,
  { command, connection }: Operation,
  isGated: LacksPassword,
  lawful: readonly Reading[],
): readonly Reading[] {
  if (command.kind !== 'NICK' && command.kind !== 'USER') return lawful;
  const asked = permitted.masks[GATE.required.slot] ?? 0;
  const session = sessions[connection] as Session;
  if ((asked & GATE.required.mask) === 0 || !isGated(session.configuration)) return lawful;
  // A gate that is shut each time lets through only where no password is asked for.
  const mayBeOpen = ((permitted.masks[GATE.open.slot] ?? 0) & GATE.open.mask) !== 0;
  const open = mayBeOpen
    ? lawful
    : lawful.map((reading) => ({ ...reading, requires: [...reading.requires, GATE.needless] }));
  const turnedAway: Reading = {
    input: `${command.kind}.gated`,
    claim: 'free',
    nick: session.nick,
    holder: -1,
    freed: [],
    requires: [GATE.required, GATE.shut],
  };
  return [...open, turnedAway];
}
