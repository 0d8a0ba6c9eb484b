import { and, setup } from 'xstate';

/** What a connection does to a nick, and how matters stand then among the other connections. */
export interface NickEvent {
  readonly type: keyof typeof NICK_EVENTS;
  /** Whether the connection is registered; one that registers is so from then on. */
  readonly registered: boolean;
  /** How many others, unregistered and not closing, have named the nick. */
  readonly others: number;
  /** Whether another one has it still that is closing. */
  readonly closing: boolean;
}

/** What may befall a nick, with what it means. */
export const NICK_EVENTS = {
  NICK: 'a client names the nick, or changes to it, and the server takes that',
  'registration completes': 'a client that has named the nick is welcomed under it',
  'another NICK': 'a client that has the nick takes another one in its place',
  refused: 'a client that has named the nick loses it, as that or a later nick was refused',
  'taken over': 'a client that has named the nick is put out by another one that takes it',
  'QUIT or close': 'the connection of a client that has the nick ends',
  released: 'the server lets go of the nick of a connection that has ended',
} as const;

const registry = setup({
  types: {
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- it carries the type alone
    events: {} as NickEvent,
  },
  guards: {
    'registered client': ({ event }) => event.registered,
    'its owner': ({ event }) => event.registered,
    'several left': ({ event }) => event.others > 1,
    'one left': ({ event }) => event.others === 1,
    'one closing': ({ event }) => event.closing,
  },
});

const byOwner = (left: 'several left' | 'one left' | 'one closing') => and(['its owner', left]);
/** What becomes of a nick that one of two or more has let go of. */
const oneLess = [{ guard: 'several left' }, { target: 'reserved' }] as const;
const letGo = [{ guard: 'one closing', target: 'closing' }, { target: 'free' }] as const;

/**
 * The life of one nick in the registry, to be looked at: what a client finds that asks for it is the state it is in. The model has no
 * such registry of its own: who has which nick is kept with the connections, and a test holds this chart against them.
 */
export const nickChart = registry.createMachine({
  id: 'registry',
  initial: 'free',
  states: {
    free: {
      description: 'Nobody has the nick.',
      on: { NICK: [{ guard: 'registered client', target: 'owned' }, { target: 'reserved' }] },
    },
    reserved: {
      description: 'One client has named the nick, and is not registered yet.',
      on: {
        NICK: [{ guard: 'registered client', target: 'owned' }, { target: 'contended' }],
        'registration completes': { target: 'owned' },
        'another NICK': letGo,
        refused: letGo,
        'taken over': letGo,
        'QUIT or close': { target: 'closing' },
        released: {},
      },
    },
    contended: {
      description:
        'Several clients have named the nick, as a server may let them: the first to register has it.',
      on: {
        NICK: [{ guard: 'registered client', target: 'owned' }, {}],
        'registration completes': { target: 'owned' },
        'another NICK': oneLess,
        refused: oneLess,
        'taken over': oneLess,
        'QUIT or close': oneLess,
        released: {},
      },
    },
    owned: {
      description: 'A registered client has the nick. Others may have named it all the same, and wait.',
      on: {
        NICK: {},
        'another NICK': [
          { guard: byOwner('several left'), target: 'contended' },
          { guard: byOwner('one left'), target: 'reserved' },
          { guard: byOwner('one closing'), target: 'closing' },
          { guard: 'its owner', target: 'free' },
          {},
        ],
        refused: {},
        'taken over': {},
        'QUIT or close': [
          { guard: byOwner('several left'), target: 'contended' },
          { guard: byOwner('one left'), target: 'reserved' },
          { guard: 'its owner', target: 'closing' },
          {},
        ],
      },
    },
    closing: {
      description:
        'A connection that has ended has the nick still, for a moment: it may be in the way, or not.',
      on: {
        NICK: [{ guard: 'registered client', target: 'owned' }, { target: 'reserved' }],
        released: [{ guard: 'one closing' }, { target: 'free' }],
      },
    },
  },
});
