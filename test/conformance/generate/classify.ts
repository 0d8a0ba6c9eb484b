import { readCommand } from '../../../model/command.ts';
import type { Input } from '../../../model/input.ts';
import { nickForm } from '../../../model/nick.ts';
import { linesOf, PASSWORD_MARK, type Plan } from '../../../conformance/plan.ts';
import {
  carryOut,
  folded,
  holderOf,
  imagine,
  type Client,
  type Imagination,
} from '../../../conformance/generate/imagination.ts';
import { lengthOf } from '../../../conformance/generate/nicks.ts';
import type { PlanOptions } from '../../../conformance/generate/options.ts';

/** What a plan sends, each input with the state in which the imagined server gets it: `refused NICK.free`. */
export function classify(plan: Plan, options: PlanOptions): Set<string> {
  const server = imagine(options, plan.connections);
  const renamed = new Set<Client>();
  const seen = new Set<string>();
  for (const { connection, act } of plan.rounds.flat()) {
    const client = server.clients[connection];
    if (client === undefined) throw new RangeError('a step of a connection that the plan does not have');
    if (act.kind === 'open') client.phase = 'registering';
    for (const line of linesOf(act)) {
      if (client.phase === 'gone') continue;
      const input = inputOf(server, client, line);
      if (input !== null) seen.add(`${stateFor(input, client, renamed)} ${input}`);
      const before = client.phase === 'registered' ? client.nick : null;
      carryOut(server, client, line);
      if (before !== null && client.nick !== before) renamed.add(client);
    }
  }
  return seen;
}

/** The state of that region of the chart which the input concerns. */
function stateFor(input: Input, client: Client, renamed: ReadonlySet<Client>): string {
  const [verb] = input.split('.');
  if (client.phase === 'registered') {
    return verb === 'NICK' ? (renamed.has(client) ? 'renamed' : 'fresh') : 'registered';
  }
  if (verb === 'NICK') return client.nick === null ? (client.named ? 'refused' : 'unset') : 'provisional';
  if (verb === 'USER') return client.user ? 'given' : 'unset';
  return verb === 'PASS' ? client.password : 'registering';
}

function inputOf(server: Imagination, client: Client, line: string): Input | null {
  const { kind, params } = readCommand(line);
  const [first] = params;
  switch (kind) {
    case 'NICK':
      return inputOfNick(server, client, params);
    case 'USER':
      if (params.length !== 4) return params.length < 4 ? 'USER.missing' : 'USER.surplus';
      if (params[3] === '') return 'USER.empty_realname';
      return params[0]?.includes('@') === true ? 'USER.malformed' : 'USER.valid';
    case 'PASS':
      if (first === undefined) return 'PASS.missing';
      if (first === '') return 'PASS.empty';
      return first === PASSWORD_MARK ? 'PASS.right' : 'PASS.wrong';
    case 'PING':
      if (params.length !== 1) return params.length === 0 ? 'PING.missing' : 'PING.two';
      return first === '' ? 'PING.empty' : 'PING.token';
    case 'PONG':
      return first === undefined ? 'PONG.missing' : 'PONG.token';
    case 'EMPTY':
    case 'CAP':
    case 'AUTHENTICATE':
    case 'AUTH':
    case 'IRCX':
    case 'ISIRCX':
      return null;
    case 'OPER':
    case 'KILL':
      return client.phase === 'registered' ? null : 'KNOWN';
    case 'QUIT':
    case 'ERROR':
    case 'KNOWN':
    case 'NUMERIC':
    case 'UNKNOWN':
    case 'DROP':
      break;
  }
  return kind;
}

function inputOfNick(server: Imagination, client: Client, params: readonly string[]): Input {
  const [nick] = params;
  if (nick === undefined) return 'NICK.missing';
  if (nick === '') return 'NICK.empty';
  if (params.length > 1) return 'NICK.surplus';
  if (nickForm(nick).kind !== 'valid') return 'NICK.malformed';
  if (lengthOf(nick, server.options) > (server.options.nickLength ?? Infinity)) return 'NICK.too_long';
  if (nick === client.nick) return 'NICK.mine';
  if (client.nick !== null && folded(server, nick) === folded(server, client.nick)) return 'NICK.respelled';
  const holder = holderOf(server, nick);
  if (holder === null) return 'NICK.free';
  return holder.phase === 'registered' ? 'NICK.owned' : 'NICK.reserved';
}
