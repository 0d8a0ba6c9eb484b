import { send } from '../act.ts';
import { inPhase, someFree, someone } from '../cast.ts';
import type { Draft } from '../draft.ts';
import { token } from '../fences.ts';
import type { Client } from '../imagination.ts';
import { userLine } from '../user-lines.ts';
import type { Scene } from './scene.ts';

/** A connection leaves, registered or not, and now and then straight behind its logon. */
export const leave: Scene = (draft) => {
  const client = mayLeave(draft) ? someone(draft, ['registering', 'registered']) : null;
  if (client === null) return false;
  if (client.phase === 'registering' && draft.dice.percent(50)) passBy(draft, client);
  else quit(draft, client);
  return true;
};

/** Whether enough connections stay, so that something still happens. */
export function mayLeave(draft: Draft): boolean {
  const { server } = draft;
  const gone = inPhase(draft, ['gone']).length;
  return gone < Math.max(1, server.clients.length - 2);
}

/** QUIT, and at times more behind it, which must not be looked at any more. */
export function quit(draft: Draft, client: Client): void {
  const { dice } = draft;
  const behind = dice.percent(15)
    ? [dice.pick(['PING', 'NICK {ns}z', `PING ${token(draft)}`, userLine(dice)])]
    : [];
  send(draft, client, dice.pick(['QUIT', 'QUIT :bye', 'QUIT :so long, and thanks']), ...behind);
}

/** Logs on and off in one write. */
function passBy(draft: Draft, client: Client): void {
  const { dice } = draft;
  const nick = client.nick === null ? [`NICK ${someFree(draft, client)}`] : [];
  const user = client.user ? [] : [userLine(dice)];
  // Behind QUIT no PING of the server is answered any more, so that a PONG of its own is all that it gets.
  const pong = dice.percent(30) ? ['PONG x'] : [];
  send(draft, client, ...dice.shuffle([...nick, ...user]), ...pong, 'QUIT');
}
