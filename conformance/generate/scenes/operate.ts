import { NAMESPACE_MARK, type Act } from '../../plan.ts';
import { actTogether, claim, open, send } from '../act.ts';
import { inPhase, inSomeSpelling, someContended, someFree, someHolder, someone } from '../cast.ts';
import type { Draft } from '../draft.ts';
import { place } from '../place.ts';
import { token } from '../fences.ts';
import { holderOf, mayBeRegistered, type Client } from '../imagination.ts';
import { operLine, refusedOperLine } from '../oper-lines.ts';
import { mayLeave } from './leave.ts';
import { wanting } from './race.ts';
import type { Scene } from './scene.ts';

/** A nick that no plan asks for. */
const NOBODY = `${NAMESPACE_MARK}zz`;

/** An operator puts clients out, and others try to. Only in plans that are about operators. */
export const operate: Scene = (draft) => {
  const { dice } = draft;
  return dice.weigh<Scene>([
    [3, presume],
    [2, impose],
    [10, rule],
  ])(draft);
};

/** Somebody who is no operator does what is for operators, or is refused. */
const presume: Scene = (draft) => {
  const { dice } = draft;
  const users = inPhase(draft, ['registering', 'registered']).filter(({ operator }) => !operator);
  if (users.length === 0) return false;
  const user = dice.pick(users);
  const early = user.phase === 'registering';
  // What a client that may be registered does before it is sure to be might be carried out.
  if (early && mayBeRegistered(user)) return false;
  const nick = someHolder(draft)?.nick ?? someContended(draft);
  const refused = early ? operLine() : refusedOperLine(draft);
  send(
    draft,
    user,
    dice.weigh([
      [6, killLine(draft, nick)],
      [1, killLine(draft, user.nick ?? nick)],
      [1, 'KILL'],
      [1, `KILL ${nick}`],
      [4, refused],
    ]),
  );
  return true;
};

/** Somebody takes the nick that an operator had, and does as if it were one. */
const impose: Scene = (draft) => {
  const { dice, server } = draft;
  const free = server.clients
    .filter(({ operator }) => operator)
    .flatMap(({ nick, phase, former }) => [...former, ...(phase === 'gone' && nick !== null ? [nick] : [])])
    .filter((nick) => holderOf(server, nick) === null);
  const users = inPhase(draft, ['registered']).filter(({ operator }) => !operator);
  if (free.length === 0 || users.length === 0) return false;
  const user = dice.pick(users);
  claim(draft, user, dice.pick(free));
  const victim = someHolder(draft, user)?.nick ?? NOBODY;
  send(draft, user, killLine(draft, victim));
  return true;
};

/** An operator, one that is made first where there is none, kills who holds a nick; now and then it does something else. */
const rule: Scene = (draft) => {
  const { dice } = draft;
  const operator = someOperator(draft);
  if (operator === null) return false;
  const nick = victimOf(draft, operator);
  if (nick === null || !mayLeave(draft) || dice.percent(15)) {
    aside(draft, operator);
    return true;
  }
  if (!draft.stepped && dice.percent(60)) contend(draft, operator, nick);
  else succeed(draft, operator, nick);
  return true;
};

/** The nick of somebody to be put out, who in most cases is registered; null for nobody. */
function victimOf(draft: Draft, operator: Client): string | null {
  const registered = inPhase(draft, ['registered'], operator);
  const victim = registered.length > 0 && draft.dice.percent(70) ? draft.dice.pick(registered) : null;
  return (victim ?? someHolder(draft, operator))?.nick ?? null;
}

/** One of the operators, or a registered client that becomes one. */
function someOperator(draft: Draft): Client | null {
  const { dice } = draft;
  const registered = inPhase(draft, ['registered']);
  const operators = registered.filter(({ operator }) => operator);
  if (operators.length > 0 && !dice.percent(12)) return dice.pick(operators);
  if (registered.length === 0) return null;
  const client = dice.pick(registered);
  if (dice.percent(20)) send(draft, client, refusedOperLine(draft));
  send(draft, client, operLine());
  // Whether that was granted or not, a change of nick must leave it so.
  if (dice.percent(30)) send(draft, client, `NICK ${someFree(draft, client)}`);
  return client;
}

