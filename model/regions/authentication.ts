import { and, not } from 'xstate';
import { aborts, atOnce, later, nickBad, passwordBad } from './completion.ts';
import { arrives, is } from './vocabulary.ts';

/** What a mechanism is told that the server does not support. */
const UNSUPPORTED = [
  { guard: is('sasl_unsupported', '904'), target: '#idle', actions: '904' },
  { guard: is('sasl_unsupported', '908_904'), target: '#idle', actions: ['908', '904'] },
  { guard: is('sasl_unsupported', '904_908'), target: '#idle', actions: ['904', '908'] },
  { target: '#idle', actions: '908' },
] as const;

/** A wrong response: the exchange is over, and with it the connection where the server has had enough. */
const FAILED = [
  {
    guard: is('sasl_failure_closes', 'yes'),
    target: '#closing',
    actions: ['AUTHENTICATE error?', '901?', '904', 'ERROR?', 'close'],
  },
  { target: '#idle', actions: ['AUTHENTICATE error?', '901?', '904'] },
] as const;

const SUCCEEDED = [
  {
    guard: is('sasl_order', '900_903'),
    target: '#idle',
    actions: ['901?', '900', '903', 'log in'],
  },
  { target: '#idle', actions: ['901?', '903', '900', 'log in'] },
] as const;

/** A full piece of a response, with which there is more of it than a server need take. */
const SURPLUS = [
  { guard: is('sasl_total', 'collected') },
  { guard: is('sasl_total', '905'), target: '#idle', actions: '905' },
  { guard: is('sasl_total', '904'), target: '#idle', actions: '904' },
  { target: '#closing', actions: ['ERROR?', 'close'] },
] as const;

/** The name of a mechanism, with which an exchange begins. */
const STARTS = {
  'AUTHENTICATE.plain': { target: '#exchange.plain', actions: 'AUTHENTICATE +' },
  'AUTHENTICATE.scram': { target: '#exchange.scram', actions: 'AUTHENTICATE +' },
  'AUTHENTICATE.foreign': {
    target: '#exchange.foreign',
    actions: ['AUTHENTICATE more*', 'AUTHENTICATE challenge'],
  },
} as const;

/** AUTHENTICATE where there is no exchange yet. */
const IDLE = {
  ...STARTS,
  'AUTHENTICATE.unsupported': UNSUPPORTED,
  'AUTHENTICATE.too_long': [
    { guard: is('sasl_too_long@idle', '905'), target: '#idle', actions: '905' },
    ...UNSUPPORTED,
  ],
  'AUTHENTICATE.abort': [
    { guard: is('sasl_abort_idle', '906'), target: '#idle', actions: '906' },
    { guard: is('sasl_abort_idle', 'silent'), target: '#idle' },
    ...UNSUPPORTED,
  ],
} as const;

/** Responses that are the same at every step: one more piece, or a wrong one. */
const RESPONSES = {
  'AUTHENTICATE.chunk': {},
  'AUTHENTICATE.surplus': SURPLUS,
  'AUTHENTICATE.wrong': FAILED,
  'AUTHENTICATE.garbled': FAILED,
} as const;

/** The registration completes: an exchange that is under way may be ended with that. */
const aborted = (due: typeof atOnce) =>
  ({
    guard: and([due, not(nickBad), not(passwordBad), aborts]),
    target: '#idle',
    actions: ['906', 'end exchange'],
  }) as const;

/**
 * Authentication by SASL (IRCv3 SASL 3.1 and 3.2, RFC 4422). It neither needs a nick nor gives one; the account that was logged in to is kept
 * beside the state.
 */
export const authentication = {
  initial: 'idle',
  on: {
    'AUTHENTICATE.missing': { actions: '461' },
    'AUTHENTICATE.unbegun': SUCCEEDED,
    'AUTHENTICATE.again': [{ guard: is('sasl_reauth', '907'), actions: '907' }, { actions: '904' }],
  },
  states: {
    idle: {
      id: 'idle',
      description: 'No exchange is under way, whether one has logged in or not.',
      on: { ...IDLE, 'AUTHENTICATE.queued': { target: 'exchange' } },
    },
    exchange: {
      id: 'exchange',
      initial: 'begun',
      always: [
        aborted(atOnce),
        {
          guard: and([arrives, is('sasl_at_completion', 'welcomed_aborted')]),
          target: '#idle',
          actions: ['906', 'end exchange'],
        },
      ],
      on: {
        COMPLETE: aborted(later),
        ...STARTS,
        'AUTHENTICATE.too_long': [
          {
            guard: and([is('sasl_too_long@exchange', '905'), is('sasl_too_long_ends', 'no')]),
            actions: '905',
          },
          {
            guard: is('sasl_too_long@exchange', '905'),
            target: '#idle',
            actions: '905',
          },
          ...FAILED,
        ],
        'AUTHENTICATE.abort': { target: '#idle', actions: '906' },
        'AUTHENTICATE.queued': {},
        'AUTHENTICATE.lost': { target: '#idle' },
      },
      states: {
        begun: { description: 'Services are yet to take up the mechanism.', on: IDLE },
        plain: {
          description: 'PLAIN (RFC 4616): the response is waited for.',
          on: { ...RESPONSES, 'AUTHENTICATE.right': SUCCEEDED },
        },
        scram: {
          description: 'SCRAM-SHA-256 (RFC 5802, RFC 7677).',
          initial: 'asked',
          on: RESPONSES,
          states: {
            asked: {
              description: 'The first message is waited for.',
              on: {
                'AUTHENTICATE.first': {
                  target: 'challenged',
                  actions: ['AUTHENTICATE more*', 'AUTHENTICATE challenge'],
                },
              },
            },
            challenged: {
              description: 'The final message is waited for, with the proof.',
              on: {
                'AUTHENTICATE.right': {
                  target: 'proven',
                  actions: ['AUTHENTICATE more*', 'AUTHENTICATE proof', 'prove'],
                },
              },
            },
            proven: {
              description: 'The server has proven itself too, and waits for the last +.',
              on: { 'AUTHENTICATE.empty': SUCCEEDED },
            },
          },
        },
        foreign: { description: 'A mechanism for which the suite has no credentials.', on: RESPONSES },
      },
    },
  },
} as const;
