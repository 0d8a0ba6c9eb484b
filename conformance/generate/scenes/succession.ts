import { claim, open, send } from '../act.ts';
import { inSomeSpelling, someFree, someHolder, someone } from '../cast.ts';
import type { Draft } from '../draft.ts';
import type { Client } from '../imagination.ts';
import { dropOut } from './drop.ts';
import { mayLeave, quit } from './leave.ts';
import type { Scene } from './scene.ts';

/** A connection gives up its nick, by leaving or by taking another, and somebody asks for what has become free. */
export const succeed: Scene = (draft) => {
  const { dice } = draft;
  const holder = someHolder(draft);
  if (!holder?.nick) return false;
  const { nick } = holder;
  if (dice.percent(40)) refuseSomebody(draft, holder, nick);
  if (holder.nick !== nick) return true;
  if (mayLeave(draft) && dice.percent(55)) {
    if (dice.percent(65)) quit(draft, holder);
    else dropOut(draft, holder);
  } else send(draft, holder, `NICK ${someFree(draft, holder)}`);
  const heir = heirOf(draft, holder);
  if (heir === null) return true;
  open(draft, heir);
  claim(draft, heir, inSomeSpelling(draft, nick));
  return true;
};

/** Who was refused a nick must not stand in the way of the next one to ask for it. */
function refuseSomebody(draft: Draft, holder: Client, nick: string): void {
  const claimant = someone(draft, ['registering', 'registered'], holder);
  if (claimant !== null) send(draft, claimant, `NICK ${inSomeSpelling(draft, nick)}`);
}

/** The former holder itself, if it is still there, or another one. */
function heirOf(draft: Draft, holder: Client): Client | null {
  if (holder.phase === 'registered' && draft.dice.percent(25)) return holder;
  return someone(draft, ['unopened', 'registering', 'registered'], holder);
}
