import { and, not, or } from 'xstate';
import { titled } from './chart/label.ts';
import { authentication } from './regions/authentication.ts';
import { capabilities } from './regions/capabilities.ts';
import { security } from './regions/security.ts';
import { ircxDiscovery } from './regions/ircx-discovery.ts';
import {
  aborts,
  atOnce,
  later,
  nickBad,
  nickJudged,
  passwordBad,
  passwordJudged,
} from './regions/completion.ts';
import { presence } from './regions/presence.ts';
import { privileges } from './regions/privileges.ts';
import { claimIs, cookieIs, is, negotiates, nickIs, session, userIs } from './regions/vocabulary.ts';

export { ACTIONS, type Action, type SessionEvent } from './regions/vocabulary.ts';

/** Registration was due and the nick is refused. `due` is `atOnce` or `later`. */
const nickRefusal = (due: typeof atOnce) =>
  [
    { guard: and([due, claimIs('malformed'), nickJudged]), target: 'refused', actions: ['432', 'unclaim'] },
    {
      guard: and([due, claimIs('owned'), nickJudged, is('nick_in_use', '433')]),
      target: 'refused',
      actions: ['433', 'unclaim'],
    },
    { guard: and([due, claimIs('owned'), nickJudged]), target: 'refused', actions: ['436', 'unclaim'] },
  ] as const;

/** Registration was due and the password is refused. */
const passwordRefusal = (due: typeof atOnce) =>
  [
    {
      guard: and([due, passwordBad, passwordJudged, is('bad_pass', '464_close')]),
      target: '#closing',
      actions: ['464', 'ERROR?', 'close'],
    },
    {
      guard: and([due, passwordBad, passwordJudged, is('bad_pass', 'close')]),
      target: '#closing',
      actions: ['ERROR', 'close'],
    },
    { guard: and([due, passwordBad, passwordJudged]), target: 'refused', actions: ['464'] },
  ] as const;

/** Registration was due and nothing is in the way. */
const welcome = (due: typeof atOnce) =>
  [
    {
      guard: and([due, not(nickBad), not(passwordBad), not(aborts), is('welcome', 'modern')]),
      target: 'registered',
      actions: ['own', '001', '002', '003', '004', '005', 'endOfMotd'],
    },
    {
      guard: and([due, not(nickBad), not(passwordBad), not(aborts), is('welcome', 'rfc2812')]),
      target: 'registered',
      actions: ['own', '001', '002', '003', '004'],
    },
    {
      guard: and([due, not(nickBad), not(passwordBad), not(aborts)]),
      target: 'registered',
      actions: ['own', '001'],
    },
  ] as const;

/** The answers to a NICK that names nothing; they change nothing. */
const namesNothing = (state: 'unregistered' | 'registered') =>
  ({
    'NICK.missing': [
      { guard: is(`nick_missing@${state}`, '431'), actions: '431' },
      ...(state === 'unregistered'
        ? [{ guard: is('nick_missing@unregistered', '451'), actions: '451' } as const]
        : []),
      { actions: '461' },
    ],
    'NICK.empty': [
      { guard: is(`nick_empty@${state}`, '431'), actions: '431' },
      { guard: is(`nick_empty@${state}`, '432'), actions: '432' },
      { actions: '461' },
    ],
    'NICK.surplus': { actions: '461' },
  }) as const;

