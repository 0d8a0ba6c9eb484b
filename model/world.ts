import type { Command } from './command.ts';
import { ASKED, type Permitted } from './dialect.ts';

/** Where one connection stands. */
export interface Session {
  /** The number of its configuration in the table of the session chart. */
  readonly configuration: number;
  /** The nick that it has named, owns, or still holds while closing; null for none. `ANY_NICK` when the server made it. */
  readonly nick: string | null;
  /** Registered under `nick`, or closing after having been. */
  readonly owned: boolean;
  /** When the registration predicate became true with nothing yet said, in ns; -1 when it is not so. */
  readonly readyAt: number;
  /** The capabilities that are on: their names in order, with a space between. */
  readonly enabled: string;
  /** It has asked for version 302 of CAP or a later one, and is told of changes. */
  readonly hears302: boolean;
  /** The account that it is logged in to; null for none. */
  readonly account: string | null;
  /** The account that it has proven to have, where the last step of the exchange is still to come; null for none. */
  readonly proven: string | null;
  /** Its AUTHENTICATE that services are yet to take up; null for none. */
  readonly deferred: Operation | null;
  /**
   * It has not waited for services with its next AUTHENTICATE, or they were still at it when the exchange was ended: how far they are, nobody
   * can tell any more.
   */
  readonly overran: boolean;
  /** It has switched IRCX on. */
  readonly ircx: boolean;
  /** The security package with which it has begun to authenticate by AUTH; the empty string for none. */
  readonly package: string;
  /** When the server asked whether it is there, with nothing answered yet, in ns; -1 when it is not asked. */
  readonly askedAt: number;
  /**
   * The nicks that it had before, each with a space in front, where a KILL of one may still find it (RFC 1459 8.9). Empty where no KILL may
   * be carried out.
   */
  readonly former: string;
}

/** A connection that has just been accepted. */
export function newSession(configuration: number): Session {
  return {
    configuration,
    nick: null,
    owned: false,
    readyAt: -1,
    enabled: '',
    hears302: false,
    account: null,
    proven: null,
    deferred: null,
    overran: false,
    ircx: false,
    package: '',
    askedAt: -1,
    former: '',
  };
}

/** A nick that only the server knows. It collides with nothing. */
export const ANY_NICK = '\0any';

/** Sessions, the nicks that they hold, and what is left of the dialect. Immutable. */
export interface World {
  readonly sessions: readonly Session[];
  readonly permitted: Permitted;
  /** Notes that departures leave for themselves, such as a nick that stays taken for no reason. Empty in a lawful world. */
  readonly marks: readonly string[];
}

/** A command that a connection sent, with what was recorded of its time. */
export interface Operation {
  readonly connection: number;
  readonly command: Command;
  /** Just before the first byte was written after which a server may see the whole line, in ns since the run began. */
  readonly sent: number;
  /** When the connection had last received anything; 0 when it had not. */
  readonly heard: number;
  /** The index of that write in the history's events. */
  readonly event: number;
  /** Which of the lines of that write it is, from 0 and as they were read. */
  readonly part: number;
  /** For a PONG: whether its token is the one that the server asked for last, or asked for before that; null for neither. */
  readonly cookie: 'last' | 'earlier' | null;
  /** For a PASS: whether it holds the server's password. For an OPER: whether name and password are an operator's. */
  readonly right: boolean;
  /** For an OPER: whether it names an operator that there is, whatever the password. */
  readonly named: boolean;
  /** For an AUTHENTICATE: what it says; null for other commands. */
  readonly authentication: Authentication | null;
  /** For an AUTH: what its data are to the packages that the suite speaks; null for other commands. */
  readonly token: Token | null;
  /** For how long its connection had sent nothing and received nothing but PING, in ns, less what the suite itself could not listen. */
  readonly quiet: number;
  /** For how long the suite could not listen at a time, in ns. */
  readonly lag: number;
  /** Bit mask of the connections that ended, by either side, longer ago than a nick may stay held. */
  readonly released: number;
  /** Those of them that the client ended itself. */
  readonly dropped: number;
  /** Those of them that had sent QUIT before. */
  readonly quit: number;
  /** When it was sent, some other connection had begun a line and not ended it. */
  readonly held: boolean;
  /** Neither it nor anything behind it was ever answered on its connection, while later ones of others were. */
  readonly starved: boolean;
  /** Neither it nor anything behind it was ever answered on its connection, not even by the close: it may not have been read. */
  readonly unread: boolean;
  /** Long after it, and after the last reply, the connection was still open when the client left: it is not what the server closed it for. */
  readonly survived: boolean;
  /** Its line is too long or holds a NUL: there are several ways to read it. */
  readonly odd: boolean;
}

/**
 * What an AUTHENTICATE says, put together with the full chunks (of 400 bytes, SASL 3.1) straight before it on its connection. A
 * command without a parameter says nothing, in 0 bytes.
 */
