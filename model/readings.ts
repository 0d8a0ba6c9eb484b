import type { Command } from './command.ts';
import { readAuthenticate } from './authenticate-readings.ts';
import { readAuth } from './auth-readings.ts';
import { readDiscovery } from './ircx-readings.ts';
import type { Standings } from './standings.ts';
import { readCap } from './cap-readings.ts';
import { readKill } from './kill-readings.ts';
import { requirement, type Requirement } from './dialect.ts';
import { holdings, ownersOf, type Asker, type IsClosing } from './holding.ts';
import type { Input } from './input.ts';
import { lexings } from './lexing.ts';
import { joined, plain, type Reading } from './reading.ts';
import { fitness, spellings, type Spelling } from './spelling.ts';
import type { Classified } from './reading.ts';
import { ANY_NICK, type Facts, type Operation, type Session, type World } from './world.ts';

const NONE: readonly Requirement[] = [];

const SURPLUS = {
  NICK: {
    ignored: requirement('surplus_parameters@NICK', 'ignored'),
    refused: requirement('surplus_parameters@NICK', '461'),
  },
  USER: {
    ignored: requirement('surplus_parameters@USER', 'ignored'),
    refused: requirement('surplus_parameters@USER', '461'),
  },
} as const;

/** Every way to classify an operation's command, once it is looked at. */
export function readings(
  world: World,
  operation: Operation,
  facts: Facts,
  standings: Standings,
): readonly Reading[] {
  if (!operation.odd) return readingsOf(world, operation, facts, standings);
  const own = world.sessions[operation.connection] as Session;
  return lexings(operation.command.line, own.owned ? 'registered' : 'unregistered').flatMap((lexing) => {
    if (lexing.kind === 'unreadable') return [plain(lexing.input, own.nick, lexing.requires)];
    const { command, requires } = lexing;
    // Nothing is left of it: what an empty line is.
    if (command.kind === 'EMPTY') return [plain('LINE.blank', own.nick, requires)];
    return readingsOf(world, { ...operation, command }, facts, standings).map((reading) => ({
      ...reading,
      command,
      requires: joined(requires, reading.requires),
    }));
  });
}

function readingsOf(
  world: World,
  operation: Operation,
  facts: Facts,
  standings: Standings,
): readonly Reading[] {
  const { isClosing, exchangeOf, securityOf, introducedOf } = standings;
  const { command } = operation;
  const own = world.sessions[operation.connection] as Session;
  const completing = (input: Input, requires: readonly Requirement[]): readonly Reading[] =>
    own.nick === null || own.owned
      ? [plain(input, own.nick, requires)]
      : completions(world, operation, own.nick, input, requires, isClosing);
  const knowing = (found: readonly Classified[]): readonly Reading[] =>
    found.flatMap(({ input, requires, ...more }) => {
      const read = COMPLETING.test(input) ? completing(input, requires) : [plain(input, own.nick, requires)];
      return read.map((reading) => ({ ...reading, ...more }));
    });
  switch (command.kind) {
    case 'PASS':
      return completing(readPass(operation), NONE);
    case 'NICK':
      return readNick(world, operation, facts.nickLength, standings);
    case 'USER':
      return readUser(command).flatMap(({ input, requires }) => completing(input, requires));
    case 'PING':
      return [plain(readPing(command), own.nick)];
    case 'PONG':
      return readPong(operation).flatMap((input) => completing(input, NONE));
    case 'CAP':
      return knowing(readCap(command, own, facts));
    case 'AUTHENTICATE':
      return knowing(readAuthenticate(operation, own, facts, exchangeOf(own.configuration)));
    case 'AUTH':
      return knowing(
        readAuth(operation, own, facts, {
          security: securityOf(own.configuration),
          introduced: introducedOf(own.configuration),
        }),
      );
    case 'OPER':
      return [plain(own.owned ? readOper(operation) : 'KNOWN', own.nick)];
    case 'KILL':
      return readKill(world, operation, isClosing);
    case 'IRCX':
    case 'ISIRCX':
    case 'KNOWN':
      return knowing(readDiscovery(command, own));
    case 'QUIT':
    case 'NUMERIC':
    case 'UNKNOWN':
    case 'ERROR':
    case 'DROP':
      return [plain(command.kind, own.nick)];
    case 'EMPTY':
      return [];
  }
}

/** Inputs of CAP, AUTHENTICATE and AUTH that may complete a registration: they end a negotiation or an exchange. */
const COMPLETING = /^(CAP\.end|AUTHENTICATE\.|AUTH\.)/;

/** The readings of an internal step that may complete the registration. */
export function completionReadings(world: World, asker: Asker, isClosing: IsClosing): readonly Reading[] {
  const { nick } = world.sessions[asker.connection] as Session;
  return nick === null ? [] : completions(world, asker, nick, 'COMPLETE', NONE, isClosing);
}

