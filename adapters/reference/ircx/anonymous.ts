import type { House } from '../house.ts';
import { closeWithError } from '../leaving.ts';
import type { Session } from '../session.ts';
import { isExchanging } from './logon.ts';
import { withoutContext } from './mishaps.ts';
import { anon } from './packages.ts';

/**
 * A NICK begins a logon without AUTH, where no AUTH has begun it: on some servers that takes a context as well. Tells whether there was
 * one; if not, the connection is closed.
 */
export function beginAnonymous(house: House, session: Session): boolean {
  const { logon } = session;
  const hasContext = isExchanging(session) || logon.secured !== null || logon.anonymous !== null;
  if (house.anonymousContexts !== true || hasContext) return true;
  logon.anonymous = house.contexts.take({ pkg: anon, challenge: '' });
  if (logon.anonymous !== null) return true;
  withoutContext(house);
  closeWithError(house, session, 'Too many logons');
  return false;
}