/** A NICK from a connection that has named no nick, or whose last one was refused. */
const names = {
  ...namesNothing('unregistered'),
  'NICK.malformed': [
    { guard: is('nick_malformed@unregistered', 'at_completion'), target: 'provisional', actions: 'claim' },
    { target: 'refused', actions: '432' },
  ],
  'NICK.too_long': { target: 'refused', actions: '432' },
  'NICK.free': { target: 'provisional', actions: 'claim' },
  'NICK.reserved': [
    {
      guard: and([is('nick_hold@unregistered_claimant', 'reserve'), is('nick_in_use', '433')]),
      target: 'refused',
      actions: '433',
    },
    { guard: is('nick_hold@unregistered_claimant', 'reserve'), target: 'refused', actions: '436' },
    {
      guard: is('nick_hold@unregistered_claimant', 'kill_holder'),
      target: 'provisional',
      actions: ['evict holder', 'claim'],
    },
    {
      guard: is('nick_hold@unregistered_claimant', 'rename_holder'),
      target: 'provisional',
      actions: ['overrule holder', 'claim'],
    },
    { target: 'provisional', actions: 'claim' },
  ],
  'NICK.delayed': { target: 'refused', actions: '437' },
  'NICK.owned': [
    { guard: is('nick_in_use_timing', 'at_completion'), target: 'provisional', actions: 'claim' },
    { guard: is('nick_in_use', '433'), target: 'refused', actions: '433' },
    { target: 'refused', actions: '436' },
  ],
} as const;

/** Whether an earlier provisional nick outlives a refusal. */
const cleared = is('nick_after_refusal', 'cleared');
const says433 = is('nick_in_use', '433');
const held = (value: string) => is('nick_hold@unregistered_claimant', value);
const ignored = is('nick_again', 'ignored');
const dropped = is('nick_again', 'dropped');
const echoed = is('nick_again', 'echoed');

/** A NICK from a connection that has a provisional nick. */
const namesAgain = {
  ...namesNothing('unregistered'),
  'NICK.malformed': [
    { guard: dropped },
    { guard: and([is('nick_malformed@unregistered', 'at_completion'), ignored]) },
    { guard: is('nick_malformed@unregistered', 'at_completion'), actions: 'claim' },
    { guard: cleared, target: 'refused', actions: ['432', 'unclaim'] },
    { actions: '432' },
  ],
  'NICK.too_long': [
    { guard: dropped },
    { guard: cleared, target: 'refused', actions: ['432', 'unclaim'] },
    { actions: '432' },
  ],
  'NICK.mine': [{ guard: is('nick_noop@unregistered', 'echo'), actions: 'echo NICK' }, {}],
  'NICK.respelled': [
    { guard: or([ignored, dropped]) },
    { guard: echoed, actions: ['echo NICK', 'claim'] },
    { actions: 'claim' },
  ],
  'NICK.free': [
    { guard: or([ignored, dropped]) },
    { guard: echoed, actions: ['echo NICK', 'claim'] },
    { actions: 'claim' },
  ],
  'NICK.reserved': [
    { guard: dropped },
    { guard: and([held('reserve'), says433, cleared]), target: 'refused', actions: ['433', 'unclaim'] },
    { guard: and([held('reserve'), says433]), actions: '433' },
    { guard: and([held('reserve'), cleared]), target: 'refused', actions: ['436', 'unclaim'] },
    { guard: held('reserve'), actions: '436' },
    // The holder is put out first, and only then the claim is found to be one too many.
    { guard: and([held('kill_holder'), ignored]), actions: 'evict holder' },
    { guard: and([held('rename_holder'), ignored]), actions: 'overrule holder' },
    { guard: ignored },
    { guard: and([held('kill_holder'), echoed]), actions: ['evict holder', 'echo NICK', 'claim'] },
    { guard: held('kill_holder'), actions: ['evict holder', 'claim'] },
    { guard: and([held('rename_holder'), echoed]), actions: ['overrule holder', 'echo NICK', 'claim'] },
    { guard: held('rename_holder'), actions: ['overrule holder', 'claim'] },
    { guard: echoed, actions: ['echo NICK', 'claim'] },
    { actions: 'claim' },
  ],
  'NICK.delayed': [
    { guard: dropped },
    { guard: cleared, target: 'refused', actions: ['437', 'unclaim'] },
    { actions: '437' },
  ],
  'NICK.owned': [
    { guard: dropped },
    { guard: and([is('nick_in_use_timing', 'at_completion'), ignored]) },
    {
      guard: and([is('nick_in_use_timing', 'at_completion'), echoed]),
      actions: ['echo NICK', 'claim'],
    },
    { guard: is('nick_in_use_timing', 'at_completion'), actions: 'claim' },
    { guard: and([says433, cleared]), target: 'refused', actions: ['433', 'unclaim'] },
    { guard: says433, actions: '433' },
    { guard: cleared, target: 'refused', actions: ['436', 'unclaim'] },
    { actions: '436' },
  ],
} as const;

