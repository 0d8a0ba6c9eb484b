import { isOn } from './cap-readings.ts';
import { isOfLogin } from './numerics.ts';
import type { Received } from './received.ts';
import type { Session } from './world.ts';

/** Where a connection stands, as far as unasked lines depend on it. */
export type Phase = 'registering' | 'registered' | 'closing';

/** Commands that the commands of a plan may cause: one that nothing explains is a divergence. */
const CAUSED: ReadonlySet<string> = new Set([
  'NICK',
  'QUIT',
  'KILL',
  'ERROR',
  'PONG',
  'JOIN',
  'PART',
  'CAP',
  'AUTHENTICATE',
  'AUTH',
]);

/**
 * Whether a line may come unasked in this phase. Notices may always; a burst’s lines once registered; a PING once registered
 * (before that it is a challenge, a step of the model). A line that no command of a plan can cause is let pass too; error
 * numerics never are.
 */
export function isNoise(
  received: Received,
  phase: Phase,
  { nick, hears302, enabled }: Pick<Session, 'nick' | 'hears302' | 'enabled'>,
  inChannel: boolean,
): boolean {
  const { message, numeric } = received;
  if (received.line === null || phase === 'closing') return false;
  if (message === null) return true;
  if (numeric >= 0) return phase === 'registered' ? isBurst(numeric) : isAside(numeric) && numeric > 5;
  if (/^\d+$/.test(message.command)) return false;
  if (message.command === 'PING') return phase === 'registered';
  if (!CAUSED.has(message.command)) return true;
  if (message.command === 'CAP')
    return tellsOfChanges(message.params) && (hears302 || isOn('cap-notify', enabled));
  if (phase !== 'registered' || message.command === 'ERROR' || message.command === 'PONG') return false;
  const own = message.source?.split('!', 1)[0] === nick;
  return own ? message.command === 'JOIN' : inChannel;
}

/** What the server offers has changed (IRCv3 Capability Negotiation): told to those that have asked to hear of it. */
function tellsOfChanges([, subcommand = '']: readonly string[]): boolean {
  return /^(NEW|DEL)$/i.test(subcommand);
}

/** These answer a command: RPL_TRYAGAIN, RPL_YOUREOPER. */
const ANSWERS: ReadonlySet<number> = new Set([263, 381]);

/** The rest of a welcome burst, whatever a server puts there; 001 is never repeated. */
function isBurst(numeric: number): boolean {
  return numeric === 422 || (isAside(numeric) && numeric > 1 && !ANSWERS.has(numeric));
}

/** Neither an error nor unassigned by the RFCs as an answer to a command of registration. */
function isAside(numeric: number): boolean {
  if (numeric >= 600 && numeric !== TELLS_OF_IRCX) return !isOfLogin(numeric);
  return numeric < 400;
}

/** IRCRPL_IRCX: like the numerics of logging in it answers a command of a plan. */
const TELLS_OF_IRCX = 800;
