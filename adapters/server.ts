/**
 * How a server under test is reached: the types that the three kinds of adapter (an address, a command line, a named
 * server) share with the suite.
 */
export interface Adapter {
  readonly name: string;
  /** One line for `--help` and error messages. */
  readonly summary: string;
  /** Known answers to choices that the specifications leave open, choice id to permitted values. */
  readonly dialect?: Readonly<Record<string, readonly string[]>>;
  /** How many sockets at once suit this server. */
  readonly clients: number;
  /** What is known of its timers; absent where nobody knows. */
  readonly timers?: Timers;
  /** For a server that is slow by design, and cannot be tuned. */
  readonly pace?: ServerPace;
  /** Starts (or, for an address, looks up) the server and waits until it accepts connections. @throws StartError */
  start(options: StartOptions): Promise<RunningServer>;
}

/** How long a server lets a silent client be, each null where nobody knows. A server looks in steps: at the earliest, and at the latest. */
export interface Timers {
  /** From the accept, or from what the client sent last, to the close of one that has not registered. */
  readonly register: Span | null;
  /** From what a registered client sent last to the PING that asks whether it is there. */
  readonly ping: Span | null;
  /** From that PING to the close of a client that does not answer. */
  readonly pong: Span | null;
}

/** A timer that takes longer than this, in ms, is not waited for. */
export const LONGEST_WAIT_MS = 20_000;

/** In ms. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

export interface ServerPace {
  /** How many connections it takes in a second, on the average: those beyond that are turned away. */
  readonly connectionsPerSecond: number;
  /** The longest that it takes over one answer, in ms. */
  readonly answerMs: number;
}

export interface StartOptions {
  /** The password that the server is to ask for, or null for none. */
  readonly password: string | null;
  /** Named faults of the reference server. */
  readonly faults?: readonly string[];
  /** Limit for the server to accept its first connection, in ms. */
  readonly startWithin: number;
  /** Ends the wait for it: what was started is stopped again. */
  readonly signal?: AbortSignal;
}

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** The password that the server is known to ask for; null when it asks for none or when nobody knows. */
  readonly password: string | null;
  /** Accounts of services that the server is known to have, for SASL; absent or empty when it has none or when nobody knows. */
  readonly accounts?: readonly Account[];
  /**
   * The packages of AUTH (IRCX) for which the suite has tokens of these accounts: BASIC is a name and a password, each behind a byte with its length;
   * NTLM answers a challenge with a keyed hash. Absent or empty when it has none or when nobody knows.
   */
  readonly packages?: readonly string[];
  /** The operator whose credentials the server is known to take (OPER); absent where nobody knows of one. */
  readonly operator?: Operator;
  /** Ends with how the process ended, by itself or through `stop`; null when there is no process to watch. */
  readonly exited: Promise<Exit> | null;
  /** Whether the process has ended, a moment before `exited` tells how; false when there is none. */
  gone?(): boolean;
  /** What its processes have done so far; null when there are none to see. */
  vitals(): Vitals | null;
  /** Whether each of its threads waits for something, so that it has read all that had arrived; null where nobody sees. */
  atRest?(): boolean | null;
  /** How many lines the server has written so far, of which `log` keeps the last ones. */
  spoken(): number;
  /** The last lines that the server wrote to its standard output and error, oldest first. */
  log(): readonly string[];
  /** Stops the process (SIGTERM, then SIGKILL) and removes its temp folder. Does nothing for an address. Idempotent. */
  stop(): Promise<void>;
}

/** An account of services, which a client can log in to. */
export interface Account {
  readonly name: string;
  readonly password: string;
  /** It is somebody's own: neither its password nor what holds that is shown to people or kept. */
  readonly isSecret?: true;
}

/** Whom a server makes an operator: the name and the password of an OPER (RFC 1459 4.1.5). */
export interface Operator {
  readonly name: string;
  readonly password: string;
  /** Who has the password wrong is not listened to for longer than an answer may take. */
  readonly guarded?: true;
}

/** What the processes of a server have done so far, as the kernel tells it. */
export interface Vitals {
  /** By their ids; that of the process itself comes first. */
  readonly threads: ReadonlyMap<number, Thread>;
  /** Descriptors of the process that is nearest to its limit; null where nobody tells. */
  readonly descriptors: { readonly open: number; readonly limit: number } | null;
}

/** What a thread has done so far. Times in ms. */
export interface Thread {
  readonly ran: number;
  /** How long it has waited for a core, where the kernel counts that: a wait is added when it is over, and not before. */
  readonly waited: number;
  /** Whether it runs at this moment, or waits for a core; else it sleeps. */
  readonly runnable: boolean;
}

/** How a server's process ended: exit code or signal name. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** The server could not be started or reached. `hint` is the next step for the user. */
export class StartError extends Error {
  override readonly name = 'StartError' as const;
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
