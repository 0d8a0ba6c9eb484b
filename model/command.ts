import { parseMessage } from './message.ts';

/** A line from a client, as a server reads it: what kind of command it is, and its parameters. */
export interface Command {
  readonly kind: CommandKind;
  /** The command word, in upper case. */
  readonly verb: string;
  readonly params: readonly string[];
  /** The line as it was sent. */
  readonly line: string;
}

type CommandKind =
  | 'PASS'
  | 'NICK'
  | 'USER'
  | 'QUIT'
  | 'PING'
  | 'PONG'
  | 'CAP'
  | 'AUTHENTICATE'
  | 'AUTH'
  | 'IRCX'
  | 'ISIRCX'
  | 'OPER'
  | 'KILL'
  | 'ERROR'
  /** A command of the protocol that needs registration. */
  | 'KNOWN'
  /** Three digits: a numeric is for servers to send (RFC 1459 2.4). */
  | 'NUMERIC'
  | 'UNKNOWN'
  /** Nothing: an empty line, or only spaces. */
  | 'EMPTY'
  /** No line: the client has ended its side of the connection. */
  | 'DROP';

const MODELLED: ReadonlySet<string> = new Set([
  'PASS',
  'NICK',
  'USER',
  'QUIT',
  'PING',
  'PONG',
  'CAP',
  'AUTHENTICATE',
  'AUTH',
  'IRCX',
  'ISIRCX',
  'OPER',
  'KILL',
  'ERROR',
]);

/** Commands of RFC 1459 and RFC 2812 that no server carries out before registration. */
const NEEDS_REGISTRATION: ReadonlySet<string> = new Set([
  'JOIN',
  'PART',
  'TOPIC',
  'KICK',
  'INVITE',
  'PRIVMSG',
  'NOTICE',
  'WHOIS',
  'WHO',
  'WHOWAS',
  'MODE',
  'NAMES',
  'LIST',
  'AWAY',
  'USERHOST',
  'ISON',
]);

/** The most bytes of a line that count: 512 with its terminator (RFC 1459 2.3). */
export const LINE_LIMIT = 510;

/** Bytes of a piece of a SASL response that is not the last one, and the most that one may have (IRCv3 SASL 3.1). */
export const CHUNK = 400;

/** Reads a client's line. A source is passed over, as a client has none to give. */
export function readCommand(line: string): Command {
  const message = parseMessage(line.length > LINE_LIMIT ? line.slice(0, LINE_LIMIT) : line);
  if (message === null) return { kind: 'EMPTY', verb: '', params: [], line };
  const verb = message.command.toUpperCase();
  return { kind: kindOf(verb), verb, params: message.params, line };
}

/**
 * Whether a command is the MODE with which a client asks for IRCX before it registers, in any letters: ISIRCX has to be spelled in upper case,
 * but a server need not mind (draft-pfenning-irc-extensions-04 5.9). From a registered client it is a MODE like others.
 */
export function asksForIrcx({ verb, params }: Pick<Command, 'verb' | 'params'>): boolean {
  return verb === 'MODE' && params.length === 1 && params[0]?.toUpperCase() === 'ISIRCX';
}

/** What stands in a connection’s operations for its end by the client. */
export const DROP: Command = { kind: 'DROP', verb: '', params: [], line: '' };

function kindOf(verb: string): CommandKind {
  if (MODELLED.has(verb)) return verb as CommandKind;
  if (NEEDS_REGISTRATION.has(verb)) return 'KNOWN';
  return /^\d{3}$/.test(verb) ? 'NUMERIC' : 'UNKNOWN';
}
