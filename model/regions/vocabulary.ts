import { setup, stateIn } from 'xstate';
import { titled } from '../chart/label.ts';
import type { Claim, Input } from '../input.ts';

/** A classified input, with the dialect as a function from a choice's slot to its value. */
export interface SessionEvent {
  readonly type: Input;
  readonly claim: Claim;
  readonly dialect: (slot: string) => string;
}

/**
 * What a transition does: a reply by its numeric or name (`?`: may be left out, `*`: may come any number of times), or an effect on
 * the nick registry, or on what is kept of a connection besides its state.
 */
const noop = (): void => undefined;
export const ACTIONS = {
  '001': noop,
  '002': noop,
  '003': noop,
  '004': noop,
  '005': noop,
  endOfMotd: noop,
  '263': noop,
  '381': noop,
  '401': noop,
  '402': noop,
  '409': noop,
  '417': noop,
  '417?': noop,
  '421': noop,
  '431': noop,
  '432': noop,
  '433': noop,
  '436': noop,
  '437': noop,
  '438': noop,
  '451': noop,
  '461': noop,
  '462': noop,
  '464': noop,
  '468': noop,
  '468?': noop,
  '481': noop,
  '491': noop,
  '513': noop,
  PING: noop,
  PONG: noop,
  'PONG for another': noop,
  'CAP LS more*': noop,
  'CAP LS': noop,
  'CAP LS 302': noop,
  'CAP LIST more*': noop,
  'CAP LIST': noop,
  'CAP ACK': noop,
  'CAP NAK': noop,
  '410': noop,
  'AUTHENTICATE +': noop,
  'AUTHENTICATE more*': noop,
  'AUTHENTICATE challenge': noop,
  'AUTHENTICATE proof': noop,
  'AUTHENTICATE error?': noop,
  '900': noop,
  '900?': noop,
  '901?': noop,
  '903': noop,
  '904': noop,
  '905': noop,
  '906': noop,
  '907': noop,
  '908': noop,
  '800': noop,
  'AUTH challenge': noop,
  'AUTH success': noop,
  'IRCX 900': noop,
  'IRCX 901': noop,
  'IRCX 907': noop,
  'IRCX 908': noop,
  '909': noop,
  '910': noop,
  '911': noop,
  '912': noop,
  'echo NICK': noop,
  'echo kept NICK': noop,
  'NICK?': noop,
  'tell overruled': noop,
  'KILL?': noop,
  'QUIT?': noop,
  ERROR: noop,
  'ERROR?': noop,
  close: noop,
  'close?': noop,
  claim: noop,
  unclaim: noop,
  own: noop,
  'evict holder': noop,
  'evict rivals': noop,
  'refuse rivals': noop,
  'overrule holder': noop,
  'kill holder': noop,
  'hear 302': noop,
  enable: noop,
  prove: noop,
  'log in': noop,
  'end exchange': noop,
  'speak IRCX': noop,
  'take package': noop,
  'await answer': noop,
  'have answer': noop,
};

export type Action = keyof typeof ACTIONS;

export interface DialectGuard {
  readonly type: 'dialect';
  readonly params: { readonly slot: string; readonly value: string };
}

export interface ClaimGuard {
  readonly type: 'claim';
  readonly params: { readonly claim: Claim };
}

/** A guard: the dialect has this value for this choice. */
export const is = (slot: string, value: string): DialectGuard => ({
  type: 'dialect',
  params: { slot, value },
});
/** A guard: this stands in the way of the nick that is being claimed. */
export const claimIs = (claim: Claim): ClaimGuard => ({ type: 'claim', params: { claim } });

export const session = setup({
  types: {
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- it carries the type alone
    events: {} as SessionEvent,
  },
  guards: {
    dialect: ({ event }, params: { slot: string; value: string }) =>
      event.dialect(params.slot) === params.value,
    claim: ({ event }, params: { claim: Claim }) => event.claim === params.claim,
  },
  actions: ACTIONS,
});

/** Guards: where the connection stands. */
const registeringIs = (region: string) => (state: string) =>
  stateIn({ connected: { registration: { registering: { [region]: state } } } });
export const nickIs = registeringIs('nick');
export const userIs = registeringIs('user');
export const passwordIs = registeringIs('password');
export const cookieIs = registeringIs('cookie');
export const isUnregistered = titled(
  'not yet welcomed',
  stateIn({ connected: { registration: 'registering' } }),
);
export const arrives = stateIn({ connected: { registration: { registered: { nick: 'arriving' } } } });
export const negotiates = stateIn({ connected: { capabilities: 'negotiating' } });
/** Guards: how far AUTH has come (IRCX). */
export const isPending = stateIn({ connected: { security: 'pending' } });
export const isAuthenticated = stateIn({ connected: { security: 'authenticated' } });
export const authenticates = stateIn({ connected: { authentication: 'exchange' } });