const late = (value: string) =>
  titled(
    `late = ${value}`,
    or([
      and([or([nickIs('provisional'), userIs('given')]), is('pass_late@named', value)]),
      and([nickIs('refused'), userIs('unset'), is('pass_late@refused', value)]),
    ]),
  );
const unneeded = is('server_password', 'none');
const unneededRefused = (what: string) => and([unneeded, is(`pass_unneeded@${what}`, 'refused')]);

/** What a wrong password is told at once. */
const judgedAtOnce = (what: 'password' | 'empty') => {
  const immediate = is(`bad_pass_timing@${what}`, 'immediate');
  return [
    {
      guard: and([immediate, is('bad_pass', '464_close')]),
      target: '#closing',
      actions: ['464', 'ERROR?', 'close'],
    },
    { guard: and([immediate, is('bad_pass', 'close')]), target: '#closing', actions: ['ERROR', 'close'] },
    { guard: and([immediate, is('bad_pass_counts', 'no')]), actions: '464' },
    { guard: immediate, target: 'wrong', actions: '464' },
  ] as const;
};

/** A PASS that counts, if it comes in time. */
const passCounts = {
  'PASS.missing': [
    { guard: and([late('462'), is('arity_first@PASS', '462')]), actions: '462' },
    { actions: '461' },
  ],
  'PASS.empty': [
    { guard: and([late('462'), is('arity_first@PASS_empty', '462')]), actions: '462' },
    { guard: is('pass_empty', '461'), actions: '461' },
    { guard: late('462'), actions: '462' },
    { guard: late('ignored') },
    { guard: unneededRefused('empty'), target: 'wrong' },
    // It does no harm, and is a first PASS all the same.
    { guard: unneeded, target: 'right' },
    ...judgedAtOnce('empty'),
    { target: 'wrong' },
  ],
  'PASS.right': [
    { guard: late('462'), actions: '462' },
    { guard: late('ignored') },
    { guard: unneededRefused('password'), target: 'wrong' },
    { guard: unneeded, target: 'right' },
    { target: 'right' },
  ],
  'PASS.wrong': [
    { guard: late('462'), actions: '462' },
    { guard: late('ignored') },
    { guard: unneededRefused('password'), target: 'wrong' },
    { guard: unneeded, target: 'right' },
    ...judgedAtOnce('password'),
    { target: 'wrong' },
  ],
} as const;

const firstCounts = is('pass_repeat', 'first');
const secondRefused = is('pass_repeat', 'first_462');

/** That a PASS comes late is looked at before it is asked whether it is the first. */
const lateFirst = is('pass_order', 'late');
const judgedLate = [
  { guard: and([lateFirst, late('462')]), actions: '462' },
  { guard: and([lateFirst, late('ignored')]) },
] as const;

/** A PASS behind another one. */
const passRepeats = {
  'PASS.missing': [
    { guard: and([secondRefused, is('arity_first@PASS', '462')]), actions: '462' },
    ...passCounts['PASS.missing'],
  ],
  'PASS.empty': [
    { guard: and([secondRefused, is('arity_first@PASS_empty', '462')]), actions: '462' },
    { guard: and([late('462'), is('arity_first@PASS_empty', '462')]), actions: '462' },
    { guard: is('pass_empty', '461'), actions: '461' },
    ...judgedLate,
    { guard: firstCounts },
    { guard: secondRefused, actions: '462' },
    ...passCounts['PASS.empty'].slice(2),
  ],
  'PASS.right': [
    ...judgedLate,
    { guard: firstCounts },
    { guard: secondRefused, actions: '462' },
    ...passCounts['PASS.right'],
  ],
  'PASS.wrong': [
    ...judgedLate,
    { guard: firstCounts },
    { guard: secondRefused, actions: '462' },
    ...passCounts['PASS.wrong'],
  ],
} as const;

