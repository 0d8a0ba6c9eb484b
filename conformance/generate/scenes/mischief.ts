import { send } from '../act.ts';
import { someone } from '../cast.ts';
import { oddLine } from '../odd-lines.ts';
import type { Scene } from './scene.ts';

/** A connection sends what is out of place, alone or two at a time. */
export const mischief: Scene = (draft) => {
  const { dice } = draft;
  const client = someone(draft, ['registering', 'registered']);
  if (client === null) return false;
  const first = oddLine(draft, client);
  const second = client.phase === 'registered' && dice.percent(20) ? [oddLine(draft, client)] : [];
  send(draft, client, first, ...second);
  return true;
};
