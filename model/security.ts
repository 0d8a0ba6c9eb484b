import { connectedIn } from './connected.ts';
import type { Table } from './table.ts';

/** How far AUTH (IRCX) has come on a connection. */
export type Security = 'anonymous' | 'pending' | 'authenticated';

/** Tells it by a connection's configuration. */
export type SecurityOf = (configuration: number) => Security;

/** That of each configuration, looked up once. */
export function securities(table: Table): SecurityOf {
  const known: Security[] = [];
  return (configuration) =>
    (known[configuration] ??= connectedIn(table.keyOf(configuration))?.security ?? 'anonymous');
}

/** Tells by a connection's configuration whether it has named a nick or a user, whatever became of that. */
export type IntroducedOf = (configuration: number) => boolean;

/** What each configuration tells of it, looked up once. */
export function introductions(table: Table): IntroducedOf {
  const known: boolean[] = [];
  return (configuration) => (known[configuration] ??= isIntroduced(table.keyOf(configuration)));
}

function isIntroduced(key: string): boolean {
  const registering = connectedIn(key)?.registration.registering;
  return registering !== undefined && (registering.nick !== 'unset' || registering.user !== 'unset');
}
