import type { Manner } from '../manner.ts';
import { introduction } from './introduction.ts';

/** Who logs on, how, and how long that may take. */
export interface LogonOptions {
  /** The nick prefix: at most 5 characters, as in a plan's setting. */
  readonly namespace: string;
  /** What stands behind it in the nick; by default `c`. */
  readonly suffix?: string | undefined;
  readonly password: string | null;
  /** By default `plain`. */
  readonly manner?: Manner | undefined;
  /** The longest wait for one answer, in ms; 001 may take twice as long, and of a server that says something three times. */
  readonly deadline: number;
  /** The longest wait for 001, in ms, in place of that; it ends earlier behind a refusal. */
  readonly within?: number | undefined;
  /** Called when the logon was refused, and that has most likely been all. */
  readonly onRefused?: (() => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What came of one attempt to log on. */
export type Logon =
  /** `code` is Node's; `ETIMEDOUT` also when the deadline passed. */
  | { readonly kind: 'failed'; readonly code: string }
  | {
      readonly kind: 'connected';
      /** All that arrived, and what came behind the last line end. */
      readonly lines: readonly string[];
      readonly rest: string;
      /** The lines that were written. */
      readonly sent: readonly string[];
      /** How many of the lines came up to the end of the welcome, as far as that is known. */
      readonly burst: number;
      /** From the first write to 001, in ms; null without 001. */
      readonly tookMs: number | null;
      readonly closed: boolean;
      /** We closed, since it sent more than is taken. */
      readonly flooded: boolean;
    };

/** The lines that an attempt to log on begins with. */
export function firstLines({
  namespace,
  suffix = 'c',
  password,
  manner = 'plain',
}: LogonOptions): readonly string[] {
  const nick = namespace + suffix;
  return introduction(manner, password, { nick, user: namespace, realname: 'first contact' });
}
