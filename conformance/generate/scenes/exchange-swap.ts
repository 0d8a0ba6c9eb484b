import { open } from '../act.ts';
import { inPhase } from '../cast.ts';
import { saslRequest } from '../cap-lines.ts';
import { offersMechanism, type Client } from '../client.ts';
import type { Draft, Part } from '../draft.ts';
import { shortAccount } from '../responses.ts';
import { line, takeTurns } from '../script.ts';
import type { Scene } from './scene.ts';

/** Two connections log in line by line beside each other, and one's response is of no use to the other. */
export const swapExchanges: Scene = (draft) => {
  const { dice, logons } = draft;
  if (logons !== 'authenticated') return false;
  const able = dice.shuffle(inPhase(draft, ['unopened', 'registering']).filter((client) => !client.loggedIn));
  const [one, other] = able;
  if (one === undefined || other === undefined) return false;
  const pair = [one, other] as const;
  for (const client of pair) open(draft, client);
  const scripts = responsesOf(draft, pair).map((said, at) => [
    ...(pair[at]?.enabled.has('sasl') === true ? [] : [line(saslRequest(draft))]),
    ...said,
  ]);
  takeTurns(draft, pair, scripts);
  return true;
};

/** What each of them says to log in: the mechanism and the response, of which some are the other one's. */
function responsesOf(
  { dice, options }: Draft,
  [one, other]: readonly [Client, Client],
): readonly (readonly Part[])[] {
  const account = shortAccount(dice, options);
  const next = (account % Math.max(1, Math.min(options.accounts, 3))) + 1;
  if (offersMechanism(options, 'SCRAM-SHA-256') && dice.percent(50)) {
    const swapped = dice.percent(60);
    return [
      scram(account, swapped ? other.connection : null),
      scram(swapped ? account : next, swapped && dice.percent(50) ? one.connection : null),
    ];
  }
  return dice.pick([
    // Each with its own; with the name of one account and the password of another; with a wrong password for the same.
    [plain(`account${account}`), plain(`account${next}`)],
    [plain(`crossed${account}`), plain(`account${next}`)],
    [plain(`crossed${account}`), plain(`crossed${next}`)],
    [plain(`account${account}`), plain(`wrong${account}`)],
  ]);
}

function plain(who: string): readonly Part[] {
  return ['PLAIN', `{plain:${who}}`].map((said) => line(`AUTHENTICATE ${said}`));
}

/** SCRAM with the answer to another connection's challenge, or to its own. */
function scram(account: number, of: number | null): readonly Part[] {
  const mark = `{scram:account${account}:final${of === null ? '' : `:${of}`}}`;
  return [
    line('AUTHENTICATE SCRAM-SHA-256'),
    line(`AUTHENTICATE {scram:account${account}:first}`),
    { kind: 'line', line: `AUTHENTICATE ${mark}`, waits: true },
    { kind: 'line', line: 'AUTHENTICATE +', waits: true },
  ];
}
