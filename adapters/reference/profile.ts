import type { FaultName } from './faults.ts';
import { STRICTEST, type Choices } from './slots.ts';

export interface Profile {
  /** NICKLEN in bytes. */
  readonly nickLength: number;
  readonly choices: Choices;
  /** Capabilities beside `sasl`, name to value; the empty string for none. */
  readonly capabilities: Readonly<Record<string, string>>;
  /** How many contexts there are for logons: those with AUTH have one each. */
  readonly contexts: number;
  /** Whether logons without AUTH have one too, until they are done. */
  readonly anonymousContexts?: true;
  /** How many sockets at once suit it, where that is not as many as suit the others. */
  readonly clients?: number;
  /** What is to be said of it, where its name says too little. */
  readonly summary?: string;
  /** Mistakes that it always makes. */
  readonly faults?: readonly FaultName[];
  /** Whether it writes what becomes of it as a service does. */
  readonly isService?: true;
  /** Whether it never runs without a password. */
  readonly hasPassword?: true;
}

/** More than clients that anybody connects at once. */
const ROOMY = 256;

/** Capabilities that ask nothing of a server without channels. */
const BASIC = { 'cap-notify': '', 'multi-prefix': '', 'userhost-in-names': '' } as const;

/** So many, and with values so long, that an LS that asks for values takes two lines; the names alone fit into one. */
const MANY = {
  ...BASIC,
  'account-notify': '',
  'away-notify': '',
  chghost: '',
  'extended-join': '',
  'invite-notify': '',
  'example.org/limits': `lines:100,bytes:4096,nicks:${'0123456789'.repeat(12)}`,
  'example.org/colours': `palette:${'rgb/cmyk/'.repeat(16)}none`,
  'example.org/languages': 'de,en,fr,it,la,nl,pt,ru,sv',
} as const;

const BEFORE_CAP = { cap: 'absent', sasl: 'absent' } as const;

/** So few contexts that logons which are lost are soon missed. */
const FEW = 20;

/** Fewer clients than contexts: of those each finds one. */
const FEWER = 12;

/** Whoever has authenticated is known, and needs no USER. */
const CHAT_SERVER = {
  ...STRICTEST,
  ...BEFORE_CAP,
  ircx: 'present',
  auth_implies_user: 'yes',
  casemapping: 'ascii',
  welcome: 'rfc2812',
} as const;

