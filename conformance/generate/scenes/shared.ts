import { send } from '../act.ts';
import { inPhase, someone } from '../cast.ts';
import { sharedNick } from '../nicks.ts';
import type { Scene } from './scene.ts';

/** A connection asks for the empty nick or for one that stands for no nick: in a plan that runs alone only. */
export const nameNobody: Scene = (draft) => {
  const { dice, alone } = draft;
  if (!alone) return false;
  const refused = inPhase(draft, ['registering']).filter(({ named, nick }) => named && nick === null);
  const client =
    refused.length > 0 && dice.percent(60)
      ? dice.pick(refused)
      : someone(draft, ['registering', 'registered']);
  if (client === null) return false;
  send(draft, client, `NICK ${sharedNick(dice)}`);
  return true;
};
