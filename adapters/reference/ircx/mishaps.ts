import type { House } from '../house.ts';
import type { Session } from '../session.ts';

/** What the faults make of a logon whose nick is refused: only they take it for over. */
export function mishandleRefusal({ faults, contexts }: House, session: Session): void {
  const { phase, logon } = session;
  if (phase !== 'unregistered') return;
  const { handle } = logon.place;
  if (faults['refused-logon-context-freed'] && handle !== null) contexts.giveBack(handle);
  if (faults['refused-logon-context-kept']) logon.secured = null;
}

/** What the faults make of a table without a free place. */
export function withoutContext({ faults }: House): void {
  if (faults['refused-logon-context-kept']) process.exit(0);
}