/** What an operator does besides killing others. */
function aside(draft: Draft, operator: Client): void {
  const { dice } = draft;
  dice.weigh<() => void>([
    [3, () => send(draft, operator, `KILL ${NOBODY} :enough`)],
    [3, () => send(draft, operator, killFormer(draft, operator))],
    [1, () => send(draft, operator, 'KILL')],
    [1, () => send(draft, operator, `KILL ${someContended(draft)}`)],
    [2, () => send(draft, operator, dice.percent(50) ? operLine() : refusedOperLine(draft))],
    [2, () => send(draft, operator, `NICK ${someFree(draft, operator)}`)],
    [
      1,
      () =>
        mayLeave(draft) && operator.nick !== null && send(draft, operator, killLine(draft, operator.nick)),
    ],
  ])();
}

/** A nick that somebody has given up. */
function killFormer(draft: Draft, operator: Client): string {
  const { dice, server } = draft;
  const given = inPhase(draft, ['registered'], operator).flatMap(({ former }) =>
    [...former].filter((nick) => holderOf(server, nick) === null),
  );
  return given.length === 0 ? `KILL ${NOBODY} :enough` : killLine(draft, dice.pick(given));
}

/** The holder is killed, and somebody asks for what it had: another one, or who killed it, in the same write. */
function succeed(draft: Draft, operator: Client, nick: string): void {
  const { dice } = draft;
  if (dice.percent(15)) {
    send(draft, operator, killLine(draft, nick), `NICK ${nick}`);
    draft.doubtful.add(operator.connection);
    return;
  }
  const holder = holderOf(draft.server, nick);
  send(draft, operator, killLine(draft, nick));
  if (holder !== null && dice.percent(35)) goOn(draft, holder);
  const heir = someone(draft, ['unopened', 'registering', 'registered']);
  if (heir === null || dice.percent(15)) return;
  open(draft, heir);
  claim(draft, heir, inSomeSpelling(draft, nick));
}

/** Who was killed says something more: on a server that does as it is told the connection is closed by then, and nothing is sent. */
function goOn(draft: Draft, holder: Client): void {
  if (!draft.begun.has(holder.connection))
    place(draft, holder, { kind: 'send', lines: [`PING ${token(draft)}`] });
}

/** The holder is killed in the moment in which it does something itself, or others ask for its nick. */
function contend(draft: Draft, operator: Client, nick: string): void {
  const { dice, server } = draft;
  const holder = holderOf(server, nick);
  const others = inPhase(draft, ['unopened', 'registering', 'registered'], operator).filter(
    (client) => client !== holder,
  );
  const claimants = dice.shuffle(others).slice(0, dice.below(3));
  for (const client of claimants) open(draft, client);
  const lines = [killLine(draft, nick), ...(dice.percent(30) ? [`PING ${token(draft)}`] : [])];
  const steps: (readonly [Client, Act])[] = [
    [operator, { kind: 'send', lines }],
    ...claimants.map((client) => [client, wanting(draft, client, nick)] as const),
  ];
  if (holder !== null && (claimants.length === 0 || dice.percent(50)))
    steps.push([holder, { kind: 'send', lines: lastWords(draft, holder) }]);
  actTogether(draft, dice.shuffle(steps));
  for (const [client] of steps) draft.doubtful.add(client.connection);
}

/** What a client says that is killed in that moment. */
function lastWords(draft: Draft, holder: Client): readonly string[] {
  const { dice } = draft;
  return dice.weigh<readonly string[]>([
    [4, [`PING ${token(draft)}`]],
    [4, [`NICK ${someFree(draft, holder)}`]],
    [2, ['QUIT']],
    [2, ['NICK', `PING ${token(draft)}`]],
  ]);
}

function killLine(draft: Draft, nick: string): string {
  const { dice } = draft;
  // Another spelling may be another nick.
  const spelt = dice.percent(25) ? inSomeSpelling(draft, nick) : nick;
  return `KILL ${spelt} :${dice.pick(['enough', 'so it goes'])}`;
}