export interface Authentication {
  /** Bytes of its parameter. */
  readonly size: number;
  /** Bytes of all chunks together; the `+` that is an empty response, or the end of full chunks, counts as none. */
  readonly total: number;
  /** Whether all of it is base64 (RFC 4648 4), as the empty response is. */
  readonly isBase64: boolean;
  /** The account that it proves as a PLAIN response (RFC 4616), spelt as the server knows it; null for none. */
  readonly plain: string | null;
  /** The account that it proves as one to who does not mind a further NUL, missing padding or other letters; null for none. */
  readonly loosely: string | null;
  /** The account that it names as SCRAM's first message (RFC 5802), known or not; one that is to act for another does not count as known; null when it is none. */
  readonly scramFirst: { readonly name: string; readonly isKnown: boolean } | null;
  /** The account that it proves as SCRAM's last message, for the challenge that the connection had received last; null for none. */
  readonly scramFinal: string | null;
}

/** What the data of an AUTH are to a package, with the challenge that its connection had received last. */
export interface Token {
  /** The account that it proves, spelt as the server knows it; null for none. */
  readonly proves: string | null;
  /** Whether it does for certain: it may answer a challenge that another one has replaced. */
  readonly sure: boolean;
  /** It is a first message that the package answers with a challenge. */
  readonly opens: boolean;
}

/**
 * A security package of a server with IRCX, named as in its list (800). `credentials`: AUTH begins and ends with a name and a password.
 * `challenge`: the client answers a challenge. `foreign`: the suite does not speak it.
 */
export interface Package {
  readonly name: string;
  readonly kind: 'anonymous' | 'credentials' | 'challenge' | 'foreign';
}

/** What of the target is known beforehand, and how long it may take. Times in ns. */
export interface Facts {
  /** NICKLEN as the server says it; null when it does not. */
  readonly nickLength: number | null;
  /** What the server offers, name to value (null for none), as `CAP LS 302` tells it; null when nobody knows. */
  readonly capabilities: ReadonlyMap<string, string | null> | null;
  /** The SASL mechanisms that it says it has, in upper case; null when it does not say. */
  readonly mechanisms: readonly string[] | null;
  /** The security packages that it lists in its 800 (IRCX); null when it has told none. */
  readonly packages: readonly Package[] | null;
  /** Whether the credentials of an operator are known: only then anybody can be killed. Absent where they are not. */
  readonly hasOperator?: boolean;
  /** How long registration may take once everything was supplied. */
  readonly registrationWithin: number;
  /** The youngest age at which a connection may be closed for idling, where its timers are not known. */
  readonly idleAfter: number;
  /** How long it lets a silent client be; null where nobody knows. */
  readonly timers: TimerFacts | null;
}

/** Timers, each null where it is not known. */
export interface TimerFacts {
  /** To the close of a client that does not register. */
  readonly register: Span | null;
  /** To the PING to a registered client that is silent. */
  readonly ping: Span | null;
  /** From there to its close. */
  readonly pong: Span | null;
}

/** What becomes of a silent client becomes of it then, in ns. By `latest` even a server that is slow has to have done it. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * What two worlds must have in common to be the same to every later step, but for the dialect: of that only the slots on which more
 * hangs than which steps it keeps from being taken. Of sessions that are gone it makes no difference how they went.
 */
export function worldKey(world: World, isGone: (session: Session) => boolean): string {
  let key = '';
  for (const slot of ASKED) key += String.fromCharCode(48 + (world.permitted.masks[slot] as number));
  for (const session of world.sessions) {
    const { configuration, nick, owned, readyAt, askedAt } = session;
    key += isGone(session)
      ? '|'
      : `|${configuration},${nick ?? ''},${owned ? 1 : 0},${readyAt}${dealings(session)}${askedAt < 0 ? '' : `?${askedAt}`}`;
  }
  return world.marks.length === 0 ? key : `${key}|${world.marks.join()}`;
}

/** What CAP, AUTHENTICATE and AUTH have come to, and changes of nick; most connections have had nothing to do with them. */
function dealings(session: Session): string {
  const { enabled, hears302, account, proven, deferred, overran, ircx, former } = session;
  if (
    enabled === '' &&
    !hears302 &&
    account === null &&
    proven === null &&
    deferred === null &&
    !overran &&
    !ircx &&
    session.package === '' &&
    former === ''
  )
    return '';
  const waiting = deferred === null ? '' : `${deferred.event}.${deferred.part}`;
  const further = `${ircx ? 1 : 0}${session.package}`;
  return `,${enabled},${hears302 ? 1 : 0},${account ?? ''},${proven ?? ''},${waiting},${overran ? 1 : 0},${further},${former}`;
}

/** Whether two worlds are the same but for the dialect. */
export function areAlike(one: World, other: World): boolean {
  return (
    one.sessions.every((session, c) => isSameSession(session, other.sessions[c] as Session)) &&
    (one.marks === other.marks || one.marks.join() === other.marks.join())
  );
}

function isSameSession(one: Session, other: Session): boolean {
  return (
    one === other ||
    (one.configuration === other.configuration &&
      one.nick === other.nick &&
      one.owned === other.owned &&
      one.readyAt === other.readyAt &&
      one.enabled === other.enabled &&
      one.hears302 === other.hears302 &&
      one.account === other.account &&
      one.proven === other.proven &&
      one.overran === other.overran &&
      one.ircx === other.ircx &&
      one.package === other.package &&
      one.askedAt === other.askedAt &&
      one.former === other.former &&
      (one.deferred === other.deferred || dealings(one) === dealings(other)))
  );
}
