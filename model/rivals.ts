import { CASEMAPPINGS, isSame } from './casemapping.ts';
import { slotIndex, type Permitted } from './dialect.ts';
import { CASEMAPPING, MAPPING_MASKS } from './holding.ts';
import type { Action } from './session.ts';
import type { Way } from './table.ts';
import type { Session } from './world.ts';

const RIVALS = slotIndex('nick_rivals');
const TOLD: ReadonlySet<Action> = new Set(['evict rivals', 'refuse rivals']);

/** The other unregistered connections that wish for a nick, under the narrowest casemapping that is permitted. */
export function rivalsOf(
  sessions: readonly Session[],
  connection: number,
  nick: string | null,
  permitted: Permitted,
): readonly number[] {
  const rivals: number[] = [];
  if (nick === null) return rivals;
  const mask = permitted.masks[CASEMAPPING];
  const mapping = CASEMAPPINGS.find((_, index) => mask === MAPPING_MASKS[index]) ?? 'ascii';
  for (const [other, session] of sessions.entries()) {
    if (other === connection || session.owned || session.nick === null) continue;
    if (isSame(session.nick, nick, mapping)) rivals.push(other);
  }
  return rivals;
}

const alone = new WeakMap<Way, Way | null>();

/** A way taken where nobody else wishes for the nick: what rivals would hear makes no difference. Null for one that differs in that alone. */
export function withoutRivals(way: Way): Way | null {
  const known = alone.get(way);
  if (known !== undefined) return known;
  if (!way.requires.some(({ slot }) => slot === RIVALS)) {
    alone.set(way, way);
    return way;
  }
  const told = way.actions.some((action) => TOLD.has(action));
  const same = told ? null : { ...way, requires: way.requires.filter(({ slot }) => slot !== RIVALS) };
  alone.set(way, same);
  return same;
}
