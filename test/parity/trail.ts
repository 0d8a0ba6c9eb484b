import { readCommand } from '../../model/command.ts';
import {
  carryOut,
  folded,
  holderOf,
  imagine,
  type Client,
  type Imagination,
} from '../../conformance/generate/imagination.ts';
import type { PlanOptions } from '../../conformance/generate/index.ts';
import { isDrop, wholeLines, type Plan } from '../../conformance/plan.ts';

/** One line of a plan, or the end of a connection, with the state in which the imagined server gets it. */
export interface Moment {
  readonly round: number;
  readonly connection: number;
  /** `unregistered`, `negotiating`, `sasl` and so on, of the connection before the line. */
  readonly state: ReadonlySet<string>;
  /** The line, or `(close)` and the like. Behind a NICK stands what it asks for: `NICK {ns}a <owned by 1>`. */
  readonly line: string;
}

/** How a nick was given up: by whom, in which spelling, and how. */
interface Farewell {
  readonly nick: string;
  readonly how: string;
}

/** All that a plan does, in its order. */
export function trailOf(plan: Plan, options: PlanOptions): readonly Moment[] {
  const server = imagine(options, plan.connections);
  const spoken = new Set<Client>();
  const left = new Set<Client>();
  const farewells = new Map<string, Farewell>();
  const rounds = new Map(plan.rounds.flatMap((steps, round) => steps.map((step) => [step, round] as const)));
  const trail: Moment[] = [];
  for (const { step, lines } of wholeLines(plan)) {
    const client = server.clients[step.connection];
    if (client === undefined) throw new RangeError(`no connection ${step.connection}`);
    if (step.act.kind === 'open') client.phase = 'registering';
    const note = (line: string): void => {
      const state = stateOf(client, spoken.has(client), left.has(client));
      trail.push({ round: rounds.get(step) ?? 0, connection: step.connection, state, line });
      spoken.add(client);
    };
    for (const line of lines) {
      note(line + aimOf(server, client, line, farewells));
      const { nick, phase } = client;
      carryOut(server, client, line);
      const quits = readCommand(line).kind === 'QUIT';
      if (quits) left.add(client);
      if (nick !== null && phase !== 'gone' && (client.nick !== nick || client.phase === 'gone'))
        farewells.set(folded(server, nick), { nick, how: `${quits ? 'QUIT' : 'NICK'} when ${phase}` });
    }
    if (!isDrop(step.act)) continue;
    note(`(${step.act.kind})`);
    if (client.nick !== null && client.phase !== 'gone')
      farewells.set(folded(server, client.nick), {
        nick: client.nick,
        how: `${step.act.kind} when ${client.phase}`,
      });
    client.phase = 'gone';
    left.add(client);
  }
  return trail;
}

function stateOf(client: Client, hasSpoken: boolean, hasLeft: boolean): ReadonlySet<string> {
  const { phase, nick, refused, user, password, negotiation, enabled, exchange, outcome, loggedIn } = client;
  const words: readonly (readonly [boolean, string])[] = [
    [phase === 'registering', 'unregistered'],
    [phase === 'registered', 'registered'],
    [hasLeft, 'left'],
    [phase === 'gone' && !hasLeft, 'turned-away'],
    [!hasSpoken, 'first'],
    [nick !== null, 'named'],
    [refused !== null, 'refused'],
    [user, 'user'],
    [true, `password-${password}`],
    [negotiation === 'negotiating', 'negotiating'],
    [negotiation === 'ended', 'ended'],
    [exchange?.mechanism === 'PLAIN', 'plain'],
    [exchange?.mechanism === 'SCRAM-SHA-256', 'scram'],
    [exchange !== null, exchange?.step ?? ''],
    [outcome !== 'none', outcome === 'logged in' ? 'succeeded' : outcome],
    [loggedIn, 'logged-in'],
  ];
  const on = [...enabled].map((name) => [true, `${name}-on`] as const);
  return new Set([...words, ...on].flatMap(([holds, word]) => (holds ? [word] : [])));
}

/** What a NICK asks for, as a note behind the line; nothing for another line. */
function aimOf(
  server: Imagination,
  client: Client,
  line: string,
  farewells: ReadonlyMap<string, Farewell>,
): string {
  const { kind, params } = readCommand(line);
  const [nick = ''] = params;
  if (kind !== 'NICK' || nick === '') return '';
  const holder = holderOf(server, nick);
  if (holder === client) return nick === client.nick ? ' <own>' : ' <own, respelled>';
  const spelt = (of: string | null): string => (of === nick ? '' : ', respelled');
  if (holder !== null)
    return ` <${holder.phase === 'registered' ? 'owned' : 'reserved'} by ${holder.connection}${spelt(holder.nick)}>`;
  const farewell = farewells.get(folded(server, nick));
  return farewell === undefined ? ' <free>' : ` <free, left by ${farewell.how}${spelt(farewell.nick)}>`;
}
