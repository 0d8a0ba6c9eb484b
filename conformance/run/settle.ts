import { parseMessage } from '../../model/message.ts';
import { endsAuth, isOfLogin } from '../../model/numerics.ts';
import { capRefused, heardCap, heardSasl } from './negotiation.ts';
import type { Pace, Wait } from './pace.ts';
import { commandAt, firstParameter, isCommandAt, numericAt, sourceNick } from './scan.ts';

/** What ends the welcome burst: the end of the message of the day (or its absence), or, where there is none, 001 itself. */
export type BurstEnd = '376|422' | '001';

/** Notes a line that has arrived: what it settles, and what it says of the connection's nick and registration. */
export function received(pace: Pace, line: string, burstEnd: BurstEnd): void {
  const at = commandAt(line);
  const code = numericAt(line, at);
  if (code === 1) {
    pace.phase = burstEnd === '001' ? 'registered' : 'welcomed';
    pace.nick = firstParameter(line, at);
  } else if (code === 376 || code === 422) {
    if (pace.phase === 'welcomed') pace.phase = 'registered';
  } else if (code === 381) {
    settle(pace, (wait) => wait.kind === 'answer' && wait.command === 'OPER');
  } else if (code === 263) {
    pace.refusals += 1;
    settle(pace, ({ kind }) => kind === 'nick');
  } else if (code >= 400 && code < 600) {
    refused(pace, code, line, at);
  } else if (code === 800 || isOfLogin(code)) {
    answeredLogin(pace, code, line);
  } else if (isCommandAt(line, at, 'AUTH')) {
    pace.negotiation.exchange = parseMessage(line)?.params[1] === 'S';
    settle(pace, ({ kind }) => kind === 'ircx');
  } else if (isCommandAt(line, at, 'AUTHENTICATE')) {
    heardSasl(pace.negotiation, null);
  } else if (isCommandAt(line, at, 'CAP')) {
    answeredCap(pace, line);
  } else if (isCommandAt(line, at, 'PONG')) {
    ponged(pace, line);
  } else if (isCommandAt(line, at, 'NICK')) {
    renamed(pace, line, at);
  } else if (isCommandAt(line, at, 'ERROR')) {
    pace.user = false;
  }
}

/**
 * Takes the first wait that fits off the list, and those before it: a server answers in order, so what was not answered
 * before a later answer never will be. Says whether there was one.
 */
function settle(pace: Pace, fits: (wait: Wait) => boolean): boolean {
  const index = pace.waits.findIndex(fits);
  if (index < 0) return false;
  pace.waits.splice(0, index + 1);
  if (pace.waits.length === 0) pace.strays.length = 0;
  return true;
}

/** A server of which it was not known that it knows CAP may have been thought to refuse the command. */
function answeredCap(pace: Pace, line: string): void {
  const { known } = pace.negotiation;
  if (heardCap(pace.negotiation, parseMessage(line)?.params ?? []))
    settle(pace, ({ kind }) => kind === 'cap' || (!known && kind === 'unknown'));
}

/** A numeric of SASL, or one of IRCX, of which most have the same numbers: it is of that which is awaited. */
function answeredLogin(pace: Pace, code: number, line: string): void {
  const ends = code !== 900 || endsAuth(code, parseMessage(line)?.params ?? []);
  if (!ends || !settle(pace, ({ kind }) => kind === 'ircx')) heardSasl(pace.negotiation, code);
  else if (code !== 800) pace.negotiation.exchange = false;
}

function ponged(pace: Pace, line: string): void {
  const known = settle(pace, (wait) => wait.kind === 'ping' && line.includes(wait.token));
  if (!known && !settle(pace, ({ kind }) => kind === 'ping')) takeStray(pace, () => true);
}

function renamed(pace: Pace, line: string, at: number): void {
  const nick = firstParameter(line, at);
  const source = sourceNick(line);
  const own = source === null || sameNick(source, pace.nick);
  if (settle(pace, (wait) => wait.kind === 'nick' && (own || sameNick(nick, wait.nick))) || own)
    pace.nick = nick;
}

