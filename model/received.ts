import { parseMessage, type Message } from './message.ts';

/** Something that a connection received: a line, or the close. */
export interface Received {
  /** The index of its event in the history. */
  readonly event: number;
  /** Its arrival, in ns since the run began. */
  readonly at: number;
  /** The arrival of what came before it on the connection; 0 when nothing did. */
  readonly since: number;
  /** The line, without its terminator; null for the close. */
  readonly line: string | null;
  /** The line, parsed; null for the close and for a line without a command. */
  readonly message: Message | null;
  /** The numeric's value when the command is three digits, else -1. */
  readonly numeric: number;
  /**
   * For an AUTHENTICATE: whether it is the last message of a SCRAM server, with the signature that this connection's exchange asks
   * for or with another one; null when it is no such message, or nobody can tell.
   */
  readonly proof: Proof | null;
  /** So long the suite could not listen meanwhile, in ns; absent where it always could, or nobody knows. */
  readonly lag?: number;
}

/** Whether a server has proved itself. */
export type Proof = 'right' | 'wrong';

/** A received line. */
export function receivedLine(
  line: string,
  event: number,
  at: number,
  since = 0,
  proof: Proof | null = null,
): Received {
  const message = parseMessage(line);
  return {
    event,
    at,
    since,
    line,
    message,
    numeric: message === null ? -1 : numericOf(message.command),
    proof,
  };
}

/** The observed close. */
export function receivedClose(event: number, at: number, since = 0): Received {
  return { event, at, since, line: null, message: null, numeric: -1, proof: null };
}

function numericOf(command: string): number {
  return /^\d{3}$/.test(command) ? Number(command) : -1;
}
