import { and, not, or, setup, stateIn } from 'xstate';
import { titled } from '../../model/chart/label.ts';
import type { Claim } from '../../model/input.ts';
import { ACTIONS, type SessionEvent } from '../../model/session.ts';

const is = (slot: string, value: string) => ({ type: 'dialect' as const, params: { slot, value } });

const chart = setup({
  types: {
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- it carries the type alone
    events: {} as SessionEvent,
  },
  guards: {
    dialect: ({ event }, params: { slot: string; value: string }) =>
      event.dialect(params.slot) === params.value,
    claim: ({ event }, params: { claim: Claim }) => event.claim === params.claim,
    negotiates: stateIn({ connected: { capabilities: 'negotiating' } }),
  },
  actions: ACTIONS,
});

const registers = (region: string, state: string) =>
  stateIn({ connected: { registration: { registering: { [region]: state } } } });

const given = titled('given', and([registers('nick', 'provisional'), registers('user', 'given')]));
const awaited = or([
  'negotiates',
  and([registers('cookie', 'outstanding'), is('registration_completes', 'after_pong')]),
]);

/** Exchanges of authentication, all alike but for where they are. */
const exchange = <Next extends string>(next: Next) =>
  ({
    on: {
      'USER.malformed': { target: next, actions: 'PING' },
      'USER.empty_username': [
        { guard: is('nick_in_use', '433'), target: 'failed', actions: '433' },
        { target: 'failed', actions: '436' },
      ],
      CHALLENGE: { target: 'failed', actions: '451' },
    },
  }) as const;

/**
 * A connection in three regions, of which one has regions of its own: guards that look across them, eventless transitions that follow
 * what another region does, and transitions that leave a region, lead into another one, or start them all anew.
 */
export const connectedChart = chart.createMachine({
  id: 'connected-chart',
  initial: 'connected',
  states: {
    connected: {
      type: 'parallel',
      on: {
        QUIT: { target: 'closing', actions: 'close' },
        EXPIRE: [
          {
            guard: stateIn({ connected: { capabilities: 'ended', authentication: 'succeeded' } }),
            actions: '421',
          },
          { target: 'closing', actions: ['ERROR', 'close'] },
        ],
        // What takes it in a region keeps this from being taken.
        KNOWN: { actions: '421' },
        'PING.token': { actions: 'PONG' },
      },
      states: {
        registration: {
          initial: 'registering',
          states: {
            registering: {
              type: 'parallel',
              always: [
                {
                  guard: and([given, not(awaited), registers('password', 'wrong'), is('bad_pass', 'close')]),
                  target: '#closing',
                  actions: ['464', 'close'],
                },
                {
                  guard: and([
                    given,
                    not(awaited),
                    not({ type: 'claim', params: { claim: 'owned' } }),
                    is('welcome', 'modern'),
                  ]),
                  target: 'registered',
                  actions: ['own', '001', '002'],
                },
                {
                  guard: and([given, not(awaited), not({ type: 'claim', params: { claim: 'owned' } })]),
                  target: 'registered',
                  actions: ['own', '001'],
                },
              ],
              on: { UNKNOWN: { actions: '451' } },
              states: {
                password: {
                  initial: 'none',
                  states: {
                    none: { on: { 'PASS.right': 'right', 'PASS.wrong': 'wrong' } },
                    right: { on: { 'PASS.wrong': 'wrong' } },
                    wrong: { on: { 'PASS.right': 'right' }, exit: '462' },
                  },
                },
                nick: {
                  initial: 'unset',
                  states: {
                    unset: { on: { 'NICK.free': { target: 'provisional', actions: 'claim' } } },
                    provisional: {
                      always: {
                        guard: and([
                          registers('user', 'given'),
                          not(awaited),
                          { type: 'claim', params: { claim: 'owned' } },
                        ]),
                        target: 'unset',
                        actions: ['433', 'unclaim'],
                      },
                      on: { OVERRULED: { target: 'unset', actions: 'unclaim' } },
                    },
                  },
                },
                user: {
                  initial: 'unset',
                  states: { unset: { id: 'userless', on: { 'USER.valid': 'given' } }, given: {} },
                },
                cookie: {
                  initial: 'none',
                  states: {
                    none: { on: { CHALLENGE: { target: 'outstanding', actions: 'PING' } } },
                    outstanding: { on: { 'PONG.cookie': 'answered' } },
                    answered: {},
                  },
                },
              },
            },
            registered: {
              initial: 'fresh',
              on: { UNKNOWN: { actions: '421' }, DROP: { target: 'registering', actions: 'unclaim' } },
              states: {
                fresh: { on: { 'NICK.free': { target: 'renamed', actions: 'echo NICK' } } },
                renamed: { on: { 'NICK.free': { actions: '438' } } },
              },
            },
          },
        },
        capabilities: {
          initial: 'none',
          states: {
            none: { on: { NUMERIC: 'negotiating', KNOWN: { actions: '461' } } },
            negotiating: {
              on: {
                ERROR: 'ended',
                // Another region is led into: all of them start anew.
                EVICTED: { target: '#userless', actions: 'KILL?' },
              },
            },
            ended: { on: { NUMERIC: { target: 'negotiating', actions: '409' } } },
          },
        },
        authentication: {
          initial: 'none',
          states: {
            none: {
              on: {
                'USER.surplus': [
                  { guard: registers('nick', 'unset'), actions: '431' },
                  { guard: 'negotiates', target: 'first' },
                ],
              },
            },
            first: exchange('second'),
            second: exchange('third'),
            third: exchange('fourth'),
            fourth: exchange('fifth'),
            fifth: exchange('sixth'),
            sixth: exchange('judged'),
            judged: {
              always: [
                {
                  guard: and([
                    stateIn({ connected: { registration: 'registered' } }),
                    is('nick_in_use', '433'),
                  ]),
                  target: 'succeeded',
                  actions: '402',
                },
                { guard: stateIn('connected.registration.registered'), target: 'failed', actions: '468' },
              ],
              on: { 'USER.missing': [{ guard: not(stateIn('#userless')), target: 'succeeded' }, {}] },
            },
            failed: { on: { 'USER.surplus': { target: 'first' } } },
            aborted: {},
            succeeded: {
              // The welcome and this may be due at once.
              always: {
                guard: and([given, registers('cookie', 'answered')]),
                target: 'aborted',
                actions: '432',
              },
              on: { DROP: { target: '#connected-chart.connected', actions: 'ERROR?' } },
            },
            // Nothing leads here.
            unused: { always: { guard: registers('password', 'wrong'), target: 'none' } },
          },
        },
      },
    },
    closing: { id: 'closing', on: { RELEASE: { target: 'closed', actions: 'unclaim' } } },
    closed: { type: 'final' },
  },
});
