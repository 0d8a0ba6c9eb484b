import { readCommand } from '../../../model/command.ts';
import { isDrop, wholeLines, type Plan } from '../../../conformance/plan.ts';
import {
  carryOut,
  folded,
  holderOf,
  imagine,
  type Client,
  type Imagination,
} from '../../../conformance/generate/imagination.ts';
import type { PlanOptions } from '../../../conformance/generate/options.ts';

/** What comes about in a plan, as the imagined server sees it. */
export interface Survey {
  readonly acts: number;
  /** Acts of connections that are there. */
  readonly heard: number;
  readonly connections: number;
  readonly registered: number;
  readonly wide: boolean;
  /** Two connections ask for one nick. */
  readonly contended: boolean;
  readonly happenings: ReadonlySet<Happening>;
  /** What is done in which situation of a login: `NICK registered when PLAIN opened`. */
  readonly pairs: ReadonlySet<string>;
}

export type Happening =
  | 'a negotiation'
  | 'an exchange'
  | 'a refused NICK in a negotiation'
  | 'a refused NICK in an exchange'
  | 'a login before 001'
  | 'a refused NICK behind a login'
  | 'a failure and a login'
  | 'a drop in an exchange'
  | 'two exchanges at once';

export function survey(plan: Plan, options: PlanOptions): Survey {
  const server = imagine(options, plan.connections);
  const happenings = new Set<Happening>();
  const pairs = new Set<string>();
  const asked = new Map<string, number>();
  const welcomed = new Set<Client>();
  let acts = 0;
  let heard = 0;
  let contended = false;
  for (const { step, lines } of wholeLines(plan)) {
    const client = server.clients[step.connection];
    if (client === undefined) throw new RangeError(`no connection ${step.connection}`);
    acts += 1;
    if (client.phase !== 'gone') heard += 1;
    if (step.act.kind === 'open') client.phase = 'registering';
    for (const line of lines) {
      if (client.phase === 'gone') break;
      const nick = /^nick +([^ :]+)/i.exec(line)?.[1];
      if (nick !== undefined) {
        const key = folded(server, nick);
        contended ||= asked.has(key) && asked.get(key) !== client.connection;
        asked.set(key, client.connection);
      }
      meet(pairs, kindOf(server, client, line), client);
      note(happenings, server, client, line);
      if (client.phase === 'registered') welcomed.add(client);
    }
    if (isDrop(step.act) && client.phase !== 'gone') {
      meet(pairs, step.act.kind, client);
      if (client.exchange !== null) happenings.add('a drop in an exchange');
      client.phase = 'gone';
    }
  }
  return {
    acts,
    heard,
    connections: plan.connections,
    registered: welcomed.size,
    wide: plan.rounds.some((round) => round.length > 1),
    contended,
    happenings,
    pairs,
  };
}

/** Lets the imagined server carry a line out, and notes what that was. */
function note(happenings: Set<Happening>, server: Imagination, client: Client, line: string): void {
  const { negotiation, exchange, outcome, loggedIn, phase } = client;
  const refused = isRefused(server, client, line);
  if (refused && negotiation === 'negotiating') happenings.add('a refused NICK in a negotiation');
  if (refused && exchange !== null) happenings.add('a refused NICK in an exchange');
  if (refused && loggedIn && phase === 'registering') happenings.add('a refused NICK behind a login');
  carryOut(server, client, line);
  if (client.negotiation === 'negotiating') happenings.add('a negotiation');
  if (client.exchange !== null) {
    happenings.add('an exchange');
    const others = server.clients.filter((other) => other !== client && other.phase !== 'gone');
    if (others.some((other) => other.exchange !== null)) happenings.add('two exchanges at once');
  }
  if (client.loggedIn && !loggedIn && phase === 'registering') happenings.add('a login before 001');
  if (client.loggedIn && outcome === 'failed') happenings.add('a failure and a login');
}

function isRefused(server: Imagination, client: Client, line: string): boolean {
  const { kind, params } = readCommand(line);
  const holder = kind === 'NICK' && params[0] !== undefined ? holderOf(server, params[0]) : null;
  return holder !== null && holder !== client;
}

function meet(pairs: Set<string>, kind: string | null, client: Client): void {
  const situation = situationOf(client);
  if (kind !== null && situation !== null) pairs.add(`${kind} when ${situation}`);
}

/** What a line does, as far as it matters to a login; null for what does not. */
function kindOf(server: Imagination, client: Client, line: string): string | null {
  const { verb, params } = readCommand(line);
  const [first = ''] = params;
  switch (verb) {
    case 'NICK': {
      if (first === '') return 'NICK bare';
      const holder = holderOf(server, first);
      return `NICK ${holder === null ? 'free' : holder === client ? 'own' : holder.phase}`;
    }
    case 'CAP':
      return /^(?:LS|LIST|REQ|END)$/.test(first) ? `CAP ${first}` : 'CAP odd';
    case 'AUTHENTICATE':
      if (/^\{plain:(?:account|self)/.test(first)) return 'right';
      if (first.startsWith('{plain:')) return 'wrong';
      if (/^(?:\*|\+|PLAIN|)$/.test(first)) return `AUTHENTICATE ${first}`;
      if (/^(?:NICK-COLLIDER|EXTERNAL)$/.test(first)) return 'unknown mechanism';
      return first.length > 400 ? 'too long' : 'no base64';
    case 'USER':
    case 'PASS':
    case 'PING':
    case 'QUIT':
      return verb;
    default:
      return null;
  }
}

/** Where a login stands; null before and without one. */
function situationOf({ phase, negotiation, exchange, outcome, loggedIn }: Client): string | null {
  const open =
    exchange === null
      ? null
      : `${exchange.mechanism} ${exchange.said.length > 0 ? 'chunked' : exchange.step}`;
  if (phase === 'registered')
    return open === null ? (loggedIn ? 'registered, logged in' : null) : 'registered, open';
  const state = open ?? (outcome === 'none' ? null : outcome);
  return state === null ? null : `${state}${negotiation === 'ended' ? ', ended' : ''}`;
}
