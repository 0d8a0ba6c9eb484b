import { send } from '../act.ts';
import { authentication, discovery, oddAuth } from '../auth-lines.ts';
import { inPhase } from '../cast.ts';
import type { Part } from '../draft.ts';
import { line, refusedWithin, sendAll } from '../script.ts';
import type { Scene } from './scene.ts';

/** So many of them in a hundred are refused a nick in between, and take another one behind it. */
const REFUSED = 35;
const ANOTHER: Part = { kind: 'free' };

/** A connection authenticates by AUTH (IRCX) outside of its logon: once more, late, or when it is registered. */
export const secure: Scene = (draft) => {
  const { dice, logons } = draft;
  if (logons !== 'secured') return false;
  const able = inPhase(draft, ['registering', 'registered']);
  if (able.length === 0) return false;
  const client = dice.pick(able);
  if (dice.percent(25)) {
    send(draft, client, dice.percent(50) ? oddAuth(draft) : discovery(draft, client));
    return true;
  }
  const parts = [...(dice.percent(20) ? [line('IRCX')] : []), ...authentication(draft)];
  const script = dice.percent(REFUSED) ? [...refusedWithin(dice, parts), ANOTHER] : parts;
  sendAll(draft, client, script, () => (dice.percent(60) ? 1 : 2));
  return true;
};
