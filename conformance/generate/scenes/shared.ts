import { send } from '../act.ts';
import { inPhase, someone } from '../cast.ts';
import { sharedNick } from '../nicks.ts';
import { userLine } from '../user-lines.ts';
import type { Scene } from './scene.ts';

/** A connection asks for the empty nick or for one that stands for no nick: in some plans only. */
export const nameNobody: Scene = (draft) => {
  const { dice, shared } = draft;
  if (!shared) return false;
  const registering = inPhase(draft, ['registering']);
  // Few are in these states at any time, and each answers in its own way.
  const rare = dice.percent(55)
    ? registering.filter(({ named, nick }) => named && nick === null)
    : registering.filter(({ nick }) => nick !== null);
  const client =
    rare.length > 0 && dice.percent(70) ? dice.pick(rare) : someone(draft, ['registering', 'registered']);
  if (client === null) return false;
  send(draft, client, `NICK ${sharedNick(dice)}`);
  // Whether it was taken shows where nothing else is lacking.
  if (client.phase === 'registering' && !client.user && dice.percent(70)) send(draft, client, userLine(dice));
  return true;
};
