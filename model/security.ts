import { byConfiguration } from './by-configuration.ts';
import { connectedIn } from './connected.ts';

/** How far AUTH (IRCX) has come on a connection. */
export type Security = 'anonymous' | 'pending' | 'authenticated';

/** Tells it by a connection's configuration. */
export type SecurityOf = (configuration: number) => Security;

/** That of each configuration of a table. */
export const securities = byConfiguration((key) => connectedIn(key)?.security ?? 'anonymous');

/** Tells by a connection's configuration whether it has named a nick or a user, whatever became of that. */
export type IntroducedOf = (configuration: number) => boolean;

/** What each configuration of a table tells of it. */
export const introductions = byConfiguration(isIntroduced);

function isIntroduced(key: string): boolean {
  const registering = connectedIn(key)?.registration.registering;
  return registering !== undefined && (registering.nick !== 'unset' || registering.user !== 'unset');
}
