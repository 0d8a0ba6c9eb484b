import { isDrop, linesOf, type Act, type Idling } from '../plan.ts';
import type { Draft } from './draft.ts';
import { fence } from './fences.ts';
import { framed, spaced } from './framing.ts';
import { folded, holderOf, type Client } from './imagination.ts';
import { needsUser } from './mannered.ts';
import { place, placeTogether } from './place.ts';
import { userLine } from './user-lines.ts';

/** Commands in a row that a connection may send without being sure of an answer, so that every order can be searched. */
const SILENT_LIMIT = 3;

/** Fences in plans that are not stepped: so many silent acts in a hundred have one. */
const FENCED = 30;

export function open(draft: Draft, client: Client): void {
  if (client.phase === 'unopened') place(draft, client, { kind: 'open' });
}

/** Sends lines in one write or in pieces, with fences around it as the plan's style has it. */
export function send(draft: Draft, client: Client, ...lines: readonly string[]): void {
  if (lines.length > 0)
    act(
      draft,
      client,
      framed(
        draft,
        lines.map((line) => vary(draft, line)),
      ),
    );
}

/** Begins a line; the connection ends it with the next thing that it sends. */
export function begin(draft: Draft, client: Client, text: string, rest: string): void {
  finish(draft, client);
  if (needsUser(draft, client, text + rest)) {
    act(draft, client, { kind: 'send', lines: [userLine(draft.dice)] });
    draft.early.add(client.connection);
  }
  makeRoom(draft, client, { kind: 'send', lines: [text] });
  place(draft, client, { kind: 'begin', text });
  draft.begun.set(client.connection, { text, rest });
}

/** Ends a line that the connection has begun. */
export function finish(draft: Draft, client: Client): void {
  const begun = draft.begun.get(client.connection);
  if (begun === undefined) return;
  place(draft, client, { kind: 'send', lines: [begun.rest] });
  settleDown(draft, client);
}

/** Asks for a nick; persistently, if its holder has left and nobody else can have it. */
export function claim(draft: Draft, client: Client, nick: string): void {
  const key = folded(draft.server, nick);
  const rivals = draft.server.clients.filter((other) => other !== client && other.wishes.has(key));
  const free = holderOf(draft.server, nick) === null && rivals.some(({ phase }) => phase === 'gone');
  // Whoever is still there may have got the nick after all, where several acted at once or the server lets newcomers take
  // nicks from those that are not registered; then asking again is in vain.
  const certain = rivals.every(({ phase, lost }) => phase === 'gone' || (draft.stepped && lost.has(key)));
  if (free && certain) act(draft, client, { kind: 'reclaim', nick });
  else send(draft, client, `NICK ${nick}`);
}

/** Does something, and puts a fence behind it now and then. */
export function act(draft: Draft, client: Client, what: Act): void {
  // A client that drops its connection leaves the line unended that it has begun.
  if (!isDrop(what)) finish(draft, client);
  makeRoom(draft, client, what);
  place(draft, client, what);
  settleDown(draft, client);
}

/** Several connections do something at once; afterwards each is asked, by a fence, what has become of it. */
export function actTogether(draft: Draft, steps: readonly (readonly [Client, Act])[]): void {
  for (const [client, what] of steps) {
    finish(draft, client);
    makeRoom(draft, client, what);
  }
  placeTogether(draft, steps);
  for (const [client] of draft.dice.shuffle(steps)) settleDown(draft, client);
}

/** These connections fall silent at once, each until something has come. */
export function waitTogether(draft: Draft, waiters: readonly (readonly [Client, Idling['until']])[]): void {
  for (const [client] of waiters) finish(draft, client);
  placeTogether(
    draft,
    waiters.map(([client, until]) => [client, { kind: 'idle', until }] as const),
  );
}

/** So many silent commands that an answer is due first. */
function makeRoom(draft: Draft, client: Client, what: Act): void {
  const before = draft.silence.get(client.connection) ?? 0;
  if (before > 0 && before + linesOf(what).length > SILENT_LIMIT) fence(draft, client);
}

function settleDown(draft: Draft, client: Client): void {
  const { silence, stepped, dice } = draft;
  const silent = silence.get(client.connection) ?? 0;
  if (client.phase !== 'gone' && silent > 0 && (stepped || dice.percent(FENCED))) fence(draft, client);
}

/** Now and then a command is written in lower case, or with more spaces than it needs, which is the same command. */
function vary({ dice }: Draft, line: string): string {
  const spelt = dice.percent(1.5) ? line.replace(/^[A-Z]+/, (verb) => verb.toLowerCase()) : line;
  return dice.percent(2) ? spaced(dice, spelt) : spelt;
}