/** A NICK or USER behind a refusal of the password: the completion may be tried once more. */
const again = is('bad_pass_again', '464');
const tried = titled('tried again', and([again, not(and([nickIs('provisional'), or([ignored, dropped])]))]));
const triedByUser = titled(
  'USER tries again',
  and([again, or([is('user_repeat', 'last'), is('user_repeat', 'silent')])]),
);
const completionTried = {
  'NICK.mine': { guard: again, target: 'wrong' },
  'NICK.free': { guard: tried, target: 'wrong' },
  'NICK.respelled': { guard: tried, target: 'wrong' },
  'NICK.reserved': { guard: and([tried, not(held('reserve'))]), target: 'wrong' },
  'NICK.owned': { guard: and([tried, is('nick_in_use_timing', 'at_completion')]), target: 'wrong' },
  'NICK.malformed': {
    guard: and([tried, is('nick_malformed@unregistered', 'at_completion')]),
    target: 'wrong',
  },
  'USER.valid': { guard: triedByUser, target: 'wrong' },
  'USER.malformed': {
    guard: and([
      again,
      or([is('user_repeat', 'silent'), and([is('user_repeat', 'last'), is('user_malformed', 'accepted')])]),
    ]),
    target: 'wrong',
  },
  'USER.empty_username': {
    guard: and([triedByUser, is('user_empty@username', 'accepted')]),
    target: 'wrong',
  },
  'USER.empty_realname': {
    guard: and([triedByUser, is('user_empty@realname', 'accepted')]),
    target: 'wrong',
  },
} as const;

/** A USER with a user name that may be refused, or is mended and taken. */
const userMalformed = [
  { guard: is('user_malformed', '468'), actions: '468' },
  {
    guard: is('user_malformed', '468_close'),
    target: '#closing',
    // Some servers say it once for each rule that the name breaks.
    actions: ['468', '468?', '468?', 'ERROR?', 'close'],
  },
  { guard: is('user_malformed', 'close'), target: '#closing', actions: ['ERROR?', 'close'] },
  { target: 'given' },
] as const;
const userEmpty = (name: 'username' | 'realname') =>
  [{ guard: is(`user_empty@${name}`, '461'), actions: '461' }, { target: 'given' }] as const;

/** A USER behind one that was taken. */
const lastCounts = is('user_repeat', 'last');
const userRepeated = [
  { guard: is('user_repeat', '462'), actions: '462' },
  { guard: is('user_repeat', '451'), actions: '451' },
  {},
] as const;
const userRepeatedShort = [
  { guard: or([lastCounts, is('arity_first@USER', '461')]), actions: '461' },
  ...userRepeated,
] as const;
const userRepeatedEmpty = (name: 'username' | 'realname') =>
  [
    { guard: and([lastCounts, is(`user_empty@${name}`, '461')]), actions: '461' },
    { guard: and([not(lastCounts), is('arity_first@USER_empty', '461')]), actions: '461' },
    ...userRepeated,
  ] as const;

/** Lines that cannot be read as they were sent: refused, dropped, or the end of the connection. */
const unreadable = (state: 'unregistered' | 'registered') =>
  ({
    'LINE.too_long': [
      { guard: is(`line_too_long@${state}`, '417'), actions: '417' },
      {
        guard: is(`line_too_long@${state}`, 'close'),
        target: '#closing',
        actions: ['417?', 'ERROR?', 'close'],
      },
      {},
    ],
    'LINE.blank': {},
    'LINE.nul': [
      { guard: is(`line_with_nul@${state}`, 'close'), target: '#closing', actions: ['ERROR?', 'close'] },
      {},
    ],
  }) as const;

/** Some servers tell a registered client of its own QUIT too. */
const tellsQuit = (state: 'unregistered' | 'registered') =>
  state === 'registered' ? (['QUIT?'] as const) : [];

