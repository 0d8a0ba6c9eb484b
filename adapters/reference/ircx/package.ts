import type { House } from '../house.ts';
import type { Context } from './contexts.ts';

/** What a package makes of a client's token. */
export type Step =
  | { readonly kind: 'challenge'; readonly token: string }
  | { readonly kind: 'success'; readonly identity: string }
  | { readonly kind: 'failure' };

export const FAILURE: Step = { kind: 'failure' };

/** One way to authenticate with AUTH (IRCX 6). Tokens have a character a byte; null stands for none, or for one that is malformed. */
export interface Package {
  readonly name: 'NTLM' | 'BASIC' | 'ANON';
  /** The first token, of sequence I. */
  begin(house: House, context: Context, token: string | null): Step;
  /** A further token, of sequence S. */
  respond(house: House, context: Context, token: string | null): Step;
}
