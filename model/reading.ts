import type { Command } from './command.ts';
import type { Requirement } from './dialect.ts';
import type { Claim, Input } from './input.ts';

/**
 * One way to classify a command in a world: the chart's input, and what it presumes. There are several where the dialect or
 * the moment at which a closing connection lets go of its nick makes a difference.
 */
export interface Reading {
  readonly input: Input;
  readonly claim: Claim;
  /** The nick that the command would claim; null for none. */
  readonly nick: string | null;
  /** The connection that holds that nick, or -1. */
  readonly holder: number;
  /** Closing connections whose nick is taken to have been freed. */
  readonly freed: readonly number[];
  readonly requires: readonly Requirement[];
  /**
   * The capabilities that are on when it is granted, as `Session.enabled`; absent where it grants none. For CAP LIST: those that a relaxed
   * model tells of, in place of those that are on.
   */
  readonly enabled?: string;
  /** The account that it proves; absent where it proves none. */
  readonly account?: string;
  /** The security package with which it begins to authenticate; absent where it does not. */
  readonly package?: string;
  /** When it was seen, in ns: of a PING by which the server asks whether the client is there. */
  readonly at?: number;
  /** The command, where the line can be read as several; otherwise it is the operation’s. */
  readonly command?: Command;
}

const NONE: readonly Requirement[] = [];
const NOBODY: readonly number[] = [];

/** A reading of a command that claims no nick of its own. */
export function plain(input: Input, nick: string | null, requires: readonly Requirement[] = NONE): Reading {
  return { input, claim: 'free', nick, holder: -1, freed: NOBODY, requires };
}

/** One list of requirements; most are empty, and then nothing is copied. */
export function joined(some: readonly Requirement[], others: readonly Requirement[]): readonly Requirement[] {
  if (some.length === 0) return others;
  return others.length === 0 ? some : [...some, ...others];
}

/** A classified command, where its nick’s standing is yet to be looked at. */
export type Classified = Pick<Reading, 'input' | 'requires' | 'enabled' | 'account' | 'package'>;

/** A classification that presumes nothing of the dialect. */
export function bare(input: Input): Classified {
  return { input, requires: NONE };
}

/** Classifications that presume one thing more. */
export function requiring(requirement: Requirement, found: readonly Classified[]): readonly Classified[] {
  return found.map((reading) => ({ ...reading, requires: [requirement, ...reading.requires] }));
}
