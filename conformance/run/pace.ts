import { asksForIrcx } from '../../model/command.ts';
import { parseMessage } from '../../model/message.ts';
import {
  sentAuthenticate,
  sentCap,
  startNegotiation,
  type Negotiation,
  type Prospect,
} from './negotiation.ts';
import type { WaitKind } from './patience.ts';

/**
 * What one connection has sent and seen, as far as it matters to when a round is over. It guesses: a guess that is wrong ends
 * a round too early or lets a wait expire, and neither changes what is recorded or how that is judged.
 */
export interface Pace {
  phase: 'unopened' | 'connecting' | 'registering' | 'welcomed' | 'registered' | 'closed';
  /** The nick held, or before registration the one wished for; null when there is none or it was refused. */
  nick: string | null;
  /** The wish before that one, since its refusal may come late. */
  olderNick: string | null;
  /** Whether a USER was sent and not refused. */
  user: boolean;
  quitting: boolean;
  /** Its own side is shut down. */
  shut: boolean;
  readonly negotiation: Negotiation;
  /** Whether the server is known to speak IRCX: AUTH is answered then. */
  speaksIrcx: boolean;
  /** Pieces of an act that are still to be written. */
  writing: boolean;
  /** What was written of a line whose end is still to come. */
  unfinished: string;
  /** Answers that the server owes, in the order of the commands. */
  readonly waits: Wait[];
  /** Commands sent before registration, in upper case, that may be answered or not. */
  readonly strays: string[];
  /** How often a nick was refused that might be granted another time. */
  refusals: number;
  /** Whether a wait has expired and nothing was sent since that could change that. */
  overdue: boolean;
}

export type Wait =
  /** The echo of a rename, or its refusal. */
  | { readonly kind: 'nick'; readonly nick: string }
  | { readonly kind: 'ping'; readonly token: string }
  /** The error that this command cannot but get. */
  | { readonly kind: 'answer'; readonly command: 'NICK' | 'USER' | 'PASS' | 'PING' | 'AUTHENTICATE' | 'OPER' }
  | { readonly kind: 'cap' }
  | { readonly kind: 'ircx' }
  | { readonly kind: 'unknown' };

export function startPace(): Pace {
  return {
    phase: 'unopened',
    nick: null,
    olderNick: null,
    user: false,
    quitting: false,
    shut: false,
    negotiation: startNegotiation(),
    speaksIrcx: false,
    writing: false,
    unfinished: '',
    waits: [],
    strays: [],
    refusals: 0,
    overdue: false,
  };
}

/** What the connection is waited for now, or null when its part of the round is over. */
export function owed(pace: Pace): WaitKind | null {
  if (pace.writing) return 'write';
  const [first] = pace.waits;
  if (first !== undefined) return first.kind;
  if (pace.negotiation.unanswered > 0) return 'sasl';
  if (pace.overdue) return null;
  if (pace.phase === 'unopened' || pace.phase === 'closed') return null;
  if (pace.phase === 'connecting') return 'open';
  if (pace.quitting) return 'quit';
  if (pace.shut) return 'close';
  const { open, exchange } = pace.negotiation;
  const completing = pace.phase === 'registering' && pace.user && pace.nick !== null && !open;
  // An exchange that is not at its end may hold the welcome back.
  if (completing && exchange) return 'held';
  return completing || pace.phase === 'welcomed' ? 'welcome' : null;
}

/** A wait has expired: nothing more is expected of what was sent so far. */
export function giveUp(pace: Pace): void {
  forget(pace);
  pace.overdue = true;
}

export function ended(pace: Pace): void {
  pace.phase = 'closed';
  forget(pace);
  pace.writing = false;
}

/** Our side is shut down: what is owed from now on is the close. */
export function shut(pace: Pace): void {
  pace.shut = true;
  pace.overdue = false;
  forget(pace);
}

