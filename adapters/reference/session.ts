import type { Socket } from 'node:net';
import { newAuthentication, type Authentication } from './authentication.ts';
import { newNegotiation, type Negotiation } from './capabilities.ts';
import { newLogon, type Logon } from './ircx/logon.ts';
import { newPace, type Pace } from './pace.ts';

/** One connection's state. Its nick's standing towards others is the registry's affair. */
export interface Session {
  readonly socket: Socket;
  /** A nick that no other connection can name, for servers that hand one out. */
  readonly uid: string;
  phase: 'unregistered' | 'registered' | 'closed';
  /** The nick that it has (registered) or wishes for (unregistered); null when there is none. */
  nick: string | null;
  /** A malformed wish that is to be refused at completion. */
  malformedWish: string | null;
  /** Whether a NICK that named something was seen, granted or not. */
  named: boolean;
  /** The nick that 001 named. */
  registeredAs: string | null;
  /** The last nick that it was refused because another connection has it. */
  refused: string | null;
  user: User | null;
  password: Password;
  cookie: Cookie;
  readonly cap: Negotiation;
  readonly sasl: Authentication;
  readonly logon: Logon;
  readonly pace: Pace;
  isOperator: boolean;
  /** Counts renames since `changesSince` (ms). */
  changes: number;
  changesSince: number;
  tick: NodeJS.Timeout | null;
  /** When it was accepted (ms). */
  readonly since: number;
  /** When it last wrote, or was closed (ms). */
  heard: number;
  /** When it was asked by PING whether it is there (ms); null when it is not. */
  pingedAt: number | null;
  /** What is to be written in one go. */
  out: string;
  hangingUp: boolean;
  /** Has quit and is not yet closed: only a fault keeps it so. */
  leaving: boolean;
  /** What arrived of a line that is not complete. */
  partial: string;
  /** Lines that wait for the one before them: only a fault lets them. */
  readonly backlog: string[];
  busy: boolean;
  goOn: () => void;
  /** Its connection was reset. */
  wasReset: boolean;
}

export interface User {
  readonly name: string;
  readonly realname: string;
}

interface Password {
  /** The one that counts, or null. */
  readonly given: string | null;
  /** Whether nobody asks for it. */
  readonly needless: boolean;
  /** A refused one is waited for anew. */
  readonly refused: boolean;
  /** Whether some PASS was right: only a fault lets it count. */
  readonly onceRight: boolean;
  /** Whether it is taken for checked: only a fault says so. */
  readonly skipped: boolean;
}

type Cookie =
  | { readonly kind: 'none' }
  | { readonly kind: 'outstanding'; readonly token: string }
  | { readonly kind: 'answered' };

/** Where the clients are: the server listens on the loopback only. */
const HOST = '127.0.0.1';

/** What stands in front of a connection's number in its `uid`. */
const UID = '0REF';

export function uidOf(number: number): string {
  return `${UID}${number.toString(36).toUpperCase().padStart(5, '0')}`;
}

export function numberOf({ uid }: Session): number {
  return Number.parseInt(uid.slice(UID.length), 36);
}

export function newSession(socket: Socket, uid: string, user: User | null): Session {
  return {
    socket,
    uid,
    phase: 'unregistered',
    nick: null,
    malformedWish: null,
    named: false,
    registeredAs: null,
    refused: null,
    user,
    password: { given: null, needless: false, refused: false, onceRight: false, skipped: false },
    cookie: { kind: 'none' },
    cap: newNegotiation(),
    sasl: newAuthentication(),
    logon: newLogon(),
    pace: newPace(),
    isOperator: false,
    changes: 0,
    changesSince: 0,
    tick: null,
    since: Date.now(),
    heard: Date.now(),
    pingedAt: null,
    out: '',
    hangingUp: false,
    leaving: false,
    partial: '',
    backlog: [],
    busy: false,
    goOn: () => undefined,
    wasReset: false,
  };
}

/** The source of what this client says, `nick!user@host`. */
export function sourceOf(session: Session): string {
  return `${session.nick ?? '*'}!${session.user?.name ?? '*'}@${HOST}`;
}

/** The situation that many choices depend on. */
export function situation(session: Session): 'unregistered' | 'registered' {
  return session.phase === 'registered' ? 'registered' : 'unregistered';
}
