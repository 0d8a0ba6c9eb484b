import { send } from '../act.ts';
import { someContended, someFree, someone } from '../cast.ts';
import type { Draft } from '../draft.ts';
import type { Client } from '../imagination.ts';
import { respell } from '../nicks.ts';
import { oddNickLine } from '../odd-lines.ts';
import type { Scene } from './scene.ts';

/** A connection that has a nick, or has named one, names another: a new one, its own, its own in other letters, its last one. */
export const rename: Scene = (draft) => {
  const { dice } = draft;
  const client = someone(draft, dice.percent(70) ? ['registered'] : ['registering']);
  if (!client?.nick) return false;
  const before = client.nick;
  send(draft, client, nickLine(draft, client, before));
  // What is asked behind a rename is answered to the new nick.
  if (client.phase === 'registered' && dice.percent(35))
    send(draft, client, dice.pick(['NICK', 'XYZZY', 'PASS x']));
  if (client.phase !== 'gone' && dice.percent(30)) send(draft, client, `NICK ${before}`);
  return true;
};

function nickLine(draft: Draft, client: Client, own: string): string {
  const { dice } = draft;
  return dice.weigh<() => string>([
    [6, () => `NICK ${someFree(draft, client)}`],
    [4, () => `NICK ${respell(dice, own)}`],
    [2, () => `NICK ${own}`],
    [3, () => `NICK ${someContended(draft)}`],
    [2, () => oddNickLine(draft, client)],
  ])();
}
