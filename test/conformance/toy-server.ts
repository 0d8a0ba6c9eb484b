import { fold } from '../../model/casemapping.ts';
import { readCommand } from '../../model/command.ts';
import type { History, HistoryEvent } from '../../conformance/history.ts';
import { fillIn } from '../../conformance/fill-in.ts';
import { linesOf, type Plan, type Setting } from '../../conformance/plan.ts';
import { PLAIN } from './history-of.ts';

/** What the server does wrong; nothing by default. */
export interface ToyFaults {
  readonly ghosts?: true;
  readonly bareNickUnanswered?: true;
  readonly refusedNickGranted?: true;
  /** Two registered clients that rename themselves to one nick in one round both get it. */
  readonly renamesRace?: true;
}

interface ToySession {
  nick: string | null;
  user: boolean;
  registered: boolean;
  closed: boolean;
}

/**
 * What a plan's run against a small server would be: a function of its arguments, with a ms between two events and the release
 * bound behind each close. It speaks the dialect of `PLAIN`.
 */
export function toyRun(plan: Plan, setting: Setting, faults: ToyFaults = {}): History {
  const events: HistoryEvent[] = [];
  const sessions = new Map<number, ToySession>();
  const holders = new Map<string, ToySession>();
  /** The nicks that were taken in this round, by a rename. */
  const justTaken = new Set<string>();
  let at = 0;
  const record = (event: HistoryEvent): void => {
    at += 1e6;
    events.push({ ...event, at });
  };

  const carryOut = (connection: number, session: ToySession, line: string): void => {
    const { kind, verb, params } = readCommand(line);
    const say = (text: string): void => record({ kind: 'line', connection, at, line: text });
    const numeric = (code: string, about: string): void =>
      say(`:toy ${code} ${session.nick ?? '*'} ${about}:x`);
    const welcome = (): void => {
      if (session.registered || !session.user || session.nick === null) return;
      session.registered = true;
      numeric('001', '');
    };
    switch (kind) {
      case 'NICK': {
        const [nick] = params;
        if (nick === undefined) {
          if (faults.bareNickUnanswered !== true) numeric('431', '');
          return;
        }
        const holder = holders.get(fold(nick, 'rfc1459'));
        const races = faults.renamesRace === true && session.registered && justTaken.has(nick);
        const refused = holder !== undefined && holder !== session && !races;
        if (refused) numeric('433', `${nick} `);
        if (refused && faults.refusedNickGranted !== true) return;
        if (session.nick === nick) return;
        if (session.registered) {
          say(`:${session.nick}!u@h NICK ${nick}`);
          justTaken.add(nick);
        }
        if (session.nick !== null) holders.delete(fold(session.nick, 'rfc1459'));
        holders.set(fold(nick, 'rfc1459'), session);
        session.nick = nick;
        welcome();
        return;
      }
      case 'USER':
        if (session.registered || session.user) numeric('462', '');
        else if (params.length < 4) numeric('461', `${verb} `);
        else {
          session.user = true;
          welcome();
        }
        return;
      case 'PING':
        say(`:toy PONG toy :${params[0] ?? ''}`);
        return;
      case 'QUIT':
        session.closed = true;
        say('ERROR :Bye');
        record({ kind: 'close', connection, at, how: 'fin' });
        at += PLAIN.releaseMs * 1e6;
        if (session.nick !== null && faults.ghosts !== true) holders.delete(fold(session.nick, 'rfc1459'));
        return;
      default:
        numeric('421', `${verb} `);
    }
  };

  const write = (connection: number, lines: readonly string[], by: 'plan' | 'runner'): void => {
    const session = sessions.get(connection);
    if (session === undefined || session.closed) return;
    record({ kind: 'write', connection, at, data: lines.map((line) => `${line}\r\n`).join(''), by });
    for (const line of lines) if (!session.closed) carryOut(connection, session, line);
  };

  for (const round of plan.rounds) {
    justTaken.clear();
    for (const { connection, act } of round) {
      if (act.kind === 'open') {
        sessions.set(connection, { nick: null, user: false, registered: false, closed: false });
        record({ kind: 'open', connection, at });
      } else {
        write(
          connection,
          linesOf(act).map((line) => fillIn(line, setting)),
          'plan',
        );
      }
    }
  }
  for (const connection of sessions.keys()) write(connection, ['QUIT'], 'runner');
  return { connections: plan.connections, events, ended: at + 2 * PLAIN.deadlineMs * 1e6 };
}

/** A plan from lines such as `A NICK {ns}a | USER u 0 * :r`, one round each; all sockets are opened first. */
export function planOf(...said: readonly string[]): Plan {
  const steps = said.map((text) => ({
    connection: text.charCodeAt(0) - 65,
    act: { kind: 'send' as const, lines: text.slice(2).split(' | ') },
  }));
  const connections = Math.max(...steps.map(({ connection }) => connection)) + 1;
  const open = Array.from({ length: connections }, (_, connection) => ({
    connection,
    act: { kind: 'open' as const },
  }));
  return { connections, rounds: [open, ...steps.map((step) => [step])] };
}
