import { CHUNK } from '../../model/command.ts';

/**
 * What one connection has said and heard of capabilities and SASL, as far as it matters to when a round is over. Guesses, like all of
 * the pace.
 */
export interface Negotiation {
  /** Whether the server is thought to know CAP. */
  known: boolean;
  /** Registration waits for CAP END. */
  open: boolean;
  /** `sasl` was asked for, and not refused: AUTHENTICATE is answered then. */
  sasl: boolean;
  /** AUTHENTICATE lines that are still to be answered. Services may take their time: other answers overtake these. */
  unanswered: number;
  /** The server has asked for a response, and not said how the exchange ended. */
  exchange: boolean;
}

/** What a line that is sent brings about: an answer to CAP, the error that it cannot but get, something or nothing, or nothing. */
export type Prospect = 'cap' | 'answer' | 'unknown' | 'stray' | null;

export function startNegotiation(): Negotiation {
  return { known: true, open: false, sasl: false, unanswered: 0, exchange: false };
}

/** Notes a CAP that is about to be sent. */
export function sentCap(
  negotiation: Negotiation,
  [subcommand = '', list = '']: readonly string[],
  registered: boolean,
): Prospect {
  if (!negotiation.known) return registered ? 'unknown' : 'stray';
  const name = subcommand.toUpperCase();
  switch (name) {
    case 'END':
      negotiation.open = false;
      return null;
    case 'ACK':
    case 'NAK':
    case 'NEW':
    case 'DEL':
      return 'stray';
    case 'REQ':
    case 'LS':
      negotiation.open ||= !registered;
      if (name === 'LS') return 'cap';
      if (list.trim() === '') return 'stray';
      for (const word of list.split(' ')) if (/^-?sasl$/.test(word)) negotiation.sasl = word === 'sasl';
      return 'cap';
    default:
      return 'cap';
  }
}

/** Notes an AUTHENTICATE that is about to be sent. */
export function sentAuthenticate(negotiation: Negotiation, [parameter]: readonly string[]): Prospect {
  const { sasl, exchange, unanswered } = negotiation;
  if (!sasl) return 'stray';
  if (parameter === undefined) return 'answer';
  if (parameter === '*' && !exchange && unanswered === 0) return 'stray';
  if (parameter.length !== CHUNK) negotiation.unanswered += 1;
  return null;
}

/** Notes a CAP that has come. Whether it is the whole answer to one that was sent. */
export function heardCap(
  negotiation: Negotiation,
  [, subcommand = '', list = '', ...more]: readonly string[],
): boolean {
  negotiation.known = true;
  switch (subcommand.toUpperCase()) {
    case 'NAK':
      if (list.split(' ').includes('sasl')) negotiation.sasl = false;
      return true;
    case 'ACK':
      return true;
    case 'LS':
    case 'LIST':
      return !(list === '*' && more.length > 0);
    default:
      return false;
  }
}

/** Notes an answer to an AUTHENTICATE: what the server asks for, or, as a numeric, what has come of it. */
export function heardSasl(negotiation: Negotiation, code: number | null): void {
  // 900 and 908 only go with another answer.
  if (code === 900 || code === 901) return;
  negotiation.unanswered = Math.max(0, negotiation.unanswered - 1);
  if (code !== 908) negotiation.exchange = code === null;
}

/** CAP was refused as such: nothing is open, and nothing will be. */
export function capRefused(negotiation: Negotiation): void {
  negotiation.known = false;
  negotiation.open = false;
}
