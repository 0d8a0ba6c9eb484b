import { CHUNK } from './command.ts';
import type { Input } from './input.ts';
import type { Received } from './received.ts';
import type { Authentication, Operation, Session, World } from './world.ts';

/*
 * Where services answer AUTHENTICATE, clients are to wait for each answer. While one waits, what else it sends is answered before; and
 * if it does not wait, the exchange is in the hands of who comes first.
 */

/** What the server itself may answer, also where services answer the rest. */
export const OF_THE_SERVER: ReadonlySet<Input> = new Set([
  'AUTHENTICATE.missing',
  'AUTHENTICATE.unasked',
  'AUTHENTICATE.late',
  'AUTHENTICATE.again',
  'AUTHENTICATE.abort',
  'AUTHENTICATE.too_long',
]);

/** The world in which services are to take up an AUTHENTICATE. */
export function deferring(world: World, { connection }: Operation, deferred: Operation | null): World {
  return changed(world, connection, { deferred });
}

/** The world in which a client has not waited for the answer. An account that it has proven meanwhile may be logged in to. */
export function overrunning(world: World, { connection, authentication }: Operation): World {
  const session = world.sessions[connection] as Session;
  const proven = provenBy(authentication) ?? provenWhileWaiting(session);
  return changed(world, connection, { deferred: null, overran: true, proven });
}

/** The account that a client has proven, or will have when services take up what waits for them; null for none. */
export function provenWhileWaiting({ deferred, proven }: Session): string | null {
  return provenBy(deferred?.authentication ?? null) ?? proven;
}

function provenBy(authentication: Authentication | null): string | null {
  return authentication?.plain ?? authentication?.scramFinal ?? null;
}

/** The same world with one session changed. */
export function changed(world: World, connection: number, change: Partial<Session>): World {
  const session = world.sessions[connection] as Session;
  return { ...world, sessions: world.sessions.with(connection, { ...session, ...change }) };
}

/** Whether a response is too long in one piece, and stands behind others. */
export function isPieceTooLong({ authentication }: Operation): boolean {
  return authentication !== null && authentication.size > CHUNK && authentication.total > authentication.size;
}

const OF_SASL = /^(AUTHENTICATE|90[0-8])$/;

/** Whether a line may be an answer of services to a client that did not wait. Nobody is logged in whose account was not proven. */
export function mayFollowOverrun({ message }: Received, { overran, account, proven }: Session): boolean {
  if (!overran || message === null || !OF_SASL.test(message.command)) return false;
  if (message.command !== '900') return true;
  const named = message.params[2]?.toLowerCase();
  return [account, proven].some((each) => each?.toLowerCase() === named);
}
