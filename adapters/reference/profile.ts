/**
 * What the specifications leave to a server's author, as this server names it: every slot with the values that it can
 * speak, the strictest reading first. The names are those that the suite's dialects use, written out again here because
 * the server must not share the model's code; a test compares the two lists.
 */
const NICK_HOLD = ['reserve', 'kill_holder', 'rename_holder', 'at_completion'] as const;
const NICK_UNUSUAL = ['432', 'accepted', 'cut'] as const;
const PREREG_PING = ['pong', '451', 'silent', '409', '461'] as const;
/** A PING without a token leaves nothing to put into a PONG. */
const PREREG_PING_MISSING = ['409', '451', 'silent', '461'] as const;
const PREREG_PONG = ['silent', '451', '409', '461'] as const;
const NUMERIC_COMMAND = ['silent', '421', '451'] as const;
const SERVER_COMMAND = ['silent', '421', '451', '461', '462', 'close'] as const;

const LINE_TOO_LONG = ['cut', '417', 'ignored', 'close'] as const;
const LINE_WITH_NUL = ['cut', 'removed', 'space', 'kept', 'ignored', 'close'] as const;

export const SLOTS = {
  casemapping: ['rfc1459', 'ascii', 'rfc1459-strict'],
  'nick_missing@unregistered': ['431', '461', '451'],
  'nick_missing@registered': ['431', '461'],
  'nick_empty@unregistered': ['431', '432', '461'],
  'nick_empty@registered': ['431', '432', '461'],
  'nick_malformed@unregistered': ['432', 'cut', 'at_completion'],
  'nick_malformed@registered': ['432', 'cut'],
  'nick_unusual@unregistered': NICK_UNUSUAL,
  'nick_unusual@registered': NICK_UNUSUAL,
  'nick_too_long@unregistered': ['432', 'cut'],
  'nick_too_long@registered': ['432', 'cut'],
  'nick_leading_digit@unregistered': ['432', 'accepted'],
  'nick_leading_digit@registered': ['432', 'accepted'],
  'nick_zero@unregistered': ['432', 'accepted', 'assigned'],
  'nick_zero@registered': ['432', 'accepted', 'assigned'],
  nick_in_use: ['433', '436'],
  nick_in_use_timing: ['immediate', 'at_completion'],
  'nick_hold@unregistered_claimant': NICK_HOLD,
  'nick_hold@registered_claimant': NICK_HOLD,
  'nick_noop@unregistered': ['silent', 'echo'],
  'nick_noop@registered': ['silent', 'echo'],
  nick_again: ['replaced', 'echoed', 'ignored', 'dropped'],
  nick_while_asked: ['judged', '462'],
  nick_after_refusal: ['kept', 'cleared'],
  nick_rivals: ['later', 'kill', 'refuse'],
  nick_spelling_in_433: ['typed', 'holder'],
  nick_too_fast: ['off', '438', '438_echo', '263'],
  nick_too_fast_holder: ['spared', 'put_out'],
  'user_empty@username': ['461', 'accepted'],
  'user_empty@realname': ['461', 'accepted'],
  user_malformed: ['accepted', '468', '468_close', 'close'],
  user_repeat: ['462', '451', 'silent', 'last'],
  'surplus_parameters@NICK': ['ignored', '461'],
  'surplus_parameters@USER': ['ignored', '461'],
  'arity_first@PASS': ['462', '461'],
  'arity_first@PASS_empty': ['462', '461'],
  'arity_first@USER': ['462', '461'],
  'arity_first@USER_empty': ['462', '461'],
  pass_empty: ['461', 'silent'],
  'pass_unneeded@password': ['ignored', 'refused'],
  'pass_unneeded@empty': ['ignored', 'refused'],
  pass_repeat: ['last', 'first', 'first_462'],
  pass_order: ['repeat', 'late'],
  'pass_late@named': ['accepted', 'ignored', '462'],
  'pass_late@refused': ['accepted', 'ignored', '462'],
  bad_pass: ['464_close', 'close', '464'],
  'bad_pass_timing@password': ['at_completion', 'immediate'],
  'bad_pass_timing@empty': ['at_completion', 'immediate'],
  bad_pass_counts: ['yes', 'no'],
  password_gate: ['open', '464', '451'],
  bad_pass_again: ['silent', '464'],
  password_before_nick: ['no', 'yes'],
  registration_completes: ['at_once', 'later', 'after_pong'],
  cookie_wrong: ['silent', '513', 'challenge', 'close'],
  prereg_known: ['451', 'silent', '421', '461'],
  prereg_unknown: ['421', '451', 'silent'],
  'prereg_ping@token': PREREG_PING,
  'prereg_ping@empty': PREREG_PING,
  'prereg_ping@missing': PREREG_PING_MISSING,
  'prereg_pong@token': PREREG_PONG,
  'prereg_pong@missing': PREREG_PONG,
  ping_missing: ['409', '461'],
  ping_empty: ['409', 'pong', '461'],
  ping_two: ['pong', 'forwarded', '402'],
  pong_missing: ['silent', '409', '461'],
  'numeric_command@unregistered': NUMERIC_COMMAND,
  'numeric_command@registered': NUMERIC_COMMAND,
  'server_command@unregistered': SERVER_COMMAND,
  'server_command@registered': SERVER_COMMAND,
  'line_too_long@unregistered': LINE_TOO_LONG,
  'line_too_long@registered': LINE_TOO_LONG,
  'line_with_nul@unregistered': LINE_WITH_NUL,
  'line_with_nul@registered': LINE_WITH_NUL,
  'quit_error@unregistered': ['error', 'close'],
  'quit_error@registered': ['error', 'close'],
  welcome: ['modern', 'rfc2812', 'rfc1459'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Slot = keyof typeof SLOTS;

/** One value for every slot. */
export type Choices = { readonly [S in Slot]: (typeof SLOTS)[S][number] };

export interface Profile {
  /** NICKLEN in bytes. */
  readonly nickLength: number;
  readonly choices: Choices;
}

const firsts = Object.entries(SLOTS).map(([slot, values]) => [slot, values[0]]);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has the keys of the table
const STRICTEST = Object.fromEntries(firsts) as Choices;

export const PROFILES = {
  reserve: {
    nickLength: 15,
    choices: STRICTEST,
  },
  'take-over': {
    nickLength: 30,
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
    },
  },
  'claim-at-completion': {
    nickLength: 15,
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
    },
  },
} as const satisfies Readonly<Record<string, Profile>>;

export type ProfileName = keyof typeof PROFILES;