/** Notes a line that is about to be written. */
export function sent(pace: Pace, line: string): void {
  const message = parseMessage(line);
  if (message === null || pace.quitting) return;
  const command = message.command.toUpperCase();
  const { params } = message;
  const registered = pace.phase === 'welcomed' || pace.phase === 'registered';
  switch (command) {
    case 'NICK':
      sentNick(pace, params, registered);
      break;
    case 'USER':
      if (registered) pace.waits.push({ kind: 'answer', command });
      else if (pace.user) pace.strays.push(command);
      else if (params.length < 4) pace.waits.push({ kind: 'answer', command });
      else claimUser(pace);
      break;
    case 'PASS':
      if (registered || params.length === 0) pace.waits.push({ kind: 'answer', command });
      else pace.overdue = false;
      break;
    case 'PING':
      if (!registered) pace.strays.push(command);
      else if (params[0] === undefined) pace.waits.push({ kind: 'answer', command });
      else pace.waits.push({ kind: 'ping', token: params[0] });
      break;
    case 'OPER':
      if (registered) pace.waits.push({ kind: 'answer', command });
      else pace.strays.push(command);
      break;
    case 'KILL':
      // One that is carried out need not be answered.
      pace.strays.push(command);
      break;
    case 'PONG':
      pace.overdue = false;
      break;
    case 'QUIT':
      pace.quitting = true;
      pace.overdue = false;
      forget(pace);
      break;
    case 'CAP':
      expect(pace, sentCap(pace.negotiation, params, registered), command);
      if (params[0]?.toUpperCase() === 'END') pace.overdue = false;
      break;
    case 'AUTHENTICATE':
      expect(pace, sentAuthenticate(pace.negotiation, params), command);
      pace.overdue = false;
      break;
    case 'AUTH':
    case 'IRCX':
    case 'ISIRCX':
      if (pace.speaksIrcx) pace.waits.push({ kind: 'ircx' });
      else if (registered) pace.waits.push({ kind: 'unknown' });
      else pace.strays.push(command);
      pace.overdue = false;
      break;
    default:
      if (pace.speaksIrcx && !registered && asksForIrcx({ verb: command, params }))
        pace.waits.push({ kind: 'ircx' });
      else if (!registered) pace.strays.push(command);
      else if (!OPEN_ENDED.has(command) && !/^\d+$/.test(command)) pace.waits.push({ kind: 'unknown' });
  }
}

/** Commands that servers know and whose answers, when registered, are many, none, or not to be foreseen. */
const OPEN_ENDED = new Set(
  'JOIN PART PRIVMSG NOTICE MODE TOPIC NAMES LIST INVITE KICK WHO WHOIS WHOWAS ISON USERHOST AWAY MOTD LUSERS VERSION TIME ADMIN INFO STATS LINKS ERROR SERVER SQUIT'.split(
    ' ',
  ),
);

function expect(pace: Pace, prospect: Prospect, command: 'CAP' | 'AUTHENTICATE'): void {
  if (prospect === 'stray') pace.strays.push(command);
  else if (prospect === 'cap' || prospect === 'unknown') pace.waits.push({ kind: prospect });
  else if (prospect === 'answer' && command === 'AUTHENTICATE') pace.waits.push({ kind: prospect, command });
}

function forget({ waits, negotiation }: Pace): void {
  waits.length = 0;
  negotiation.unanswered = 0;
}

function sentNick(pace: Pace, params: readonly string[], registered: boolean): void {
  const nick = params[0] ?? '';
  if (nick === '') {
    pace.waits.push({ kind: 'answer', command: 'NICK' });
  } else if (registered) {
    // The nick that one has already may be answered with silence.
    const noop = nick === pace.nick || pace.waits.some((wait) => wait.kind === 'nick' && wait.nick === nick);
    if (!noop) pace.waits.push({ kind: 'nick', nick });
  } else {
    pace.olderNick = pace.nick;
    pace.nick = nick;
    pace.overdue = false;
  }
}

function claimUser(pace: Pace): void {
  pace.user = true;
  pace.overdue = false;
}
