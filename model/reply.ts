import type { Command } from './command.ts';
import type { Received } from './received.ts';
import type { Action } from './session.ts';
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
}

/** A reply that a connection is to receive. */
export interface Emit {
  readonly connection: number;
  readonly reply: Action;
  readonly scene: Scene;
}

/** Whether a reply may be left out. */
export function isOptional(reply: Action): boolean {
  return reply === 'ERROR?';
}

/** What about a line deviates from a reply of its kind; `wrong` is another line altogether. */
export type Flaw =
  'wrong' | 'target' | 'source' | 'padding' | 'parameters' | 'token' | 'echo source' | 'granted nick';

/** How a received line falls short of a reply: empty when it is that reply. */
export function flaws(reply: Action, scene: Scene, received: Received): readonly Flaw[] {
  if (reply === 'close') return received.line === null ? NONE : WRONG;
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
    case 'tell overruled':
      return received.numeric === 433 ? NONE : WRONG;
    case 'endOfMotd':
      return numericFlaws([376, 422], scene, received);
    default:
      return numericFlaws([Number(reply)], scene, received);
  }
}

const NONE: readonly Flaw[] = [];
const WRONG: readonly Flaw[] = ['wrong'];

function pongFlaws(params: readonly string[], token: string, server: string | null): readonly Flaw[] {
  // An empty token may be left out altogether.
  if (token === '' && params.length === 1) return NONE;
  const right = params.length >= 2 && params.at(-1) === token && (server === null || params[0] === server);
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

/** Numerics whose second parameter names something: what it must name, or null for anything. */
function subjectFits(numeric: number, subject: string | undefined, scene: Scene): boolean {
  const { command } = scene;
  switch (numeric) {
    case 433:
    case 436:
      return (
        subject !== undefined && (subject === scene.asked || subject === scene.holder || scene.asked === null)
      );
    case 432:
    case 438:
    case 263:
    case 402:
      return subject !== undefined;
    case 421:
    case 461:
      return (
        subject !== undefined &&
        command !== null &&
        subject !== '' &&
        command.verb.startsWith(subject.toUpperCase())
      );
    default:
      return true;
  }
}

function numericFlaws(wanted: readonly number[], scene: Scene, received: Received): readonly Flaw[] {
  const { message } = received;
  if (message === null) return WRONG;
  const numeric = received.numeric >= 0 ? received.numeric : looseNumeric(message.command);
  if (!wanted.includes(numeric)) return WRONG;
  const found: Flaw[] = [];
  if (received.numeric < 0) found.push('padding');
  if (message.source === null || message.source === '') found.push('source');
  const [target, subject] = message.params;
  if (numeric === 1) {
    if (scene.after !== ANY_NICK && target !== scene.after) found.push('granted nick');
  } else if (!targetFits(target, scene, numeric)) found.push('target');
  if (!subjectFits(numeric, subject, scene)) found.push('parameters');
  return found;
}

/** Numerics of the welcome burst go to the nick just granted, all others to the nick before the step. */
function targetFits(target: string | undefined, scene: Scene, numeric: number): boolean {
  const welcomes = numeric <= 5 || numeric === 376 || numeric === 422;
  const nick = welcomes ? scene.after : scene.before;
  if (nick === ANY_NICK || target === nick) return true;
  return !scene.registered && !welcomes && target === '*';
}

/** A numeric that was not padded to three digits. */
function looseNumeric(command: string): number {
  return /^\d{1,2}$/.test(command) ? Number(command) : -1;
}
