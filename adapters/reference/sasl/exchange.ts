import type { House } from '../house.ts';

/** What a mechanism makes of one response of a client. */
export type Step =
  | {
      readonly kind: 'challenge';
      readonly challenge: string;
      /** The account that is logged in to once the client agrees: only a fault does not wait for that. */
      readonly proven?: string;
    }
  | { readonly kind: 'success'; readonly account: string }
  | { readonly kind: 'failure' };

export const FAILURE: Step = { kind: 'failure' };

/** One run of a mechanism: takes the client's responses one after the other, a character a byte. */
export type Responder = (response: string) => Step;

/** Begins a run; its server has no say before the client (RFC 4422 5, client-first). */
export type Mechanism = (house: House) => Responder;

/** An authentication that is under way. */
export interface Exchange {
  readonly respond: Responder;
  /** What has arrived of a response that goes on. */
  collected: string;
}