const quits = (state: 'unregistered' | 'registered') =>
  [
    {
      guard: is(`quit_error@${state}`, 'error'),
      target: '#closing',
      actions: [...tellsQuit(state), 'ERROR', 'close'],
    },
    { target: '#closing', actions: [...tellsQuit(state), 'close'] },
  ] as const;

const strays = (state: 'unregistered' | 'registered') =>
  ({
    NUMERIC: [
      { guard: is(`numeric_command@${state}`, '421'), actions: '421' },
      { guard: is(`numeric_command@${state}`, '451'), actions: '451' },
      {},
    ],
    ERROR: [
      { guard: is(`server_command@${state}`, '421'), actions: '421' },
      { guard: is(`server_command@${state}`, '451'), actions: '451' },
      { guard: is(`server_command@${state}`, '461'), actions: '461' },
      { guard: is(`server_command@${state}`, '462'), actions: '462' },
      { guard: is(`server_command@${state}`, 'close'), target: '#closing', actions: ['ERROR?', 'close'] },
      {},
    ],
    EXPIRE: { target: '#closing', actions: ['ERROR?', 'close'] },
    DROP: { target: '#closing', actions: [...tellsQuit(state), 'ERROR?', 'close?'] },
    ...unreadable(state),
  }) as const;

/** AUTHENTICATE from a client that has not asked for the capability. */
const unasked = (state: 'unregistered' | 'registered') =>
  [
    { guard: is(`sasl_unasked@${state}`, '904'), actions: '904' },
    { guard: is(`sasl_unasked@${state}`, '421'), actions: '421' },
    { guard: is(`sasl_unasked@${state}`, '451'), actions: '451' },
    { guard: is(`sasl_unasked@${state}`, '907'), actions: '907' },
    {},
  ] as const;

/** Answers to a PING or PONG before registration that say that it is too early or lacks something. */
const tooEarly = (slot: string) =>
  [
    { guard: is(slot, '451'), actions: '451' },
    { guard: is(slot, '409'), actions: '409' },
    { guard: is(slot, '461'), actions: '461' },
  ] as const;
const cookieWrong = [
  { guard: is('cookie_wrong', '513'), actions: '513' },
  { guard: is('cookie_wrong', 'challenge'), actions: 'PING' },
  { guard: is('cookie_wrong', 'close'), target: '#closing', actions: ['ERROR?', 'close'] },
  {},
] as const;

/** What others that wish for the nick hear. */
const tellsRivals = <Target extends string>(target: Target) =>
  [
    { guard: is('nick_rivals', 'kill'), target, actions: 'evict rivals' },
    { guard: is('nick_rivals', 'refuse'), target, actions: 'refuse rivals' },
    { target },
  ] as const;

/** A command that needs registration, before it. */
const early = [
  { guard: is('prereg_known', '451'), actions: '451' },
  { guard: is('prereg_known', '421'), actions: '421' },
  { guard: is('prereg_known', '461'), actions: '461' },
  {},
] as const;

/** A further NICK when all was given and the server waits for a PONG, or for CAP END. */
const asked = titled(
  'only PONG or END awaited',
  and([userIs('given'), or([cookieIs('outstanding'), negotiates]), is('nick_while_asked', '462')]),
);
const refusesAsked = { guard: asked, actions: '462' } as const;
const whileAsked = (further: typeof namesAgain) =>
  ({
    'NICK.missing': [refusesAsked, ...further['NICK.missing']],
    'NICK.empty': [refusesAsked, ...further['NICK.empty']],
    'NICK.surplus': [refusesAsked, further['NICK.surplus']],
    'NICK.malformed': [refusesAsked, ...further['NICK.malformed']],
    'NICK.too_long': [refusesAsked, ...further['NICK.too_long']],
    'NICK.mine': [refusesAsked, ...further['NICK.mine']],
    'NICK.respelled': [refusesAsked, ...further['NICK.respelled']],
    'NICK.free': [refusesAsked, ...further['NICK.free']],
    'NICK.reserved': [refusesAsked, ...further['NICK.reserved']],
    'NICK.owned': [refusesAsked, ...further['NICK.owned']],
    'NICK.delayed': [refusesAsked, ...further['NICK.delayed']],
  }) as const;

