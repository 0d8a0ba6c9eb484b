import { isBare, type Aim } from '../aims.ts';
import { claim, open, send } from '../act.ts';
import { aimedAct } from '../aimed-act.ts';
import { inSomeSpelling, someContended, someone } from '../cast.ts';
import type { Draft, Part } from '../draft.ts';
import type { Client } from '../imagination.ts';
import { line, refusedWithin, sendParts, withAnother } from '../script.ts';
import { courseOf } from '../situations.ts';
import { PASS_RIGHT, userLine } from '../user-lines.ts';
import { proceed } from './logon.ts';

const LEAVING: ReadonlySet<string> = new Set(['QUIT', 'half-close', 'close', 'reset']);

/** So many times in a hundred somebody else goes on between two writes of the connection that is watched. */
const MEANWHILE = 20;

/** So many times in a hundred a nick is refused on the way to a situation of CAP or SASL, whatever the plan is about. */
const COLLIDING = 35;

/** So many of those that are not registered in the end go on at once; the others when their turn comes. */
const AT_ONCE = 50;

/** Brings a connection into the situation that the plan is about, has it do there what it is about, and goes on. */
export function pursue(draft: Draft, aim: Aim): void {
  const { dice, logons, options, scripts, server } = draft;
  const [client, rival] = dice.shuffle(server.clients);
  if (client === undefined || rival === undefined) return;
  const collides = logons !== 'bare' && dice.percent(COLLIDING);
  if (collides || meetsRival(aim)) hold(draft, rival, aim.input === 'NICK reserved');
  open(draft, client);
  if (!isBare(aim.situation)) draft.negotiators.add(client.connection);
  const { before, behind } = courseOf(draft, aim);
  const course = collides ? refusedWithin(dice, before) : before;
  play(draft, client, [...(options.password ? [line(PASS_RIGHT)] : []), ...course]);
  if (client.phase === 'gone') return;
  const rest = collides ? withAnother(dice, behind) : [...behind];
  scripts.set(client.connection, rest);
  const { nick } = client;
  aimedAct(draft, client, rival, aim.input);
  if (LEAVING.has(aim.input)) succeedTo(draft, client, nick, [...course, ...rest]);
  if (client.phase === 'registered' || (client.phase === 'registering' && dice.percent(AT_ONCE)))
    play(draft, client, rest);
}

/** Somebody else comes for the nick of one that has left, and goes the way that it went, to the same account. */
function succeedTo(draft: Draft, client: Client, nick: string | null, way: readonly Part[]): void {
  const { dice, scripts } = draft;
  const heir = someone(draft, ['unopened', 'registering'], client);
  if (heir === null) return;
  open(draft, heir);
  if (nick !== null) claim(draft, heir, inSomeSpelling(draft, nick));
  const same = way.filter(({ kind }) => kind === 'line');
  if (draft.negotiators.has(client.connection)) draft.negotiators.add(heir.connection);
  scripts.set(heir.connection, nick === null ? withAnother(dice, same) : same);
}

function meetsRival({ input, nick, situation }: Aim): boolean {
  if (nick === 'refused' || situation === 'refused' || situation === 'waiting') return true;
  return input === 'NICK owned' || input === 'NICK reserved' || input === 'NICK inherited';
}

/** Somebody has a nick that the others fight for, or means to have it. */
export function hold(draft: Draft, rival: Client, unregistered: boolean): void {
  const { dice, options } = draft;
  open(draft, rival);
  const nick = `NICK ${someContended(draft)}`;
  const logon = [...(options.password ? [PASS_RIGHT] : []), ...dice.shuffle([nick, userLine(dice)])];
  send(draft, rival, ...(unregistered ? [nick] : logon));
}

export function play(draft: Draft, client: Client, script: Part[]): void {
  const { dice } = draft;
  while (script.length > 0 && client.phase !== 'gone') {
    sendParts(
      draft,
      client,
      script,
      dice.weigh([
        [6, 1],
        [3, 2],
        [1, 3],
      ]),
    );
    const other = dice.percent(MEANWHILE) ? someone(draft, ['unopened', 'registering'], client) : null;
    if (other !== null) proceed(draft, other);
  }
}
