import { begin, finish } from '../act.ts';
import { oddAuth } from '../auth-lines.ts';
import { someContended, someone } from '../cast.ts';
import { breakIn } from '../framing.ts';
import { userLine } from '../user-lines.ts';
import { logOn } from './logon.ts';
import type { Scene } from './scene.ts';

/** A connection stops in the midst of a line, others go on meanwhile, and then the rest of it comes. */
export const halt: Scene = (draft) => {
  const { dice, begun, logons } = draft;
  const client = someone(draft, ['registering', 'registered']);
  if (client === null || begun.has(client.connection)) return false;
  const line = dice.weigh([
    [4, `NICK ${someContended(draft)}`],
    [client.user ? 0 : 4, userLine(dice)],
    [2, 'NICK'],
    [client.phase === 'registered' ? 2 : 0, 'PING t'],
    [logons === 'bare' || logons === 'secured' ? 0 : 4, dice.pick(['CAP LS 302', 'CAP LIST', 'CAP END'])],
    [logons === 'authenticated' ? 4 : 0, dice.pick(['AUTHENTICATE PLAIN', 'AUTHENTICATE *'])],
    [logons === 'secured' ? 4 : 0, logons === 'secured' ? oddAuth(draft) : ''],
  ]);
  const [text, rest] = breakIn(dice, line);
  begin(draft, client, text, rest);
  if (dice.percent(70)) logOn(draft);
  finish(draft, client);
  return true;
};
