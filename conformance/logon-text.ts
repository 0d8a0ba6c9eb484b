import { mannerText } from './manner.ts';
import type { Met } from './run/approached.ts';
import { outcomeText } from './shut-out.ts';

/** What was out of the ordinary about how the first client was welcomed; null where nothing was. `wasProbed`: a connection was opened and closed before it. */
export function logonText(
  { manner, before }: Pick<Met, 'manner' | 'before'>,
  wasProbed: boolean,
): string | null {
  if (manner !== 'plain') return `${mannerText(manner)}; a plain NICK and USER is not welcomed`;
  if (before === undefined) return null;
  const behind = wasProbed ? ', right behind a connection that was opened and closed' : '';
  return `welcomed at the second attempt only; the first${behind}: ${outcomeText(before.contact)}`;
}
