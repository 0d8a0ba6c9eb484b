import { circumstances } from '../circumstances.ts';
import { isDeath, type Failure } from '../failure/failure.ts';
import type { MetServer } from '../host-server.ts';

/**
 * Why a server cannot be judged under the circumstances of a stored failure: it says of itself, in 005 or by asking for a
 * password, that they are no longer its own. Null when it can.
 */
export function unlike(failure: Failure, server: MetServer): string | null {
  const { circumstances: stored } = failure;
  if (isDeath(failure))
    return server.watched
      ? null
      : 'it was a death: start the server with --command, so that its process is seen';
  const now = circumstances(server, {}, stored);
  if (stored.password !== (now.password !== null))
    return stored.password
      ? 'it was found on a server that asks for a password: give it with --password'
      : 'it was found on a server without a password';
  if (stored.sources['casemapping'] === '005') {
    const [then] = stored.dialect['casemapping'] ?? [];
    const [today] = now.dialect['casemapping'] ?? [];
    if (then !== today) return changed('CASEMAPPING', then, today);
  }
  return stored.nickLength === now.nickLength ? null : changed('NICKLEN', stored.nickLength, now.nickLength);
}

function changed(
  what: string,
  then: string | number | null | undefined,
  now: string | number | null | undefined,
): string {
  return `the server says ${what}=${now ?? '(nothing)'} now, and said ${then ?? '(nothing)'} then: check it anew`;
}
