import type { Casemapping } from '../../model/casemapping.ts';
import type { Package } from '../../model/world.ts';
import type { Manner } from '../manner.ts';

/** What is known of the server that plans are made for. */
export interface PlanOptions {
  /** NICKLEN in bytes, or null when the server has not said it: then no nick is meant to be too long. */
  readonly nickLength: number | null;
  /** Whether the server asks for a password. */
  readonly password: boolean;
  /** CASEMAPPING, or null when the server has not said it. */
  readonly casemapping: Casemapping | null;
  /** The capabilities that it offers; null when nobody knows. */
  readonly capabilities: readonly string[] | null;
  /** The SASL mechanisms that it says it has, in upper case; null when it does not say. */
  readonly mechanisms: readonly string[] | null;
  /** The security packages that it lists (IRCX); null when it has told none. */
  readonly packages: readonly Package[] | null;
  /** How many of its accounts are known. */
  readonly accounts: number;
  /** Whether it is known when it closes who does not register, and when it asks who is silent, and closes who does not answer. */
  readonly waits: { readonly register: boolean; readonly ping: boolean };
  /**
   * That the credentials of an operator are known; absent where they are not. `guarded`: a wrong password costs the connection so much time that none is tried.
   */
  readonly operator?: 'known' | 'guarded';
  /** How clients have to introduce themselves, where a plain introduction is not welcomed: most plans do so. */
  readonly manner?: Manner;
  /** The server takes UTF-8 only (UTF8ONLY): what is sent must be that. */
  readonly utf8Only?: boolean;
  /** Only plans in which one connection acts at a time. */
  readonly stepped?: boolean;
  /** Only plans that wait for a time-out. */
  readonly onlyWaiting?: boolean;
  /** Each line goes out in several pieces; but for that the plans are the same. */
  readonly fragment?: boolean;
}
