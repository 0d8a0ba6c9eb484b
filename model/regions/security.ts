import { and } from 'xstate';
import { arrives, is } from './vocabulary.ts';

/** Some servers carry AUTH out by what they have for SASL, and answer it by the numerics of that. */
const bySasl = is('auth_numerics', 'sasl');
const byDraft = is('auth_numerics', 'x04');

/** A refusal by its numeric of the draft, or by what SASL has in its place. */
const told = (reply: '909' | '912' | 'IRCX 900' | 'IRCX 901', ofSasl: '904' | '907' = '904') =>
  [{ guard: bySasl, actions: ofSasl }, { actions: reply }] as const;

/** A server that has no room for another authentication, or has seen too many fail, says so in place of anything else. */
const REFUSED = [
  { guard: and([byDraft, is('auth_refusal', '907')]), actions: 'IRCX 907' },
  { guard: and([byDraft, is('auth_refusal', '911')]), target: '#anonymous', actions: '911' },
] as const;

const SUCCEEDED = [
  { guard: and([bySasl, is('sasl_order', '900_903')]), target: '#authenticated', actions: ['900', '903'] },
  { guard: bySasl, target: '#authenticated', actions: ['903', '900'] },
  { target: '#authenticated', actions: 'AUTH success' },
] as const;

const isNobody = is('auth_anon', 'success');
/** Who is nobody has no account that 900 could tell of. */
const NOBODY = [
  {
    guard: and([isNobody, bySasl, is('sasl_order', '900_903')]),
    target: '#authenticated',
    actions: ['900?', '903'],
  },
  { guard: and([isNobody, bySasl]), target: '#authenticated', actions: ['903', '900?'] },
  { guard: isNobody, target: '#authenticated', actions: 'AUTH success' },
  { guard: bySasl, target: '#anonymous', actions: '904' },
  { guard: is('auth_anon', '912'), target: '#anonymous', actions: '912' },
  { target: '#anonymous', actions: 'IRCX 900' },
] as const;

const closes = is('auth_failure_closes', 'yes');
const FAILED = [
  { guard: and([bySasl, closes]), target: '#closing', actions: ['904', 'ERROR?', 'close'] },
  { guard: closes, target: '#closing', actions: ['910', 'ERROR?', 'close'] },
  { guard: bySasl, target: '#anonymous', actions: '904' },
  { target: '#anonymous', actions: '910' },
] as const;

/** What an AUTH comes to that is carried out, be it the first or a response. */
const CARRIED_OUT = {
  'AUTH.anonymous': [...REFUSED, ...NOBODY],
  'AUTH.opened': [...REFUSED, { target: '#pending', actions: ['take package', 'AUTH challenge'] }],
  'AUTH.right': [...REFUSED, ...SUCCEEDED],
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
    'AUTH.surplus': told('IRCX 901'),
    'AUTH.bad_sequence': told('IRCX 900'),
    'AUTH.unknown': told('912'),
    'AUTH.late': { actions: '462' },
  },
  states: {
    anonymous: {
      id: 'anonymous',
      description: 'No AUTH is under way, and none has succeeded.',
      on: {
        ...CARRIED_OUT,
        'AUTH.out_of_order': [
          { guard: is('auth_order', '462'), actions: '462' },
          { guard: bySasl, actions: '904' },
          { guard: is('auth_order', '900'), actions: 'IRCX 900' },
          { actions: 'IRCX 908' },
        ],
        'AUTH.unbegun': [
          {
            guard: and([bySasl, is('auth_unbegun', '910_close')]),
            target: '#closing',
            actions: ['904', 'ERROR?', 'close'],
          },
          { guard: bySasl, actions: '904' },
          { guard: is('auth_unbegun', '910'), actions: '910' },
          { guard: is('auth_unbegun', '900'), actions: 'IRCX 900' },
          { target: '#closing', actions: ['910', 'ERROR?', 'close'] },
        ],
        'AUTH.abort_idle': [
          { guard: and([bySasl, is('auth_abort_idle', '910')]), actions: '906' },
          { guard: is('auth_abort_idle', '910'), actions: '910' },
          ...told('IRCX 900'),
        ],
      },
    },
    pending: {
      id: 'pending',
      description: 'A package has challenged the client, and waits for the response.',
      always: { guard: and([arrives, is('auth_at_completion', 'dropped')]), target: 'anonymous' },
      on: {
        ...CARRIED_OUT,
        'AUTH.again': [
          { guard: and([bySasl, is('auth_again', '910')]), target: 'anonymous', actions: '904' },
          { guard: is('auth_again', '910'), target: 'anonymous', actions: '910' },
          ...told('IRCX 900'),
        ],
        'AUTH.other': [
          { guard: and([bySasl, is('auth_other_ends', 'yes')]), target: 'anonymous', actions: '904' },
          { guard: bySasl, actions: '904' },
          ...other('910'),
          ...other('912'),
          ...other('IRCX 900'),
        ],
        'AUTH.abort': [
          { guard: bySasl, target: 'anonymous', actions: '906' },
          { target: 'anonymous', actions: '910' },
        ],
      },
    },
    authenticated: {
      id: 'authenticated',
      description: 'AUTH has succeeded; that alone logs nobody on.',
      on: {
        'AUTH.already': told('909', '907'),
        'AUTH.late': [
          { guard: and([bySasl, is('auth_registered', '909')]), actions: '907' },
          { guard: is('auth_registered', '909'), actions: '909' },
          { actions: '462' },
        ],
      },
    },
  },
} as const;