/** A NICK or USER before the password that must come first. */
const gated = [{ guard: is('password_gate', '464'), actions: '464' }, { actions: '451' }] as const;

const claimsHeld = (value: string) => is('nick_hold@registered_claimant', value);
const tooFast = [
  { guard: is('nick_too_fast', '438'), actions: '438' },
  { guard: is('nick_too_fast', '438_echo'), actions: ['438', 'echo kept NICK'] },
  { guard: is('nick_too_fast', '263'), actions: '263' },
] as const;
const putsOut = (hold: 'kill_holder' | 'rename_holder', effect: 'evict holder' | 'overrule holder') => {
  const too = and([claimsHeld(hold), is('nick_too_fast_holder', 'put_out')]);
  return [
    { guard: and([too, is('nick_too_fast', '438')]), actions: [effect, '438'] },
    {
      guard: and([too, is('nick_too_fast', '438_echo')]),
      actions: [effect, '438', 'echo kept NICK'],
    },
    { guard: and([too, is('nick_too_fast', '263')]), actions: [effect, '263'] },
  ] as const;
};
const tooFastAndPutsOut = [
  ...putsOut('kill_holder', 'evict holder'),
  ...putsOut('rename_holder', 'overrule holder'),
] as const;
const renames = {
  'NICK.respelled': { target: '#renamed', actions: ['echo NICK', 'claim'] },
  'NICK.free': { target: '#renamed', actions: ['echo NICK', 'claim'] },
  'NICK.reserved': [
    { guard: and([claimsHeld('reserve'), is('nick_in_use', '433')]), actions: '433' },
    { guard: claimsHeld('reserve'), actions: '436' },
    { guard: claimsHeld('kill_holder'), target: '#taking', actions: ['evict holder', 'echo NICK', 'claim'] },
    {
      guard: claimsHeld('rename_holder'),
      target: '#taking',
      actions: ['overrule holder', 'echo NICK', 'claim'],
    },
    { target: '#taking', actions: ['echo NICK', 'claim'] },
  ],
} as const;

/**
 * The life of one connection, from accept to close (RFC 1459 4.1, RFC 2812 3.1, Modern IRC Connection Registration).
 * While it registers, each thing that a client must supply is a region of its own. Strings live in the nick registry.
 */
