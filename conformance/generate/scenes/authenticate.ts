import { send } from '../act.ts';
import { inPhase } from '../cast.ts';
import type { Draft, Part } from '../draft.ts';
import { saslRequest } from '../cap-lines.ts';
import { offersSasl } from '../client.ts';
import { exchange, oddStart } from '../sasl-lines.ts';
import type { Client } from '../imagination.ts';
import type { Scene } from './scene.ts';
import { line, refusedWithin, sendAll } from '../script.ts';

/** A connection logs in to an account outside of its logon: once more, late, or when it is registered. */
export const logIn: Scene = (draft) => {
  const { dice, logons, options } = draft;
  if (logons !== 'authenticated' || !offersSasl(options)) return false;
  const able = inPhase(draft, ['registering', 'registered']);
  if (able.length === 0) return false;
  const client = dice.pick(able);
  if (dice.percent(15)) send(draft, client, `AUTHENTICATE ${oddStart(dice)}`.trimEnd());
  else carryThrough(draft, client);
  return true;
};

/** So many of them in a hundred are refused a nick in between, and take another one behind it. */
const REFUSED = 30;
const ANOTHER: Part = { kind: 'free' };

function carryThrough(draft: Draft, client: Client): void {
  const { dice } = draft;
  const asked = client.enabled.has('sasl') || dice.percent(15) ? [] : [line(saslRequest(draft))];
  const parts: Part[] = [...asked, ...exchange(draft).map((part): Part => ({ kind: 'line', ...part }))];
  const count = dice.percent(15) ? 1 + dice.below(parts.length) : parts.length;
  const cut = parts.slice(0, count);
  const script = dice.percent(REFUSED) ? [...refusedWithin(dice, cut), ANOTHER] : cut;
  sendAll(draft, client, script, () =>
    dice.weigh([
      [3, 1],
      [2, 2],
    ]),
  );
}
