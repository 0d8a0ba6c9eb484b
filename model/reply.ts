import type { Command } from './command.ts';
import type { Received } from './received.ts';
import type { Action } from './session.ts';
import { capFlaws, responseFlaws } from './cap-reply.ts';
import { authFlaws, discoveryFlaws, namesPackage, OF_IRCX } from './ircx-reply.ts';
import { isMeant } from './target.ts';
import { ANY_NICK } from './world.ts';

/** What a reply is about: enough to tell whether a received line is that reply. */
export interface Scene {
  /** The command that is answered; null for an internal step or another connection's doing. */
  readonly command: Command | null;
  /** The connection's nick before and after the step; null for none. */
  readonly before: string | null;
  readonly after: string | null;
  /** Whether the connection was registered before the step. */
  readonly registered: boolean;
  /** The nick that the command asked for, and how its holder spells it; null where it does not apply. */
  readonly asked: string | null;
  readonly holder: string | null;
  /** The capabilities that were on before the step, and whether it then had asked for CAP 302. */
  readonly enabled: string;
  readonly hears302: boolean;
  /** The account that the command proves; null for none, or where only a relaxed model takes it for a proof. */
  readonly account: string | null;
  /** Whether IRCX is on after the step. */
  readonly ircx: boolean;
}

/** A reply that a connection is to receive. */
export interface Emit {
  readonly connection: number;
  readonly reply: Action;
  readonly scene: Scene;
}

/** Whether a reply may be left out. */
export function isOptional(reply: Action): boolean {
  return reply.endsWith('?') || isRepeatable(reply);
}

/** Whether a reply may come any number of times. */
export function isRepeatable(reply: Action): boolean {
  return reply.endsWith('*');
}

/** What about a line deviates from a reply of its kind; `wrong` is another line altogether. */
export type Flaw =
  | 'wrong'
  | 'target'
  | 'untargeted'
  | 'source'
  | 'padding'
  | 'parameters'
  | 'token'
  | 'echo source'
  | 'granted nick'
  | 'capabilities'
  | 'account'
  | 'proof'
  | 'mode';

/** How a received line falls short of a reply: empty when it is that reply. */
export function flaws(reply: Action, scene: Scene, received: Received): readonly Flaw[] {
  if (reply === 'close' || reply === 'close?') return received.line === null ? NONE : WRONG;
  const { message } = received;
  if (message === null) return WRONG;
  const { command, params } = message;
  switch (reply) {
    case 'ERROR':
    case 'ERROR?':
      return command === 'ERROR' ? NONE : WRONG;
    case 'PING':
      return command === 'PING' ? NONE : WRONG;
    case 'PONG':
      return command === 'PONG' ? pongFlaws(params, scene.command?.params[0] ?? '', null) : WRONG;
    case 'PONG for another':
      return command === 'PONG'
        ? pongFlaws(params, scene.command?.params[0] ?? '', scene.command?.params[1] ?? '')
        : WRONG;
    case 'echo NICK':
      return command === 'NICK' ? echoFlaws(message.source, params, scene.before, scene.after) : WRONG;
    case 'echo kept NICK':
      return command === 'NICK' ? echoFlaws(message.source, params, scene.before, scene.before) : WRONG;
    case 'NICK?':
      return command === 'NICK' && message.source?.split('!', 1)[0] === scene.before ? NONE : WRONG;
    case 'QUIT?':
      return command === 'QUIT' && message.source?.split('!', 1)[0] === scene.before ? NONE : WRONG;
    case 'KILL?':
      return command === 'KILL' ? NONE : WRONG;
    case 'CAP LS more*':
    case 'CAP LS':
    case 'CAP LS 302':
    case 'CAP LIST more*':
    case 'CAP LIST':
    case 'CAP ACK':
    case 'CAP NAK':
      return command === 'CAP' ? capFlaws(reply, scene, message) : WRONG;
    case 'AUTHENTICATE +':
    case 'AUTHENTICATE more*':
    case 'AUTHENTICATE challenge':
    case 'AUTHENTICATE proof':
    case 'AUTHENTICATE error?':
      return command === 'AUTHENTICATE' ? responseFlaws(reply, received) : WRONG;
    case 'AUTH challenge':
    case 'AUTH success':
      return command === 'AUTH' ? authFlaws(reply, scene, params) : WRONG;
    case '900?':
    case '901?':
    case '417?':
    case '468?':
      return numericFlaws(Number.parseInt(reply, 10), scene, received);
    case 'tell overruled':
      return received.numeric === 433 ? NONE : WRONG;
    case 'endOfMotd':
      return numericFlaws(received.numeric === 422 ? 422 : 376, scene, received);
    default:
      return numericFlaws(numericOf(reply), scene, received, reply.startsWith(OF_IRCX));
  }
}

/** The numeric of a reply; some have two meanings, of which that of IRCX is marked. */
function numericOf(reply: Action): number {
  return Number(reply.startsWith(OF_IRCX) ? reply.slice(OF_IRCX.length) : reply);
}

