import { fold, type Casemapping } from '../../model/casemapping.ts';
import { readCommand, type Command } from '../../model/command.ts';
import { isOdd } from '../../model/lexing.ts';
import { nickForm } from '../../model/nick.ts';
import { PASSWORD_MARK } from '../plan.ts';
import { newClient, offersIrcx, type Client } from './client.ts';
import { authenticateBy } from './imagined-auth.ts';
import { negotiate } from './imagined-cap.ts';
import { kill, oper } from './imagined-oper.ts';
import { authenticate } from './imagined-sasl.ts';
import { lengthOf } from './nicks.ts';
import type { PlanOptions } from './options.ts';

export type { Client } from './client.ts';

/** A server as a plan imagines it while it is made. It refuses a nick at once, to whoever comes second. */
export interface Imagination {
  readonly options: PlanOptions;
  readonly clients: readonly Client[];
}

export function imagine(options: PlanOptions, connections: number): Imagination {
  const clients = Array.from({ length: connections }, (_, connection) => newClient(connection));
  return { options, clients };
}

/** The mapping by which a server without a word on it most likely compares. */
const LIKELY: Casemapping = 'rfc1459';

export function folded({ options }: Imagination, nick: string): string {
  return fold(nick, options.casemapping ?? LIKELY);
}

/** The connection that has a nick, or before registration names it; null for none. */
export function holderOf(server: Imagination, nick: string): Client | null {
  const key = folded(server, nick);
  const holds = (client: Client): boolean =>
    client.nick !== null && client.phase !== 'gone' && folded(server, client.nick) === key;
  return server.clients.find(holds) ?? null;
}

/** Whether some server may let this connection do what needs registration: it has sent all that could count. */
export function mayBeRegistered(client: Client): boolean {
  return client.named && client.introduced;
}

/**
 * Carries out one line, and tells whether every server answers it. What is legally silent is not sure of an answer, even
 * where the imagined server has one.
 */
export function carryOut(server: Imagination, client: Client, line: string): boolean {
  if (client.phase === 'gone' || client.phase === 'unopened') return true;
  const command = readCommand(line.split('\0', 1)[0] ?? '');
  if (isOdd(line)) {
    execute(server, client, command);
    return false;
  }
  return execute(server, client, command);
}

function execute(server: Imagination, client: Client, command: Command): boolean {
  switch (command.kind) {
    case 'NICK':
      return nick(server, client, command);
    case 'USER':
      return user(server, client, command);
    case 'PASS':
      return pass(client, command);
    case 'CAP': {
      const answered = negotiate(server.options, client, command.params);
      return completed(server, client) || answered;
    }
    case 'AUTHENTICATE': {
      const answered = authenticate(server.options, client, command.params);
      completed(server, client);
      return answered;
    }
    case 'AUTH': {
      const answered = authenticateBy(server.options, client, command.params);
      completed(server, client);
      return answered;
    }
    case 'IRCX':
    case 'ISIRCX':
      return client.phase === 'registered' || offersIrcx(server.options);
    case 'OPER':
      return oper(client, command.params);
    case 'KILL':
      return kill(client, holderOf(server, command.params[0] ?? ''), command.params);
    case 'QUIT':
      client.phase = 'gone';
      return true;
    case 'PING':
    case 'UNKNOWN':
      return client.phase === 'registered';
    case 'PONG':
    case 'KNOWN':
    case 'NUMERIC':
    case 'ERROR':
    case 'EMPTY':
    case 'DROP':
      break;
  }
  return false;
}

function nick(server: Imagination, client: Client, { params }: Command): boolean {
  const [wanted] = params;
  if (wanted === undefined || wanted === '') return true;
  client.named = true;
  const registered = client.phase === 'registered';
  if (isRefused(server, wanted)) return registered;
  const key = folded(server, wanted);
  client.wishes.add(key);
  if (wanted === client.nick) return false;
  const holder = holderOf(server, wanted);
  if (holder !== null && holder !== client) {
    if (holder.phase === 'registered') client.lost.add(key);
    else client.lost.delete(key);
    client.refused = wanted;
    return registered;
  }
  client.lost.delete(key);
  if (registered && client.nick !== null) client.former.add(client.nick);
  client.nick = wanted;
  return registered || completed(server, client);
}

function isRefused({ options }: Imagination, wanted: string): boolean {
  const { nickLength } = options;
  return nickForm(wanted).kind !== 'valid' || (nickLength !== null && lengthOf(wanted, options) > nickLength);
}

function user(server: Imagination, client: Client, { params }: Command): boolean {
  if (client.phase === 'registered') return true;
  if (params.length < 4) return !client.user;
  client.introduced = true;
  if (client.user || params[3] === '') return false;
  client.user = true;
  return completed(server, client);
}

function pass(client: Client, { params }: Command): boolean {
  const [password] = params;
  if (password === undefined) return true;
  if (client.phase === 'registered') return true;
  if (password !== '') client.password = password === PASSWORD_MARK ? 'right' : 'wrong';
  return false;
}

/**
 * Whether that was the last part that a registration lacked; then it is welcomed, or closed for its password. While an exchange is
 * open some servers welcome it and others wait for the end, so that nothing is sure of a client that is registered.
 */
function completed({ options }: Imagination, client: Client): boolean {
  const { phase, nick, user, negotiation, exchange, security } = client;
  if (phase !== 'registering' || nick === null || !user) return false;
  // While AUTH is under way some servers wait for its end.
  if (negotiation === 'negotiating' || security === 'pending') return false;
  if (exchange !== null) {
    // By then it may have been aborted.
    exchange.doubtful = true;
    return false;
  }
  client.phase = options.password && client.password !== 'right' ? 'gone' : 'registered';
  return true;
}
