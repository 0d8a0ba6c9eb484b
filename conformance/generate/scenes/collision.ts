import { send } from '../act.ts';
import { inSomeSpelling, someContended, someFree, someHolder, someone } from '../cast.ts';
import type { Draft } from '../draft.ts';
import type { Client } from '../imagination.ts';
import { userLine } from '../user-lines.ts';
import { proceed } from './logon.ts';
import type { Scene } from './scene.ts';

/** A connection asks for a nick that another one has or has named, and goes on as one that was refused. */
export const collide: Scene = (draft) => {
  const { dice } = draft;
  const holder = someHolder(draft);
  const claimant = holder && someone(draft, ['registering', 'registered'], holder);
  if (!holder?.nick || !claimant) return false;
  const nick = inSomeSpelling(draft, holder.nick);
  send(draft, claimant, `NICK ${nick}`);
  if (claimant.phase === 'registering') goOnUnregistered(draft, claimant, nick);
  else if (claimant.phase === 'registered' && dice.percent(35)) send(draft, claimant, dice.pick(TELLING));
  return true;
};

/** Commands whose answers name the nick that the connection has. */
const TELLING = ['NICK', 'FROBNICATE x', 'USER u 0 * :r'];

/** Connected, but not logged on: USER comes all the same, or another nick, or the same one again, or nothing more. */
function goOnUnregistered(draft: Draft, claimant: Client, nick: string): void {
  const { dice } = draft;
  if (!claimant.user && dice.percent(55)) send(draft, claimant, userLine(dice));
  if (claimant.phase !== 'registering') return;
  dice.weigh<() => void>([
    [6, () => send(draft, claimant, `NICK ${someFree(draft, claimant)}`)],
    [2, () => send(draft, claimant, `NICK ${nick}`)],
    [2, () => leaveRefused(draft, claimant, nick)],
    [3, () => undefined],
  ])();
}

/** The refused one leaves, and a third asks for the same nick. */
function leaveRefused(draft: Draft, claimant: Client, nick: string): void {
  send(draft, claimant, 'QUIT');
  const third = someone(draft, ['registering', 'registered', 'unopened'], claimant);
  if (third === null) return;
  if (third.phase === 'unopened') proceed(draft, third);
  if (third.phase !== 'gone') send(draft, third, `NICK ${inSomeSpelling(draft, nick)}`);
}

/** Two connections that are not registered name one nick, and both complete their registration. */
export const duel: Scene = (draft) => {
  const { dice } = draft;
  const first = someone(draft, ['registering', 'unopened']);
  const second = first && someone(draft, ['registering', 'unopened'], first);
  if (!first || !second) return false;
  const pair = [first, second];
  for (const client of pair) if (client.phase === 'unopened') proceed(draft, client);
  const nick = someContended(draft);
  for (const client of dice.shuffle(pair)) send(draft, client, `NICK ${inSomeSpelling(draft, nick)}`);
  for (const client of dice.shuffle(pair)) if (!client.user) send(draft, client, userLine(dice));
  return true;
};