/** Whether a line may be such a reply at all, whatever it is about: a quick look that spares a closer one. */
export function mayBe(reply: Action, { line, message, numeric }: Received): boolean {
  if (reply === 'close') return line === null;
  if (message === null) return false;
  if (reply.startsWith('CAP ')) return message.command === 'CAP';
  if (reply.startsWith('AUTHENTICATE ')) return message.command === 'AUTHENTICATE';
  if (reply === 'echo NICK' || reply === 'echo kept NICK') return message.command === 'NICK';
  if (reply === 'PONG for another') return message.command === 'PONG';
  if (reply.startsWith('AUTH ')) return message.command === 'AUTH';
  if (reply === 'tell overruled') return numeric === 433;
  if (reply === 'endOfMotd') return numeric === 376 || numeric === 422;
  if (reply.startsWith(OF_IRCX)) return numeric === numericOf(reply);
  return message.command === reply;
}

const NONE: readonly Flaw[] = [];
const WRONG: readonly Flaw[] = ['wrong'];

function pongFlaws(params: readonly string[], token: string, server: string | null): readonly Flaw[] {
  // An empty token may be left out altogether.
  if (token === '' && params.length === 1) return NONE;
  // A token with a line’s end in it, as one has who takes only CR LF for that, or with the CR of one, comes back cut there.
  const whole = token.replace(/\r*(?:\n.*)?$/s, '');
  const right = params.length >= 2 && params.at(-1) === whole && (server === null || params[0] === server);
  return right ? NONE : ['token'];
}

function echoFlaws(
  source: string | null,
  params: readonly string[],
  before: string | null,
  after: string | null,
): readonly Flaw[] {
  if (after !== ANY_NICK && params[0] !== after) return WRONG;
  const sourceNick = source?.split('!', 1)[0];
  return before === ANY_NICK || sourceNick === before ? NONE : ['echo source'];
}

/** Servers may compare accounts’ names in any case. */
function namesAccount(name: string | undefined, { account }: Scene): boolean {
  return account === null || name?.toLowerCase() === account.toLowerCase();
}

/** Numerics whose second parameter names something: what it must name, or null for anything. */
function subjectFits(numeric: number, subject: string | undefined, scene: Scene): boolean {
  const { command } = scene;
  switch (numeric) {
    case 433:
    case 436:
    case 437:
      return (
        subject !== undefined &&
        (subject === scene.asked ||
          subject === scene.holder ||
          // What was typed may be longer than what was asked for, where the server cut it.
          subject === command?.params[0] ||
          scene.asked === null)
      );
    case 432:
      // An empty nick cannot be said but as the last parameter: it may be left out.
      return command?.params[0] === '' || subject?.includes(' ') === false;
    case 401:
    case 438:
    case 263:
    case 402:
      // What holds a space is the text behind it.
      return subject?.includes(' ') === false;
    case 909:
    case 910:
    case 911:
    case 912:
      return namesPackage(subject, scene);
    case 421:
    case 461:
      return subject !== undefined && command !== null && namesVerb(subject, command.verb);
    default:
      return true;
  }
}

function numericFlaws(wanted: number, scene: Scene, received: Received, ofIrcx = false): readonly Flaw[] {
  const { message } = received;
  if (message === null) return WRONG;
  const numeric = received.numeric >= 0 ? received.numeric : looseNumeric(message.command);
  if (numeric !== wanted) return WRONG;
  let found = parameterFlaws(numeric, message.params, scene, ofIrcx);
  if (found.length > 0) {
    const untargeted = untargetedFlaws(numeric, message.params, scene, ofIrcx);
    // Where both readings find as much amiss, a line that has a text behind its target is taken to have one.
    const hasText = message.params.length > 1;
    if (untargeted.length < found.length + (hasText ? 0 : 1)) found = untargeted;
  }
  if (received.numeric < 0) found = [...found, 'padding'];
  if (message.source === null || message.source === '') found = [...found, 'source'];
  return found;
}

/** What is wrong with a numeric’s target and with what stands behind it. */
function parameterFlaws(
  numeric: number,
  params: readonly string[],
  scene: Scene,
  ofIrcx: boolean,
): readonly Flaw[] {
  const [target, subject] = params;
  let found = NONE;
  if (numeric === 1) {
    if (scene.after !== ANY_NICK && target !== scene.after) found = [...found, 'granted nick'];
  } else if (!isMeant(target, scene, welcomes(numeric))) found = [...found, 'target'];
  if (!subjectFits(numeric, subject, scene)) found = [...found, 'parameters'];
  if (numeric === 800) found = [...found, ...discoveryFlaws(params, scene)];
  if (ofIrcx) return found;
  if (numeric === 900 && !namesAccount(params[2], scene)) found = [...found, 'account'];
  return found;
}

/** The same where the target is taken to be left out. */
function untargetedFlaws(
  numeric: number,
  params: readonly string[],
  scene: Scene,
  ofIrcx: boolean,
): readonly Flaw[] {
  const target = (welcomes(numeric) ? scene.after : scene.before) ?? '*';
  return ['untargeted', ...parameterFlaws(numeric, [target, ...params], scene, ofIrcx)];
}

function welcomes(numeric: number): boolean {
  return numeric <= 5 || numeric === 376 || numeric === 422;
}

/** A numeric that was not padded to three digits. */
function looseNumeric(command: string): number {
  return /^\d{1,2}$/.test(command) ? Number(command) : -1;
}

/** A command is named in any letters, cut short, or by a stand-in where its characters could break the line. */
function namesVerb(subject: string, verb: string): boolean {
  if (subject !== '' && verb.startsWith(subject.toUpperCase())) return true;
  return !/^[A-Z0-9]+$/.test(verb);
}
