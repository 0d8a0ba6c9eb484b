import { and } from 'xstate';
import { arrives, is } from './vocabulary.ts';

/** A server that has no room for another authentication, or has seen too many fail, says so in place of anything else. */
const REFUSED = [
  { guard: is('auth_refusal', '907'), actions: 'IRCX 907' },
  { guard: is('auth_refusal', '911'), target: '#anonymous', actions: '911' },
] as const;

const FAILED = [
  {
    guard: is('auth_failure_closes', 'yes'),
    target: '#closing',
    actions: ['910', 'ERROR?', 'close'],
  },
  { target: '#anonymous', actions: '910' },
] as const;

/** What an AUTH comes to that is carried out, be it the first or a response. */
const CARRIED_OUT = {
  'AUTH.anonymous': [
    { guard: is('auth_anon', 'success'), target: '#authenticated', actions: 'AUTH success' },
    { guard: is('auth_anon', '912'), target: '#anonymous', actions: '912' },
    { target: '#anonymous', actions: 'IRCX 900' },
  ],
  'AUTH.opened': [...REFUSED, { target: '#pending', actions: ['take package', 'AUTH challenge'] }],
  'AUTH.right': [...REFUSED, { target: '#authenticated', actions: 'AUTH success' }],
  'AUTH.wrong': [...REFUSED, ...FAILED],
} as const;

/** What a response is told that names another package than that which is under way. */
const other = (reply: '910' | '912' | 'IRCX 900') => {
  const value = reply === 'IRCX 900' ? '900' : reply;
  return [
    {
      guard: and([is('auth_other', value), is('auth_other_ends', 'yes')]),
      target: '#anonymous',
      actions: reply,
    },
    { guard: is('auth_other', value), actions: reply },
  ] as const;
};

/**
 * Authentication by AUTH (draft-pfenning-irc-extensions-04 5.2): a security package is named, and it may challenge the client. It
 * neither needs a nick nor gives one, and no refused nick touches it.
 */
export const security = {
  initial: 'anonymous',
  on: {
    'AUTH.missing': { actions: '461' },
    'AUTH.surplus': { actions: 'IRCX 901' },
    'AUTH.bad_sequence': { actions: 'IRCX 900' },
    'AUTH.unknown': { actions: '912' },
    'AUTH.late': { actions: '462' },
  },
  states: {
    anonymous: {
      id: 'anonymous',
      description: 'No AUTH is under way, and none has succeeded.',
      on: {
        ...CARRIED_OUT,
        'AUTH.out_of_order': [
          { guard: is('auth_order', '900'), actions: 'IRCX 900' },
          { guard: is('auth_order', '908'), actions: 'IRCX 908' },
          { actions: '462' },
        ],
        'AUTH.unbegun': [
          { guard: is('auth_unbegun', '910'), actions: '910' },
          { guard: is('auth_unbegun', '900'), actions: 'IRCX 900' },
          { target: '#closing', actions: ['910', 'ERROR?', 'close'] },
        ],
        'AUTH.abort_idle': [{ guard: is('auth_abort_idle', '910'), actions: '910' }, { actions: 'IRCX 900' }],
      },
    },
    pending: {
      id: 'pending',
      description: 'A package has challenged the client, and waits for the response.',
      always: { guard: and([arrives, is('auth_at_completion', 'dropped')]), target: 'anonymous' },
      on: {
        ...CARRIED_OUT,
        'AUTH.again': [
          { guard: is('auth_again', '910'), target: 'anonymous', actions: '910' },
          { actions: 'IRCX 900' },
        ],
        'AUTH.other': [...other('910'), ...other('912'), ...other('IRCX 900')],
        'AUTH.abort': { target: 'anonymous', actions: '910' },
      },
    },
    authenticated: {
      id: 'authenticated',
      description: 'AUTH has succeeded; that alone logs nobody on.',
      on: {
        'AUTH.already': { actions: '909' },
        'AUTH.late': [{ guard: is('auth_registered', '909'), actions: '909' }, { actions: '462' }],
      },
    },
  },
} as const;