function refused(pace: Pace, code: number, line: string, at: number): void {
  if (code === 433 || (code >= 436 && code <= 438)) pace.refusals += 1;
  if (pace.phase === 'registering' && pace.nick !== null && code >= 432 && code <= 438) {
    refuseNick(pace, line, firstParameter(line, at));
    return;
  }
  if (code === 421 || code === 451) {
    if (names(line, 'CAP')) capRefused(pace.negotiation);
    if (names(line, 'AUTHENTICATE') && pace.negotiation.unanswered > 0) {
      heardSasl(pace.negotiation, code);
      return;
    }
  }
  if (settle(pace, (wait) => answers(code, line, wait))) return;
  if (code === 461 && pace.phase === 'registering') {
    if (names(line, 'NICK')) pace.nick = null;
    else if (names(line, 'USER')) pace.user = false;
    return;
  }
  if (code === 464 || code === 465 || code === 466 || code === 468) {
    pace.user = false;
    return;
  }
  if (takeStray(pace, (command) => mayAnswer(code, command))) return;
  if (pace.waits.shift() !== undefined) return;
  if (pace.negotiation.unanswered > 0) heardSasl(pace.negotiation, code);
  // Nothing is taken before the password is: no welcome follows.
  else if (code === 451 && pace.phase === 'registering') {
    pace.user = false;
    pace.nick = null;
  }
}

/** Commands that may be told, before registration, that they come a second time (462). */
const REGISTERS = new Set(['USER', 'PASS', 'CAP', 'AUTHENTICATE']);
/** Commands that are for servers to send, and hardly ever answered. */
const FOR_SERVERS = /^(?:\d+|ERROR)$/;

/** Whether an error may well be the answer to a command that need not be answered. */
function mayAnswer(code: number, command: string): boolean {
  if (code === 462) return REGISTERS.has(command);
  return code !== 451 || !FOR_SERVERS.test(command);
}

/** Takes the first stray command off that a line may answer; says whether there was one. */
function takeStray({ strays }: Pace, fits: (command: string) => boolean): boolean {
  const index = strays.findIndex(fits);
  if (index >= 0) strays.splice(index, 1);
  return index >= 0;
}

/** The client is left without a wish, unless the wish before it stands: the refusal is addressed to who bears that. */
function refuseNick(pace: Pace, line: string, target: string): void {
  const text = line.toLowerCase();
  const older = pace.olderNick !== null && text.includes(` ${pace.olderNick.toLowerCase()} `);
  const newer = pace.nick !== null && text.includes(` ${pace.nick.toLowerCase()} `);
  const stands = sameNick(target, pace.olderNick) && !sameNick(target, pace.nick);
  if (newer || !older) pace.nick = stands ? pace.olderNick : null;
  pace.olderNick = null;
}

function answers(code: number, line: string, wait: Wait): boolean {
  if (wait.kind === 'nick') return code >= 432 && code <= 438;
  if (wait.kind === 'unknown') return code === 421;
  if (wait.kind === 'ircx') return code === 421 || code === 451 || code === 461 || code === 462;
  if (wait.kind === 'cap')
    return code === 410 || ((code === 421 || code === 451 || code === 461) && names(line, 'CAP'));
  const command = wait.kind === 'ping' ? 'PING' : wait.command;
  if (code === 461) return names(line, command);
  if (command === 'NICK') return code === 431 || code === 432;
  if (command === 'OPER') return code === 464 || code === 481 || code === 491;
  if (command === 'PING') return code === 402 || code === 409;
  return code === 462;
}

function names(line: string, command: string): boolean {
  return line.toUpperCase().includes(` ${command} `);
}

function sameNick(left: string, right: string | null): boolean {
  return right !== null && left.toLowerCase() === right.toLowerCase();
}
