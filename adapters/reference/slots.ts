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

const KILL_COMMENT = ['required', 'optional'] as const;

const PRESENCE = ['present', 'absent'] as const;
const CAP_REQ_EMPTY = ['ack', 'nak', 'silent', '410', '461'] as const;

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
  'oper_refused@name': ['464', '491'],
  'oper_refused@password': ['464', '491'],
  oper_again: ['judged', '381'],
  prereg_kill: ['early', '481'],
  kill_missing: ['461', '481'],
  'kill_comment@missing': KILL_COMMENT,
  'kill_comment@empty': KILL_COMMENT,
  kill_unregistered: ['401', 'killed', '481'],
  kill_chase: ['no', 'yes'],
  nick_delay_after: ['none', 'kill'],
  cap: PRESENCE,
  cap_missing: ['461', '410'],
  'cap_req_empty@missing': CAP_REQ_EMPTY,
  'cap_req_empty@empty': CAP_REQ_EMPTY,
  cap_req_empty_suspends: ['yes', 'no'],
  cap_others_suspend: ['no', 'yes'],
  cap_stray: ['410', 'silent'],
  sasl: PRESENCE,
  'sasl_unasked@unregistered': ['silent', '904', '421', '451', '907', 'accepted'],
  'sasl_unasked@registered': ['silent', '904', '421', '907', 'accepted'],
  sasl_registered: ['as_before', '907', '904', '462', '421'],
  sasl_reauth: ['907', '904_once', 'allowed'],
  sasl_unsupported: ['904', '908_904', '904_908', '908'],
  'sasl_too_long@exchange': ['905', '904'],
  'sasl_too_long@idle': ['905', '904'],
  sasl_too_long_ends: ['yes', 'no'],
  sasl_abort_idle: ['906', 'silent', 'as_mechanism'],
  sasl_mechanism_again: ['data', 'restart'],
  sasl_at_completion: ['aborted', 'welcomed_aborted', 'held', 'continues'],
  sasl_failure_closes: ['no', 'yes'],
  sasl_total: ['collected', '905', '904', 'close'],
  sasl_order: ['900_903', '903_900'],
  sasl_answers: ['at_once', 'later'],
  ircx: ['absent', 'present'],
  'ircx_early@ISIRCX': ['800', '451'],
  'ircx_early@IRCX': ['800', '451'],
  auth_numerics: ['x04', 'sasl'],
  auth_order: ['any_time', '900', '908', '462'],
  auth_at_completion: ['held', 'dropped'],
  auth_implies_user: ['no', 'yes'],
  auth_anon: ['success', '912', '900'],
  auth_unbegun: ['910', '900', '910_close'],
  auth_other: ['910', '912', '900', 'ignored'],
  auth_other_ends: ['yes', 'no'],
  auth_again: ['restart', '910', '900'],
  auth_abort_idle: ['910', '900'],
  auth_registered: ['462', '909'],
  auth_failure_closes: ['no', 'yes'],
  auth_surplus: ['901', 'ignored'],
  auth_refusal: ['none', '907', '911'],
  welcome: ['modern', 'rfc2812', 'rfc1459'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Slot = keyof typeof SLOTS;

/** One value for every slot. */
export type Choices = { readonly [S in Slot]: (typeof SLOTS)[S][number] };

const firsts = Object.entries(SLOTS).map(([slot, values]) => [slot, values[0]]);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has the keys of the table
export const STRICTEST = Object.fromEntries(firsts) as Choices;