export const sessionChart = session.createMachine({
  id: 'connection',
  initial: 'connected',
  states: {
    connected: {
      description: 'Accepted: registration, capabilities and authentication go on side by side.',
      type: 'parallel',
      on: { KILLED: { target: '#killed', actions: ['KILL?', 'ERROR?', 'close'] } },
      states: {
        registration: {
          initial: 'registering',
          states: {
            registering: {
              type: 'parallel',
              description: 'Accepted, and not yet welcomed.',
              always: welcome(atOnce),
              on: {
                COMPLETE: welcome(later),
                QUIT: quits('unregistered'),
                'NICK.gated': gated,
                'USER.gated': gated,
                EVICTED: { target: '#closed', actions: ['KILL?', 'ERROR?', 'close', 'unclaim'] },
                'PING.token': [
                  { guard: is('prereg_ping@token', 'pong'), actions: 'PONG' },
                  ...tooEarly('prereg_ping@token'),
                  {},
                ],
                'PING.two': [
                  { guard: and([is('prereg_ping@token', 'pong'), is('ping_two', 'pong')]), actions: 'PONG' },
                  {
                    guard: and([is('prereg_ping@token', 'pong'), is('ping_two', 'forwarded')]),
                    actions: 'PONG for another',
                  },
                  { guard: is('prereg_ping@token', 'pong'), actions: '402' },
                  ...tooEarly('prereg_ping@token'),
                  {},
                ],
                'PING.empty': [
                  { guard: is('prereg_ping@empty', 'pong'), actions: 'PONG' },
                  ...tooEarly('prereg_ping@empty'),
                  {},
                ],
                'PING.missing': [...tooEarly('prereg_ping@missing'), {}],
                'PONG.missing': [...tooEarly('prereg_pong@missing'), {}],
                KNOWN: early,
                'KILL.early': [{ guard: is('prereg_kill', '481'), actions: '481' }, ...early],
                UNKNOWN: [
                  { guard: is('prereg_unknown', '451'), actions: '451' },
                  { guard: is('prereg_unknown', '421'), actions: '421' },
                  {},
                ],
                'AUTHENTICATE.unasked': unasked('unregistered'),
                ...ircxDiscovery.unregistered,
                'TIMEOUT.registration': { target: '#closing', actions: ['ERROR?', 'close'] },
                ...strays('unregistered'),
              },
              states: {
                password: {
                  initial: 'none',
                  states: {
                    none: {
                      always: passwordRefusal(atOnce),
                      on: {
                        COMPLETE: passwordRefusal(later),
                        ...passCounts,
                      },
                    },
                    right: { on: passRepeats },
                    wrong: {
                      always: passwordRefusal(atOnce),
                      on: { COMPLETE: passwordRefusal(later), ...passRepeats },
                    },
                    refused: {
                      description: '464 was sent and the connection left open: another PASS may mend it.',
                      on: { ...passCounts, ...completionTried },
                    },
                  },
                },
                nick: {
                  initial: 'unset',
                  states: {
                    unset: { on: names },
                    provisional: {
                      always: nickRefusal(atOnce),
                      on: {
                        COMPLETE: nickRefusal(later),
                        ...whileAsked(namesAgain),
                        OVERRULED: { target: 'refused', actions: ['NICK?', 'tell overruled', 'unclaim'] },
                      },
                    },
                    refused: {
                      description:
                        'Connected, but not logged on: the nick was refused and another one is waited for.',
                      on: names,
                    },
                  },
                },
                user: {
                  initial: 'unset',
                  states: {
                    unset: {
                      on: {
                        'USER.missing': { actions: '461' },
                        'USER.surplus': { actions: '461' },
                        'USER.empty_username': userEmpty('username'),
                        'USER.empty_realname': userEmpty('realname'),
                        'USER.malformed': userMalformed,
                        'USER.valid': { target: 'given' },
                      },
                    },
                    given: {
                      on: {
                        'USER.missing': userRepeatedShort,
                        'USER.surplus': userRepeatedShort,
                        'USER.empty_username': userRepeatedEmpty('username'),
                        'USER.empty_realname': userRepeatedEmpty('realname'),
                        'USER.malformed': [
                          { guard: is('user_repeat', '462'), actions: '462' },
                          { guard: is('user_repeat', '451'), actions: '451' },
                          { guard: is('user_repeat', 'silent') },
                          ...userMalformed,
                        ],
                        'USER.valid': userRepeated,
                      },
                    },
                  },
                },
                cookie: {
                  initial: 'none',
                  states: {
                    none: {
                      on: {
                        CHALLENGE: { target: 'outstanding', actions: 'PING' },
                        'PONG.token': [...tooEarly('prereg_pong@token'), {}],
                      },
                    },
                    outstanding: {
                      on: {
                        CHALLENGE: { actions: 'PING' },
                        'PONG.cookie': { target: 'answered' },
                        'PONG.token': cookieWrong,
                        'PONG.missing': [...tooEarly('prereg_pong@missing'), ...cookieWrong],
                      },
                    },
                    answered: {
                      on: {
                        CHALLENGE: { target: 'outstanding', actions: 'PING' },
                        'PONG.cookie': [...tooEarly('prereg_pong@token'), {}],
                        'PONG.token': [...tooEarly('prereg_pong@token'), {}],
                      },
                    },
                  },
                },
              },
            },
            registered: {
              description: 'Logged on: 001 was sent, and the nick is its own.',
              type: 'parallel',
              on: {
                'PASS.missing': [
                  { guard: is('arity_first@PASS', '461'), actions: '461' },
                  { actions: '462' },
                ],
                'PASS.empty': [
                  { guard: is('arity_first@PASS_empty', '461'), actions: '461' },
                  { actions: '462' },
                ],
                'PASS.right': { actions: '462' },
                'PASS.wrong': { actions: '462' },
                'USER.missing': [
                  { guard: is('arity_first@USER', '461'), actions: '461' },
                  { actions: '462' },
                ],
                'USER.surplus': [
                  { guard: is('arity_first@USER', '461'), actions: '461' },
                  { actions: '462' },
                ],
                'USER.empty_username': [
                  { guard: is('arity_first@USER_empty', '461'), actions: '461' },
                  { actions: '462' },
                ],
                'USER.empty_realname': [
                  { guard: is('arity_first@USER_empty', '461'), actions: '461' },
                  { actions: '462' },
                ],
                'USER.malformed': { actions: '462' },
                'USER.valid': { actions: '462' },
                ...namesNothing('registered'),
                'NICK.malformed': { actions: '432' },
                'NICK.too_long': { actions: '432' },
                'NICK.mine': [{ guard: is('nick_noop@registered', 'echo'), actions: 'echo NICK' }, {}],
                'NICK.owned': [{ guard: is('nick_in_use', '433'), actions: '433' }, { actions: '436' }],
                'NICK.delayed': { actions: '437' },
                'PING.missing': [{ guard: is('ping_missing', '409'), actions: '409' }, { actions: '461' }],
                'PING.empty': [
                  { guard: is('ping_empty', 'pong'), actions: 'PONG' },
                  { guard: is('ping_empty', '409'), actions: '409' },
                  { actions: '461' },
                ],
                'PING.token': { actions: 'PONG' },
                'PING.two': [
                  { guard: is('ping_two', 'pong'), actions: 'PONG' },
                  { guard: is('ping_two', 'forwarded'), actions: 'PONG for another' },
                  { actions: '402' },
                ],
                'PONG.missing': [
                  { guard: is('pong_missing', '409'), actions: '409' },
                  { guard: is('pong_missing', '461'), actions: '461' },
                  {},
                ],
                'PONG.token': {},
                'PONG.cookie': {},
                UNKNOWN: { actions: '421' },
                'AUTHENTICATE.unasked': unasked('registered'),
                ...ircxDiscovery.registered,
                'AUTHENTICATE.late': [
                  { guard: is('sasl_registered', '907'), actions: '907' },
                  { guard: is('sasl_registered', '904'), actions: '904' },
                  { guard: is('sasl_registered', '462'), actions: '462' },
                  { actions: '421' },
                ],
                QUIT: quits('registered'),
                ...strays('registered'),
              },
              states: {
                nick: {
                  initial: 'arriving',
                  states: {
                    arriving: {
                      description: 'Others that wish for the nick may hear of it.',
                      always: tellsRivals('fresh'),
                    },
                    taking: {
                      id: 'taking',
                      description: 'The same, with a nick that others had named.',
                      always: tellsRivals('#renamed'),
                    },
                    fresh: { description: 'Has the nick that 001 named.', on: renames },
                    renamed: {
                      id: 'renamed',
                      description: 'Has changed its nick: further changes may be throttled.',
                      on: {
                        'NICK.respelled': [...tooFast, renames['NICK.respelled']],
                        'NICK.free': [...tooFast, renames['NICK.free']],
                        'NICK.reserved': [...tooFastAndPutsOut, ...tooFast, ...renames['NICK.reserved']],
                      },
                    },
                  },
                },
                privileges,
              },
            },
          },
        },
        capabilities,
        authentication,
        security,
        presence,
      },
    },
    closing: {
      id: 'closing',
      description: 'The server has closed; its nick is freed soon after.',
      on: { RELEASE: { target: 'closed', actions: 'unclaim' } },
    },
    killed: {
      id: 'killed',
      description: 'Put out by an operator; its nick is freed soon after, or held back for a while.',
      on: { RELEASE: { target: 'closed', actions: 'unclaim' } },
    },
    closed: { id: 'closed', type: 'final' },
  },
});
