import { isDrop, linesOf, type Act, type Step } from '../plan.ts';
import type { Draft } from './draft.ts';
import { carryOut, folded, type Client } from './imagination.ts';
import { dueEnd, inManner } from './mannered.ts';

/** Adds an act in the manner of the plan, to the last round where that has room for it, and lets the imagined server carry it out. */
export function place(draft: Draft, client: Client, act: Act): void {
  for (const each of inManner(draft, client, act)) placeOne(draft, client, each);
}

function placeOne(draft: Draft, client: Client, act: Act): void {
  const { rounds, dice } = draft;
  const { connection } = client;
  const last = rounds.at(-1);
  const joins =
    last !== undefined &&
    // Beside another claim of the nick a claim that is repeated might be in vain, and that takes its time.
    act.kind !== 'reclaim' &&
    last.length < draft.width &&
    last.every((step) => step.connection !== connection);
  if (joins) noteContest(draft, client, act, last);
  if (act.kind === 'open') client.phase = 'registering';
  const done = carriedOut(draft, client, act);
  if (joins) last.push({ connection, act: done });
  else {
    rounds.push([{ connection, act: done }]);
    draft.width = draft.stepped || act.kind === 'reclaim' ? 1 : dice.weigh(WIDTHS);
  }
  draft.acts += 1;
  if (isDrop(act)) client.phase = 'gone';
  const end = dueEnd(draft, client, []);
  if (end !== null) place(draft, client, { kind: 'send', lines: [end] });
}

/** Lets the imagined server carry an act out. Returns the act with what its manner adds meanwhile. */
function carriedOut(draft: Draft, client: Client, act: Act): Act {
  const { server, silence } = draft;
  let silent = silence.get(client.connection) ?? 0;
  const carry = (line: string): void => {
    silent = carryOut(server, client, line) ? 0 : silent + 1;
  };
  const lines: string[] = [];
  const said = linesOf(act);
  for (const [at, line] of wholeLines(draft, client.connection, act).entries()) {
    carry(line);
    lines.push(said[at] ?? line);
    const end = act.kind === 'send' ? dueEnd(draft, client, said.slice(at + 1)) : null;
    if (end === null) continue;
    carry(end);
    lines.push(end);
  }
  silence.set(client.connection, silent);
  return act.kind === 'send' && lines.length > said.length ? { ...act, lines } : act;
}

/** The lines that an act makes whole: the first of them may have been begun before. */
function wholeLines({ begun }: Draft, connection: number, act: Act): readonly string[] {
  const lines = linesOf(act);
  const before = begun.get(connection);
  if (act.kind === 'begin' || before === undefined) return lines;
  begun.delete(connection);
  return lines.map((line, at) => (at === 0 ? before.text + line : line));
}

/** Adds a round of its own, in which these connections act at once. */
export function placeTogether(draft: Draft, steps: readonly (readonly [Client, Act])[]): void {
  draft.rounds.push([]);
  draft.width = steps.length;
  for (const [client, act] of steps) place(draft, client, act);
  draft.width = 0;
}

const WIDTHS = [
  [3, 1],
  [5, 2],
  [2, 3],
  [1, 4],
] as const;

/** In a wide round it is open who comes first: those that ask for one nick, or for one that another has, may each get it. */
function noteContest(draft: Draft, client: Client, act: Act, round: readonly Step[]): void {
  const wanted = nicksIn(draft, act);
  for (const step of round) {
    const held = draft.server.clients[step.connection]?.nick ?? null;
    const touched = nicksIn(draft, step.act);
    if (held !== null) touched.push(folded(draft.server, held));
    if (wanted.some((nick) => touched.includes(nick))) {
      draft.doubtful.add(client.connection).add(step.connection);
    }
  }
}

function nicksIn({ server }: Draft, act: Act): string[] {
  return linesOf(act).flatMap((line) => {
    const nick = /^nick ([^ :]+)/i.exec(line)?.[1];
    return nick === undefined ? [] : [folded(server, nick)];
  });
}
