import { and } from 'xstate';
import { titled } from '../chart/label.ts';
import { is, isUnregistered } from './vocabulary.ts';

/** What a request for nothing is told, and that it may suspend registration or not. */
const forNothing = (of: 'missing' | 'empty', mayBegin: boolean) => {
  const replies = [
    ['ack', 'CAP ACK'],
    ['nak', 'CAP NAK'],
    ['410', '410'],
    ['461', '461'],
  ] as const;
  const suspends = titled('suspends', and([isUnregistered, is('cap_req_empty_suspends', 'yes')]));
  const answers = replies.map(
    ([value, reply]) => ({ guard: is(`cap_req_empty@${of}`, value), actions: reply }) as const,
  );
  if (!mayBegin) return [...answers, {}] as const;
  const begins = replies.map(
    ([value, reply]) =>
      ({
        guard: and([suspends, is(`cap_req_empty@${of}`, value)]),
        target: 'negotiating',
        actions: reply,
      }) as const,
  );
  return [...begins, { guard: suspends, target: 'negotiating' }, ...answers, {}] as const;
};

const LS = 'CAP LS' as const;
const LS_302 = ['hear 302', 'CAP LS more*', 'CAP LS 302'] as const;
const ACK = ['CAP ACK', 'enable'] as const;
const NAK = 'CAP NAK' as const;
const LIST = ['CAP LIST more*', 'CAP LIST'] as const;

const othersSuspend = titled('others suspend', and([isUnregistered, is('cap_others_suspend', 'yes')]));
const isStrayRefused = is('cap_stray', '410');

/** Where none is under way: before registration LS and REQ begin a negotiation, and on some servers so does the rest. */
const begins = {
  'CAP.ls': [{ guard: isUnregistered, target: 'negotiating', actions: LS }, { actions: LS }],
  'CAP.ls_302': [{ guard: isUnregistered, target: 'negotiating', actions: LS_302 }, { actions: LS_302 }],
  'CAP.req': [{ guard: isUnregistered, target: 'negotiating', actions: ACK }, { actions: ACK }],
  'CAP.req_refused': [{ guard: isUnregistered, target: 'negotiating', actions: NAK }, { actions: NAK }],
  'CAP.req_missing': forNothing('missing', true),
  'CAP.req_empty': forNothing('empty', true),
  'CAP.list': [{ guard: othersSuspend, target: 'negotiating', actions: LIST }, { actions: LIST }],
  'CAP.unknown': [{ guard: othersSuspend, target: 'negotiating', actions: '410' }, { actions: '410' }],
  'CAP.stray': [
    { guard: and([othersSuspend, isStrayRefused]), target: 'negotiating', actions: '410' },
    { guard: othersSuspend, target: 'negotiating' },
    { guard: isStrayRefused, actions: '410' },
    {},
  ],
  'CAP.end': {},
} as const;

/**
 * Capability negotiation (IRCv3 Capability Negotiation): while it is under way nobody is welcomed. Which capabilities are on is
 * kept beside the state.
 */
export const capabilities = {
  initial: 'none',
  on: {
    'CAP.missing': [{ guard: is('cap_missing', '461'), actions: '461' }, { actions: '410' }],
  },
  states: {
    none: {
      description: 'The client has not spoken of capabilities, or only asked which are on.',
      on: begins,
    },
    negotiating: {
      description: 'Registration waits for CAP END.',
      on: {
        'CAP.ls': { actions: LS },
        'CAP.ls_302': { actions: LS_302 },
        'CAP.req': { actions: ACK },
        'CAP.req_refused': { actions: NAK },
        'CAP.req_missing': forNothing('missing', false),
        'CAP.req_empty': forNothing('empty', false),
        'CAP.list': { actions: LIST },
        'CAP.unknown': { actions: '410' },
        'CAP.stray': [{ guard: isStrayRefused, actions: '410' }, {}],
        'CAP.end': { target: 'ended' },
      },
    },
    ended: { description: 'CAP END has come: another LS or REQ suspends registration again.', on: begins },
  },
} as const;
