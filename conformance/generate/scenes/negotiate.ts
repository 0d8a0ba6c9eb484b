import { send } from '../act.ts';
import { authentication, discovery } from '../auth-lines.ts';
import { inPhase } from '../cast.ts';
import { listLine, oddCapLine, requestLine, saslRequest, someCapLine } from '../cap-lines.ts';
import type { Draft, Part } from '../draft.ts';
import type { Client } from '../imagination.ts';
import { exchanges } from '../sasl-lines.ts';
import type { Scene } from './scene.ts';
import { interleaved, line, refusedWithin, withAnother } from '../script.ts';

/** Of the connections of a plan that negotiates, so many in a hundred do; of one with SASL, so many of these log in to an account. */
const NEGOTIATING = 70;
const AUTHENTICATING = 80;

/** So many of these are refused a nick in between. */
const REFUSED = 55;

/** So many of these exchanges in a hundred are begun without asking for SASL, and so many are broken off where they are. */
const UNASKED = 5;
const CUT = 10;

/** After so many in a hundred of the requests that are made by the way the connection asks what is on. */
const LISTING = 50;

/** So many logons in a hundred that negotiate ask for a nick that is taken, once or twice, wherever they are. */
const COLLIDING = 40;

/** The same logon with a negotiation around it, in it or behind it, as the plan has it. */
export function negotiated(draft: Draft, client: Client, logon: readonly Part[]): Part[] {
  const { dice, logons } = draft;
  if (logons === 'bare' || !dice.percent(NEGOTIATING)) return [...logon];
  if (logons === 'secured') return secured(draft, client, logon);
  draft.negotiators.add(client.connection);
  const asked = logons === 'authenticated' && dice.percent(AUTHENTICATING) ? loginParts(draft) : [];
  const login =
    asked.length > 0 && dice.percent(REFUSED) ? withAnother(dice, refusedWithin(dice, asked)) : asked;
  const script = interleaved(dice, around(draft, client, login), logon);
  return dice.percent(COLLIDING) ? colliding(draft, script) : script;
}

/** The same logon with an authentication by AUTH (IRCX) before it, in it or behind it. */
function secured(draft: Draft, client: Client, logon: readonly Part[]): Part[] {
  const { dice } = draft;
  const asked = dice.percent(30) ? [line(discovery(draft, client))] : [];
  const all = authentication(draft);
  const used = dice.percent(CUT) ? all.slice(0, 1 + dice.below(Math.max(all.length, 1))) : all;
  const login = dice.percent(REFUSED) ? withAnother(dice, refusedWithin(dice, used)) : used;
  const script = dice.percent(40)
    ? [...asked, ...login, ...logon]
    : [...asked, ...interleaved(dice, login, logon)];
  return dice.percent(COLLIDING) ? colliding(draft, script) : script;
}

/** CAP lines with a login, if there is one, between them. */
function around(draft: Draft, client: Client, login: readonly Part[]): Part[] {
  const { dice } = draft;
  const before = [
    ...(dice.percent(5) ? ['CAP END'] : []),
    ...(dice.percent(85) ? [listLine(draft)] : []),
    ...(dice.percent(login.length > 0 ? 20 : 85) ? [requestLine(draft, client)] : []),
  ];
  const again = dice.percent(30) ? [requestLine(draft, client)] : [];
  if (again.length > 0 && login.length === 0 && dice.percent(LISTING)) again.push('CAP LIST');
  const behind = [
    ...(dice.percent(30) ? ['CAP LIST'] : []),
    ...(dice.percent(10) ? [oddCapLine(draft)] : []),
    ...(dice.percent(8) ? [listLine(draft)] : []),
  ];
  const end = dice.weigh<readonly string[]>([
    [88, ['CAP END']],
    [4, ['CAP END', 'CAP END']],
    [5, ['CAP END', listLine(draft), 'CAP END']],
    [3, []],
  ]);
  return [...before.map(line), ...login, ...[...again, ...dice.shuffle(behind), ...end].map(line)];
}

/** SASL is asked for and used: to its end, or to some place before it. */
function loginParts(draft: Draft): Part[] {
  const { dice } = draft;
  const asked = dice.percent(UNASKED) ? [] : [line(saslRequest(draft))];
  const all = exchanges(draft);
  const used = dice.percent(CUT) ? all.slice(0, 1 + dice.below(all.length)) : all;
  return [...asked, ...used.map((part): Part => ({ kind: 'line', ...part }))];
}

/** The script with claims of what is taken in it, and with another nick somewhere behind them. */
function colliding({ dice }: Draft, script: readonly Part[]): Part[] {
  const claims: Part[] = dice.percent(70) ? [{ kind: 'taken' }] : [{ kind: 'taken' }, { kind: 'taken' }];
  const colliding = interleaved(dice, script, claims);
  const last = colliding.findLastIndex(({ kind }) => kind === 'taken');
  colliding.splice(last + 1 + dice.below(colliding.length - last), 0, { kind: 'free' });
  return colliding;
}

/** A connection says something of CAP, before it is registered or afterwards. */
export const askAround: Scene = (draft) => {
  const { dice, logons } = draft;
  if (logons === 'bare' || logons === 'secured') return false;
  const registered = inPhase(draft, ['registered']);
  const among = registered.length > 0 && dice.percent(60) ? registered : inPhase(draft, ['registering']);
  if (among.length === 0) return false;
  const client = dice.pick(among);
  const first = someCapLine(draft, client);
  const more = dice.percent(35) ? [someCapLine(draft, client)] : [];
  send(draft, client, first, ...more);
  // What a request came to shows in the list.
  if (first.startsWith('CAP REQ') && dice.percent(LISTING)) send(draft, client, 'CAP LIST');
  return true;
};
