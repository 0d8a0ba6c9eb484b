import type { Act } from '../../plan.ts';
import { actTogether, open } from '../act.ts';
import { inPhase, inSomeSpelling, someContended, someFree, someHolder } from '../cast.ts';
import type { Draft } from '../draft.ts';
import { holderOf, type Client } from '../imagination.ts';
import { userLine } from '../user-lines.ts';
import { dropOf } from './drop.ts';
import { mayLeave } from './leave.ts';
import type { Scene } from './scene.ts';

/** Several connections act at once, on one nick or on each other's. Only in plans that have more than one act a round. */
export const race: Scene = (draft) => {
  if (draft.stepped) return false;
  return draft.dice.weigh<Scene>([
    [6, rush],
    [3, swap],
    [2, chain],
    [5, handOver],
    [2, exodus],
  ])(draft);
};

type Steps = (readonly [Client, Act])[];

/** Two to four ask for one nick that nobody has: some by a rename, some by the logon as a whole. */
const rush: Scene = (draft) => {
  const { dice, server } = draft;
  const nick = someContended(draft);
  const claimants = claimantsFor(draft, 2 + dice.below(3));
  if (claimants.length < 2 || holderOf(server, nick) !== null) return false;
  actTogether(
    draft,
    claimants.map((client) => [client, wanting(draft, client, nick)]),
  );
  return true;
};

/** Each of two takes the nick of the other. */
const swap: Scene = (draft) => {
  const [one, other] = draft.dice.shuffle(inPhase(draft, ['registered']));
  if (!one?.nick || !other?.nick) return false;
  actTogether(draft, [
    [one, naming(other.nick)],
    [other, naming(one.nick)],
  ]);
  return true;
};

/** Each takes the nick of the next one, and the last one a new one. */
const chain: Scene = (draft) => {
  const links = draft.dice.shuffle(inPhase(draft, ['registered']).filter(({ nick }) => nick !== null));
  if (links.length < 2) return false;
  const steps: Steps = links.map((client, at) => [
    client,
    naming(links[at + 1]?.nick ?? someFree(draft, client)),
  ]);
  actTogether(draft, draft.dice.shuffle(steps));
  return true;
};

/** The owner of a nick leaves or renames itself in the moment in which others ask for it. */
const handOver: Scene = (draft) => {
  const { dice } = draft;
  const owner = someHolder(draft);
  if (!owner?.nick) return false;
  const { nick } = owner;
  const claimants = claimantsFor(draft, 1 + dice.below(3), owner);
  if (claimants.length === 0) return false;
  const giving: Act =
    mayLeave(draft) && dice.percent(65) ? leaving(draft, owner) : naming(someFree(draft, owner));
  const steps: Steps = claimants.map((client) => [client, wanting(draft, client, nick)]);
  actTogether(draft, dice.shuffle<Steps[number]>([[owner, giving], ...steps]));
  return true;
};

/** Several leave at once. */
const exodus: Scene = (draft) => {
  const there = draft.dice.shuffle(inPhase(draft, ['registering', 'registered']));
  // Somebody stays to tell what has become of the nicks.
  const leavers = there.slice(1);
  if (leavers.length < 2 || !mayLeave(draft)) return false;
  actTogether(
    draft,
    leavers.map((client) => [client, leaving(draft, client)]),
  );
  return true;
};

/** Connections that can ask for a nick; those that are not open yet are opened before. */
function claimantsFor(draft: Draft, count: number, except?: Client): readonly Client[] {
  const able = draft.dice.shuffle(inPhase(draft, ['unopened', 'registering', 'registered'], except));
  const chosen = able.slice(0, count);
  for (const client of chosen) open(draft, client);
  return chosen;
}

/** Asks for a nick by as much as the connection still needs for it. */
export function wanting(draft: Draft, client: Client, nick: string): Act {
  const { dice } = draft;
  const line = `NICK ${inSomeSpelling(draft, nick)}`;
  const whole = client.phase === 'registering' && !client.user && dice.percent(65);
  return { kind: 'send', lines: whole ? dice.shuffle([line, userLine(dice)]) : [line] };
}

function naming(nick: string): Act {
  return { kind: 'send', lines: [`NICK ${nick}`] };
}

function leaving(draft: Draft, client: Client): Act {
  return draft.dice.percent(60) ? { kind: 'send', lines: ['QUIT'] } : dropOf(draft, client);
}
