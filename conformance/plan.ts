import type { Account, Operator } from '../adapters/server.ts';

/**
 * A plan: what several connections do, in rounds. Plans are plain JSON, so that they can be stored, replayed and shrunk.
 *
 * Lines are written without a terminator, one character a byte (latin-1). Some marks are filled in when a plan is run:
 * - `{ns}`, the plan's own nick prefix, and `{password}`, the server's password.
 * - `{ping}`, the token of the PING that the connection has received last.
 * - `{operator}` and `{operator-password}`, the name and the password of an operator.
 * - `{plain:WHO}`, a PLAIN response in base64, whatever its length; `{plain:WHO:K}`, its Kth chunk of 400 characters, from 1, and
 *   `+` behind its end.
 * - `{scram:WHO:first}` and `{scram:WHO:final}`, the messages of a SCRAM-SHA-256 client in base64: the last one for the challenge
 *   that the connection has received, or, as `{scram:WHO:final:C}`, for that of connection C. Without a challenge it is a wrong one.
 *
 * WHO is `account1` for the first account that is known of the server, and so on, around; `wrong1` and the like log in for it with
 * something amiss; `nobody` is an account that there is not.
 */
export interface Plan {
  /** How many connections the plan uses; they are numbered from 0. */
  readonly connections: number;
  readonly rounds: readonly Round[];
}

/** Acts that are released at once. A round ends when its answers are in, or at a deadline; the next one follows. */
export type Round = readonly Step[];

/** One act of one connection. A connection acts at most once a round. */
export interface Step {
  readonly connection: number;
  readonly act: Act;
}

export type Act =
  /**
   * Opens the socket. A connection opens once; any other act before that is skipped. The suite answers each PING of the server’s at
   * once, unless it is `unanswering`: then its plan does, or nobody.
   */
  | { readonly kind: 'open'; readonly unanswering?: true }
  /** Writes all lines in one write, or in several that follow each other at once. */
  | Sending
  /** Writes bytes of a line without its end. The connection’s next act goes on with that line. */
  | { readonly kind: 'begin'; readonly text: string }
  /**
   * Writes `NICK <nick>` and a bare `NICK`, and both again, with back-off, as long as the nick is refused, the last time after
   * the release bound has passed since the first try. The bare `NICK` is always answered, whereas a nick that is granted before
   * registration may be granted in silence. On a server that frees nicks promptly this is one write.
   */
  | ({ readonly kind: 'reclaim'; readonly nick: string } & Fragmented)
  | Idling
  | Drop;

/**
 * Waits and says nothing: for less than the half of what the server’s timer allows (`part`), until the server asks for a PONG (`asked`),
 * or until everything has come that its timers promise (`end`); in any case not beyond the close. On a server whose timers nobody knows
 * there is nothing to wait for.
 */
export interface Idling {
  readonly kind: 'idle';
  readonly until: 'part' | 'asked' | 'end';
}

/** Lines that may each go out in several pieces. */
export interface Fragmented {
  /**
   * Where each of its lines is broken off, the next piece being another write: behind so many bytes, or, below 0, so many before its end,
   * which counts. Places beyond a line have no effect on it.
   */
  readonly lineCuts?: readonly number[];
}

/** Lines to be written. */
export interface Sending extends Fragmented {
  readonly kind: 'send';
  readonly lines: readonly string[];
  /** Ends its lines with LF in place of CR LF. */
  readonly bareLf?: true;
  /** After how many bytes each the write is broken off and taken up again as another one. In order; those beyond its end have no effect. */
  readonly cuts?: readonly number[];
}

/**
 * The client ends the connection without a word, or straight behind some lines. `half-close`: it shuts down its side and reads on
 * to the end. `close`: it closes the socket, and the kernel picks FIN or RST. `reset`: RST.
 */
export interface Drop extends Fragmented {
  readonly kind: 'half-close' | 'close' | 'reset';
  /** Written before, in one write, but for their cuts. */
  readonly lines: readonly string[];
}