export const PROFILES = {
  reserve: {
    nickLength: 15,
    contexts: ROOMY,
    choices: STRICTEST,
    capabilities: BASIC,
  },
  'take-over': {
    nickLength: 30,
    contexts: ROOMY,
    capabilities: BASIC,
    choices: {
      ...STRICTEST,
      casemapping: 'ascii',
      'nick_missing@unregistered': '461',
      'nick_missing@registered': '461',
      'nick_empty@unregistered': '432',
      'nick_malformed@unregistered': 'cut',
      'nick_malformed@registered': 'cut',
      'nick_unusual@unregistered': 'cut',
      'nick_unusual@registered': 'cut',
      'nick_too_long@unregistered': 'cut',
      'nick_too_long@registered': 'cut',
      'nick_hold@unregistered_claimant': 'kill_holder',
      'nick_hold@registered_claimant': 'kill_holder',
      'nick_noop@registered': 'echo',
      nick_spelling_in_433: 'holder',
      user_malformed: '468',
      user_repeat: 'last',
      'arity_first@PASS': '461',
      'arity_first@PASS_empty': '461',
      'arity_first@USER': '461',
      'arity_first@USER_empty': '461',
      pass_repeat: 'first',
      'pass_late@named': '462',
      bad_pass: 'close',
      prereg_unknown: 'silent',
      'prereg_ping@token': '451',
      'prereg_ping@empty': '451',
      'prereg_ping@missing': '461',
      'prereg_pong@token': '451',
      ping_missing: '461',
      ping_empty: 'pong',
      ping_two: '402',
      'numeric_command@registered': '421',
      'server_command@unregistered': 'close',
      'line_too_long@unregistered': 'ignored',
      'line_too_long@registered': '417',
      'line_with_nul@unregistered': 'space',
      'line_with_nul@registered': 'kept',
      'quit_error@unregistered': 'close',
      'oper_refused@name': '491',
      kill_missing: '481',
      'kill_comment@missing': 'optional',
      'kill_comment@empty': 'optional',
      kill_unregistered: 'killed',
      kill_chase: 'yes',
      cap_missing: '410',
      'cap_req_empty@missing': '410',
      'cap_req_empty@empty': 'silent',
      cap_req_empty_suspends: 'no',
      cap_others_suspend: 'yes',
      cap_stray: 'silent',
      sasl: 'absent',
    },
  },
  'claim-at-completion': {
    nickLength: 15,
    contexts: ROOMY,
    capabilities: { ...BASIC, 'away-notify': '', 'example.org/limits': 'lines:100' },
    choices: {
      ...STRICTEST,
      casemapping: 'rfc1459-strict',
      'nick_empty@unregistered': '461',
      'nick_malformed@unregistered': 'at_completion',
      'nick_leading_digit@unregistered': 'accepted',
      'nick_leading_digit@registered': 'accepted',
      'nick_zero@unregistered': 'accepted',
      'nick_zero@registered': 'accepted',
      'nick_unusual@unregistered': 'accepted',
      'nick_unusual@registered': 'accepted',
      nick_in_use_timing: 'at_completion',
      'nick_hold@unregistered_claimant': 'at_completion',
      'nick_hold@registered_claimant': 'at_completion',
      nick_after_refusal: 'cleared',
      'user_empty@username': 'accepted',
      'user_empty@realname': 'accepted',
      user_repeat: '451',
      'surplus_parameters@USER': '461',
      pass_empty: 'silent',
      bad_pass: '464',
      bad_pass_again: '464',
      password_before_nick: 'yes',
      registration_completes: 'later',
      prereg_unknown: '451',
      'prereg_ping@token': 'silent',
      'prereg_ping@empty': 'silent',
      'prereg_ping@missing': 'silent',
      ping_two: 'forwarded',
      pong_missing: '409',
      'server_command@registered': '421',
      'line_too_long@unregistered': '417',
      'line_too_long@registered': 'close',
      'line_with_nul@unregistered': 'close',
      'line_with_nul@registered': 'removed',
      'quit_error@registered': 'close',
      oper_again: '381',
      prereg_kill: '481',
      'kill_comment@empty': 'optional',
      'cap_req_empty@missing': '461',
      'cap_req_empty@empty': 'nak',
      'sasl_unasked@unregistered': '904',
      'sasl_unasked@registered': '421',
      sasl_reauth: 'allowed',
      sasl_unsupported: '908_904',
      'sasl_too_long@idle': '904',
      sasl_abort_idle: 'silent',
      sasl_mechanism_again: 'restart',
      sasl_at_completion: 'continues',
      sasl_total: '905',
      sasl_order: '903_900',
      sasl_answers: 'later',
    },
  },
  modern: {
    nickLength: 30,
    contexts: ROOMY,
    capabilities: MANY,
    choices: {
      ...STRICTEST,
      casemapping: 'ascii',
      'nick_hold@unregistered_claimant': 'rename_holder',
      'nick_hold@registered_claimant': 'rename_holder',
      nick_again: 'echoed',
      ping_missing: '461',
      pong_missing: '461',
      'line_too_long@unregistered': '417',
      'line_too_long@registered': '417',
      'oper_refused@name': '491',
      'oper_refused@password': '491',
      kill_missing: '481',
      kill_unregistered: '481',
      cap_missing: '410',
      'cap_req_empty@missing': '461',
      'sasl_unasked@unregistered': '421',
      'sasl_unasked@registered': '904',
      sasl_reauth: '904_once',
      sasl_too_long_ends: 'no',
      sasl_unsupported: '904_908',
      sasl_abort_idle: 'as_mechanism',
      sasl_at_completion: 'held',
      sasl_total: '904',
    },
  },
  rfc2812: {
    nickLength: 9,
    contexts: ROOMY,
    capabilities: {},
    choices: {
      ...STRICTEST,
      ...BEFORE_CAP,
      prereg_unknown: '451',
      'prereg_ping@token': '451',
      'prereg_ping@empty': '451',
      'prereg_ping@missing': '451',
      'prereg_pong@token': '451',
      'prereg_pong@missing': '451',
      ping_two: '402',
      nick_delay_after: 'kill',
      welcome: 'rfc2812',
    },
  },
  rfc1459: {
    nickLength: 9,
    contexts: ROOMY,
    capabilities: {},
    choices: {
      ...STRICTEST,
      ...BEFORE_CAP,
      casemapping: 'rfc1459-strict',
      'nick_too_long@unregistered': 'cut',
      'nick_too_long@registered': 'cut',
      ping_two: '402',
      'quit_error@unregistered': 'close',
      'quit_error@registered': 'close',
      welcome: 'rfc1459',
    },
  },
  /** As they are written at 42: PASS first, then NICK and USER, and none of these is taken before the password is. */
  'ft-irc': {
    summary: 'the reference server as an ft_irc of 42: it always asks for a password',
    nickLength: 9,
    contexts: ROOMY,
    capabilities: {},
    hasPassword: true,
    choices: {
      ...STRICTEST,
      ...BEFORE_CAP,
      casemapping: 'ascii',
      'nick_too_long@unregistered': 'cut',
      'nick_too_long@registered': 'cut',
      'nick_leading_digit@unregistered': 'accepted',
      'nick_leading_digit@registered': 'accepted',
      nick_after_refusal: 'cleared',
      password_gate: '451',
      bad_pass: '464',
      'bad_pass_timing@password': 'immediate',
      'bad_pass_timing@empty': 'immediate',
      bad_pass_counts: 'no',
      pass_repeat: 'first_462',
      prereg_unknown: 'silent',
      'prereg_ping@token': '451',
      'prereg_ping@empty': '451',
      'prereg_ping@missing': '451',
      welcome: 'rfc2812',
    },
  },
  ircx: {
    nickLength: 15,
    contexts: ROOMY,
    capabilities: {},
    isService: true,
    choices: { ...STRICTEST, ...BEFORE_CAP, ircx: 'present', casemapping: 'ascii' },
  },
  /** AUTH is one more way to what AUTHENTICATE does, and is answered by the same numerics. */
  'ircx-sasl': {
    nickLength: 15,
    contexts: ROOMY,
    capabilities: BASIC,
    isService: true,
    choices: { ...STRICTEST, ircx: 'present', auth_numerics: 'sasl', casemapping: 'ascii' },
  },
  /**
   * A family of services, rebuilt from what Microsoft's KB Q178627 tells of one. The first answers a nick that is in use: the client
   * stays connected but not logged on, and may go on. It knows no AUTH.
   */
  'chat-server-1.0': {
    summary: 'a chat service, rebuilt: no AUTH, and sound',
    nickLength: 15,
    contexts: FEW,
    clients: FEWER,
    capabilities: {},
    isService: true,
    choices: { ...STRICTEST, ...BEFORE_CAP, welcome: 'rfc1459' },
  },
  /** AUTH is new, and the path that refuses a nick ends a logon wrongly. */
  'chat-server-2.0': {
    summary: 'its successor: AUTH is new, and mishandled while a nick is in use',
    nickLength: 30,
    contexts: FEW,
    clients: FEWER,
    capabilities: {},
    isService: true,
    faults: ['refused-logon-context-freed', 'refused-logon-context-kept'],
    anonymousContexts: true,
    choices: CHAT_SERVER,
  },
  /** The same, corrected. */
  'chat-server-2.0-sp': {
    summary: 'the same with its service pack: sound',
    anonymousContexts: true,
    nickLength: 30,
    contexts: FEW,
    clients: FEWER,
    capabilities: {},
    isService: true,
    choices: CHAT_SERVER,
  },
} as const satisfies Readonly<Record<string, Profile>>;

export type ProfileName = keyof typeof PROFILES;
