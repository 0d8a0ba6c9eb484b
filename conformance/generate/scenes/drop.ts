import type { Drop, DropKind } from '../../plan.ts';
import { act, claim, open } from '../act.ts';
import { inSomeSpelling, someContended, someone } from '../cast.ts';
import type { Draft } from '../draft.ts';
import type { Client } from '../imagination.ts';
import { userLine } from '../user-lines.ts';
import { mayLeave } from './leave.ts';
import type { Scene } from './scene.ts';

/** A client ends its connection without a word, and somebody may ask for the nick that it had. */
export const drop: Scene = (draft) => {
  const { dice } = draft;
  const client = mayLeave(draft) ? someone(draft, ['registering', 'registered']) : null;
  if (client === null) return false;
  const { nick } = client;
  dropOut(draft, client);
  const heir = nick === null ? null : someone(draft, ['unopened', 'registering', 'registered'], client);
  if (nick === null || heir === null || dice.percent(30)) return true;
  open(draft, heir);
  claim(draft, heir, inSomeSpelling(draft, nick));
  return true;
};

/** Ends a client's connection in one of the ways in which that can be done without QUIT. */
export function dropOut(draft: Draft, client: Client): void {
  act(draft, client, dropOf(draft, client));
}

/** The act of dropping the connection: alone, or straight behind some lines. */
export function dropOf(draft: Draft, client: Client): Drop {
  return { kind: howToDrop(draft), lines: draft.dice.percent(65) ? [] : lastWords(draft, client) };
}

function howToDrop({ dice }: Draft): DropKind {
  return dice.pick(['half-close', 'close', 'reset']);
}

/** What a client sends in the moment in which it goes. */
function lastWords(draft: Draft, client: Client): readonly string[] {
  const { dice } = draft;
  const nick = `NICK ${someContended(draft)}`;
  return dice.weigh<readonly string[]>([
    [3, ['QUIT']],
    [2, [nick]],
    [client.user ? 0 : 3, [nick, userLine(dice)]],
    [client.user ? 0 : 2, [nick, userLine(dice), 'QUIT']],
    [2, ['PING t', 'PING t']],
  ]);
}
