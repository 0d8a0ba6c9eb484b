import { linesOf, type Act } from '../plan.ts';
import { place, type Draft } from './draft.ts';
import { fence } from './fences.ts';
import { folded, holderOf, type Client } from './imagination.ts';

/** Commands in a row that a connection may send without being sure of an answer, so that every order can be searched. */
const SILENT_LIMIT = 3;

/** Fences in plans that are not stepped: so many silent acts in a hundred have one. */
const FENCED = 30;

export function open(draft: Draft, client: Client): void {
  if (client.phase === 'unopened') place(draft, client, { kind: 'open' });
}

/** Sends lines in one write, with fences around it as the plan's style has it. */
export function send(draft: Draft, client: Client, ...lines: readonly string[]): void {
  if (lines.length > 0) act(draft, client, { kind: 'send', lines: lines.map((line) => vary(draft, line)) });
}

/** Asks for a nick; persistently, if its holder has quit and nobody else can have it. */
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

function act(draft: Draft, client: Client, what: Act): void {
  const { silence, stepped, dice } = draft;
  const before = silence.get(client.connection) ?? 0;
  if (before > 0 && before + linesOf(what).length > SILENT_LIMIT) fence(draft, client);
  place(draft, client, what);
  const silent = silence.get(client.connection) ?? 0;
  if (client.phase !== 'gone' && silent > 0 && (stepped || dice.percent(FENCED))) fence(draft, client);
}

/** Now and then a command is written in lower case, which is the same command. */
function vary({ dice }: Draft, line: string): string {
  return dice.percent(1.5) ? line.replace(/^[A-Z]+/, (verb) => verb.toLowerCase()) : line;
}