export type DropKind = Drop['kind'];

/** The mark in a plan's lines that stands for the plan's nick prefix. */
export const NAMESPACE_MARK = '{ns}';

/** The mark in a plan's lines that stands for the server's password. */
export const PASSWORD_MARK = '{password}';

/** The mark in a plan's lines that stands for the token of the last PING. */
export const PING_MARK = '{ping}';

/** The marks in a plan's lines that stand for the name and the password of an operator. */
export const OPERATOR_MARK = '{operator}';
export const OPERATOR_PASSWORD_MARK = '{operator-password}';

/** What a run fills in for the marks. */
export interface Setting {
  /** At most 5 characters: a lower-case letter, then lower-case letters and digits. */
  readonly namespace: string;
  /** The server's password, or null where it asks for none. */
  readonly password: string | null;
  /** Accounts that a client can log in to; none where nobody knows of any. */
  readonly accounts: readonly Account[];
  /** The operator whose credentials are known; absent or null for none. */
  readonly operator?: Operator | null;
}

/**
 * Whether a plan names a nick that no prefix keeps apart from other plans (`*`, `0`, the empty nick): no other such plan may run
 * beside it.
 */
export function namesSharedNick(plan: Plan): boolean {
  for (const { lines } of wholeLines(plan)) if (lines.some(isSharedNick)) return true;
  return false;
}

/** Whether some connection of a plan waits, so that it takes its time. */
export function waits({ rounds }: Plan): boolean {
  return rounds.some((round) => round.some(({ act }) => act.kind === 'idle'));
}

/** Whether an act is the end of its connection, as far as the client has a say in it. */
export function isDrop(act: Act): act is Drop {
  return act.kind === 'half-close' || act.kind === 'close' || act.kind === 'reset';
}

/** The lines that an act writes in one write (for a `reclaim`, at each try). What only begins a line is none yet. */
export function linesOf(act: Act): readonly string[] {
  switch (act.kind) {
    case 'open':
    case 'begin':
    case 'idle':
      return [];
    case 'send':
    case 'half-close':
    case 'close':
    case 'reset':
      return act.lines;
    case 'reclaim':
      return [`NICK ${act.nick}`, 'NICK'];
  }
}

/** How the lines of an act are broken into pieces; nothing where they are not. */
export function fragmentsOf(act: Act): Fragmented {
  return 'lineCuts' in act && act.lineCuts !== undefined ? { lineCuts: act.lineCuts } : {};
}

/** Each step of a plan with the lines that it makes whole: the first of them may have been begun by an earlier step. */
export function* wholeLines({
  rounds,
}: Plan): Iterable<{ readonly step: Step; readonly lines: readonly string[] }> {
  const begun = new Map<number, string>();
  for (const step of rounds.flat()) {
    const { connection, act } = step;
    const before = begun.get(connection) ?? '';
    const lines = linesOf(act).map((line, at) => (at === 0 ? before + line : line));
    if (lines.length > 0) begun.delete(connection);
    if (act.kind === 'begin') begun.set(connection, before + act.text);
    yield { step, lines };
  }
}

function isSharedNick(line: string): boolean {
  return /^nick +:?(\*|0)? *$/i.test(line) && !/^nick *$/i.test(line);
}

/** Some plans that are run again and again. */
export interface Repetition {
  readonly round: readonly Plan[];
  readonly times: number;
}

/** The fewest plans that, run again and again, are these: all of them, once, where nothing recurs. */
export function repetitionOf(plans: readonly Plan[]): Repetition {
  const written = plans.map((plan) => JSON.stringify(plan));
  const recursAfter = (length: number): boolean =>
    plans.length % length === 0 && written.every((text, at) => text === written[at % length]);
  for (let length = 1; length < plans.length; length += 1) {
    if (recursAfter(length)) return { round: plans.slice(0, length), times: plans.length / length };
  }
  return { round: plans, times: 1 };
}
