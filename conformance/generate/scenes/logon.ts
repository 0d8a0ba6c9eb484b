import { open, send } from '../act.ts';
import { inPhase, someContended, someFree, someone } from '../cast.ts';
import type { Draft, Part } from '../draft.ts';
import type { Client } from '../imagination.ts';
import { oddNickLine } from '../odd-lines.ts';
import { oddUserLine, passLines, userLine } from '../user-lines.ts';
import { negotiated } from './negotiate.ts';
import type { Scene } from './scene.ts';
import { line, sendParts } from '../script.ts';

/** A connection comes, or goes on with its logon. */
export const logOn: Scene = (draft) => {
  const begun = someone(draft, ['registering']);
  const client =
    begun !== null && draft.dice.percent(65) ? begun : someone(draft, ['unopened', 'registering']);
  if (client === null) return false;
  proceed(draft, client);
  return true;
};

/** Several connections come at once. */
export function arriveTogether(draft: Draft): void {
  const { dice } = draft;
  const all = dice.shuffle(inPhase(draft, ['unopened']));
  const early = Math.max(dice.below(all.length + 1), 1);
  for (const client of all.slice(0, early)) open(draft, client);
}

/** Does the next thing that brings a connection nearer to its registration: it opens, sends a part of its logon, or mends it. */
export function proceed(draft: Draft, client: Client): void {
  const { dice, scripts } = draft;
  if (client.phase === 'unopened') {
    open(draft, client);
    if (dice.percent(30)) return;
  }
  const script = scripts.get(client.connection) ?? write(draft, client);
  scripts.set(client.connection, script);
  if (script.length === 0) {
    mend(draft, client);
    return;
  }
  const count = dice.weigh([
    [5, 1],
    [2, 2],
    [4, 3],
  ]);
  sendParts(draft, client, script, count);
}

/** Sends what a registration still lacks when the script has not brought it about. */
export function mend(draft: Draft, client: Client): void {
  const { dice } = draft;
  const nick = `NICK ${dice.percent(75) ? someFree(draft, client) : someContended(draft)}`;
  const lacking = [...(client.nick === null ? [nick] : []), ...(client.user ? [] : [userLine(dice)])];
  if (lacking.length === 2 && dice.percent(50)) lacking.pop();
  if (client.negotiation === 'negotiating') lacking.push('CAP END');
  else if (client.exchange !== null && lacking.length === 0) lacking.push('AUTHENTICATE *');
  send(draft, client, ...lacking);
}

/** A logon as it is meant: PASS, NICK and USER, in some order, now and then with a slip; with CAP and SASL where the plan has them. */
function write(draft: Draft, client: Client): Part[] {
  const { dice, options } = draft;
  const script: Part[] = dice.shuffle<Part>([{ kind: 'nick' }, line(userLine(dice))]);
  if (options.password || dice.percent(12)) {
    const at = dice.percent(85) ? 0 : dice.below(script.length + 1);
    script.splice(at, 0, ...passLines(dice).map(line));
  }
  if (dice.percent(20)) script.splice(dice.below(script.length), 0, line(slip(draft, client)));
  return negotiated(draft, client, script);
}

function slip(draft: Draft, client: Client): string {
  const { dice } = draft;
  return dice.weigh<() => string>([
    [4, () => oddNickLine(draft, client)],
    [3, () => oddUserLine(dice)],
    [2, () => 'PONG x'],
    [1, () => ''],
    [1, () => dice.pick(['CAP', 'CAP END'])],
  ])();
}