/** An input that may complete the registration under the nick that the connection has named. */
function completions(
  world: World,
  asker: Asker,
  nick: string,
  input: Input,
  requires: readonly Requirement[],
  isClosing: IsClosing,
): readonly Reading[] {
  if (nick === ANY_NICK) return [plain(input, nick, requires)];
  const found: Reading[] = [];
  for (const judged of fitness(nick, 'unregistered')) {
    if (!judged.fit) {
      found.push({
        ...plain(input, nick, joined(requires, judged.requires)),
        claim: 'malformed',
      });
      continue;
    }
    for (const { kind, holder, freed, requires: presumed } of ownersOf(world, asker, nick, isClosing)) {
      found.push({
        input,
        claim: kind === 'owned' ? 'owned' : 'free',
        nick,
        holder,
        freed,
        requires: joined(requires, joined(judged.requires, presumed)),
      });
    }
  }
  return found;
}

function readPass({ command, right }: Operation): Input {
  const [password] = command.params;
  if (password === undefined) return 'PASS.missing';
  if (password === '') return 'PASS.empty';
  return right ? 'PASS.right' : 'PASS.wrong';
}

/** An OPER with fewer than two parameters lacks some, or one that is empty (RFC 1459 4.1.5). */
function readOper({ command: { params }, right, named }: Operation): Input {
  const [name = '', password = ''] = params;
  if (name === '' || password === '') return 'OPER.missing';
  if (right) return 'OPER.right';
  return named ? 'OPER.wrong' : 'OPER.stranger';
}

function readPing({ params }: Command): Input {
  if (params.length === 0) return 'PING.missing';
  if (params.length > 1) return 'PING.two';
  return params[0] === '' ? 'PING.empty' : 'PING.token';
}

/** A cookie that another one has followed may count or not. */
function readPong({ command, cookie }: Operation): readonly Input[] {
  if (command.params.length === 0) return ['PONG.missing'];
  if (cookie === 'earlier') return ['PONG.cookie', 'PONG.token'];
  return [cookie === null ? 'PONG.token' : 'PONG.cookie'];
}

function readUser({ params }: Command): readonly Pick<Reading, 'input' | 'requires'>[] {
  if (params.length < 4) return [{ input: 'USER.missing', requires: NONE }];
  const input = userInput(params);
  if (params.length === 4) return [{ input, requires: NONE }];
  return [
    { input, requires: [SURPLUS.USER.ignored] },
    { input: 'USER.surplus', requires: [SURPLUS.USER.refused] },
  ];
}

function userInput([username = '', , , realname = '']: readonly string[]): Input {
  if (username === '') return 'USER.empty_username';
  if (realname === '') return 'USER.empty_realname';
  return /[@! ]/.test(username) ? 'USER.malformed' : 'USER.valid';
}

function readNick(
  world: World,
  operation: Operation,
  nickLength: number | null,
  standings: Standings,
): readonly Reading[] {
  const { params } = operation.command;
  const own = world.sessions[operation.connection] as Session;
  const [nick] = params;
  if (nick === undefined) return [plain('NICK.missing', own.nick)];
  const found: Reading[] = [];
  let ignoring = NONE;
  if (params.length > 1) {
    found.push(plain('NICK.surplus', own.nick, [SURPLUS.NICK.refused]));
    ignoring = [SURPLUS.NICK.ignored];
  }
  if (nick === '') return [...found, plain('NICK.empty', own.nick, ignoring)];
  for (const spelling of spellings(nick, own.owned ? 'registered' : 'unregistered', nickLength)) {
    claims(found, world, operation, spelling, joined(ignoring, spelling.requires), standings);
  }
  return found;
}

/** Adds what becomes of a nick of this spelling. */
function claims(
  found: Reading[],
  world: World,
  operation: Operation,
  { kind, name }: Spelling,
  requires: readonly Requirement[],
  { isClosing, isKilled }: Standings,
): void {
  switch (kind) {
    case 'assigned':
      found.push(plain('NICK.free', ANY_NICK, requires));
      // One that has such a nick may keep it.
      if (world.sessions[operation.connection]?.nick === ANY_NICK)
        found.push(plain('NICK.mine', ANY_NICK, requires));
      return;
    case 'malformed':
      found.push({ ...plain('NICK.malformed', name, requires), claim: 'malformed' });
      return;
    case 'too_long':
      found.push(plain('NICK.too_long', name, requires));
      return;
    case 'taken':
      for (const holding of holdings(world, operation, name, isClosing, isKilled)) {
        found.push({
          input: `NICK.${holding.kind}`,
          claim: holding.kind === 'owned' ? 'owned' : 'free',
          nick: name,
          holder: holding.holder,
          freed: holding.freed,
          requires: joined(requires, holding.requires),
        });
      }
  }
}
