import type { Slot } from '../../adapters/reference/slots.ts';
import { CAP_SAMPLES } from './reference-cap-choices.ts';
import { IRCX_SAMPLES } from './reference-ircx-choices.ts';
import { OPER_SAMPLES } from './reference-oper-choices.ts';

/** How one slot's values sound: a script, and for each value what only its transcript holds. */
export interface Sample {
  readonly script: readonly string[];
  readonly shows: Readonly<Record<string, RegExp>>;
  /** Other choices that must be made for the difference to be heard. */
  readonly with?: readonly string[];
  readonly password?: string;
}

/** Registers a connection. */
const dan = (who = 'A', nick = 'dan'): string => `${who} NICK ${nick} | USER u 0 * :r`;
const done = (who = 'A'): string => `${who}? 376`;

const nothing = /^$/;
const code = (number: string): RegExp => new RegExp(` ${number} `);
const codes = (...numbers: readonly string[]): Record<string, RegExp> =>
  Object.fromEntries(numbers.map((number) => [number, code(number)]));
/** A reply, told from the welcome burst by the fence word that stands in the script before it. */
const END_OF_BURST_ONLY = / 376 [^\n]*$/;

const hold = (claimant: readonly string[]): Sample => ({
  script: ['A NICK dan', ...claimant, 'A USER u 0 * :r', 'B PING x', 'A PING x'],
  shows: {
    reserve: /A .* 001 dan[^]*B .* 433 \S+ dan/,
    kill_holder: /A ERROR .*\nA closed\nB/,
    rename_holder: /A :dan!\S+ NICK :\S+\nA .* 433 dan dan/,
    at_completion: /A .* 433 \* dan/,
  },
});

const early = (command: string): Sample => ({
  script: [`A ${command}`],
  shows: { silent: nothing, ...codes('451', '409', '461'), pong: / PONG / },
});
const without = (sample: Sample, ...values: readonly string[]): Sample => ({
  ...sample,
  shows: Object.fromEntries(Object.entries(sample.shows).filter(([value]) => !values.includes(value))),
});

const tooLong = (first: readonly string[]): Sample => ({
  script: [...first, `A FROB :${'x'.repeat(600)}`],
  shows: {
    cut: / 421 \S+ FROB/,
    ignored: first.length === 0 ? nothing : END_OF_BURST_ONLY,
    ...codes('417'),
    close: /ERROR[^\n]*\nA closed$/,
  },
});

const withNul = (first: readonly string[]): Sample => ({
  script: [...first, 'A NICK d\0e | NICK'],
  shows: {
    cut: first.length === 0 ? / 431 d / : / NICK :d\n/,
    removed: first.length === 0 ? / 431 de / : / NICK :de\n/,
    space: / 461 \S+ NICK /,
    kept: / 432 /,
    ignored: first.length === 0 ? /^A \S+ 431 \* [^\n]*$/ : / 376 [^\n]*\nA \S+ 431 dan /,
    close: /ERROR[^\n]*\nA closed$/,
  },
  with: ['surplus_parameters@NICK=461'],
});

const stray = (command: string, silent: RegExp, first: readonly string[]): Sample => ({
  script: [...first, `A ${command}`],
  shows: { silent, ...codes('421', '451', '461', '462'), close: /ERROR[^\n]*\nA closed$/ },
});

const zero = (first: readonly string[], proof: readonly string[]): Sample => ({
  script: [...first, 'A NICK 0', ...proof],
  shows: { '432': code('432'), accepted: /(001|NICK) :?0\b(?!\w)/, assigned: /(001|NICK) :?0REF/ },
});

const refusedOrTaken = (
  typed: string,
  taken: string,
  proof: readonly string[],
  first: readonly string[],
  value: string,
): Sample => ({
  script: [...first, `A NICK ${typed}`, ...proof],
  shows: { '432': code('432'), [value]: new RegExp(`^(?![^]* 432 )[^]*(001|NICK) :?${taken}( |$)`, 'm') },
});

const registered = [dan(), done()];
const byUser = ['A USER u 0 * :r'];
const LONG = 'a'.repeat(20);

/** Only the last parameter can be empty, so that no USER with enough parameters has an empty user name. */
export const UNSPEAKABLE = 'user_empty@username';

const samples: Readonly<Record<Exclude<Slot, typeof UNSPEAKABLE>, Sample>> = {
  // No nick may hold a tilde, so that only what 005 says tells the two stricter ones apart.
  casemapping: {
    script: [dan('A', 'a['), dan('B', 'a{')],
    shows: {
      ascii: /CASEMAPPING=ascii [^]*B .* 001/,
      rfc1459: /CASEMAPPING=rfc1459 [^]*B .* 433/,
      'rfc1459-strict': /CASEMAPPING=rfc1459-strict [^]*B .* 433/,
    },
  },
  'nick_missing@unregistered': { script: ['A NICK'], shows: codes('431', '461', '451') },
  'nick_missing@registered': { script: [...registered, 'A NICK'], shows: codes('431', '461') },
  'nick_empty@unregistered': { script: ['A NICK :'], shows: codes('431', '432', '461') },
  'nick_empty@registered': { script: [...registered, 'A NICK :'], shows: codes('431', '432', '461') },
  'nick_malformed@unregistered': {
    script: ['A NICK x', 'A NICK a@b', 'A JOIN #c', ...byUser],
    shows: { '432': / 432 x a@b [^]* 001 x /, cut: / 001 a /, at_completion: / 451 [^]* 432 \* a@b / },
  },
  'nick_malformed@registered': {
    script: [...registered, 'A NICK a@b'],
    shows: { '432': code('432'), cut: /NICK :a$/ },
  },
  'nick_unusual@unregistered': {
    script: ['A NICK b~c', ...byUser, 'A NICK x'],
    shows: { '432': / 432 \* b~c [^]* 001 x /, accepted: / 001 b~c /, cut: / 001 b / },
  },
  'nick_unusual@registered': {
    script: [...registered, 'A NICK b~c'],
    shows: { '432': code('432'), accepted: /NICK :b~c$/, cut: /NICK :b$/ },
  },
  'nick_too_long@unregistered': refusedOrTaken(LONG, LONG.slice(0, 15), byUser, [], 'cut'),
  'nick_too_long@registered': refusedOrTaken(LONG, LONG.slice(0, 15), [], registered, 'cut'),
  'nick_leading_digit@unregistered': refusedOrTaken('1a', '1a', byUser, [], 'accepted'),
  'nick_leading_digit@registered': refusedOrTaken('1a', '1a', [], registered, 'accepted'),
  'nick_zero@unregistered': zero([], byUser),
  'nick_zero@registered': zero(registered, []),
  nick_in_use: { script: [...registered, 'B NICK dan'], shows: codes('433', '436') },
  nick_in_use_timing: {
    script: [...registered, 'B NICK dan', 'B JOIN #c', 'B USER u 0 * :r'],
    shows: { immediate: / 433 [^]* 451 /, at_completion: / 451 [^]* 433 / },
  },
  'nick_hold@unregistered_claimant': hold([dan('B')]),
  'nick_hold@registered_claimant': hold([dan('B', 'bob'), 'B NICK dan']),
  'nick_noop@unregistered': {
    script: ['A NICK dan', 'A NICK dan'],
    shows: { silent: nothing, echo: /^A :dan!\S+ NICK :dan$/ },
  },
  'nick_noop@registered': {
    script: [...registered, 'A NICK dan'],
    shows: { silent: END_OF_BURST_ONLY, echo: /NICK :dan$/ },
  },
  nick_again: {
    script: ['A NICK dan', 'A NICK #x', 'A NICK bob', ...byUser],
    shows: {
      replaced: / 432 [^\n]*\nA \S+ 001 bob /,
      echoed: / 432 [^\n]*\nA :dan!\S+ NICK :bob\nA \S+ 001 bob /,
      ignored: / 432 [^\n]*\nA \S+ 001 dan /,
      dropped: /^A \S+ 001 dan /,
    },
  },
  nick_rivals: {
    script: ['A NICK dan', dan('B'), 'B PING x', 'A JOIN #c'],
    with: ['nick_hold@unregistered_claimant=at_completion'],
    shows: {
      later: /A \S+ 451 dan /,
      kill: /A ERROR /,
      refuse: / 433 dan dan [^]*A \S+ 451 \* /,
    },
  },
  nick_while_asked: {
    script: ['A NICK dan', 'A USER u 0 * :r', 'A NICK bob', 'A JOIN #c'],
    with: ['registration_completes=after_pong'],
    shows: { judged: / 451 bob /, '462': / 462 dan [^]* 451 dan / },
  },
  nick_after_refusal: {
    script: [...registered, 'B NICK bob', 'B NICK dan', 'B USER u 0 * :r'],
    shows: { kept: / 433 bob dan [^]* 001 bob /, cleared: / 433 bob dan [^\n]*$/ },
  },
  nick_spelling_in_433: {
    script: [...registered, 'B NICK DAN'],
    shows: { typed: / 433 \* DAN /, holder: / 433 \* dan / },
  },
  nick_too_fast: {
    script: [...registered, 'A NICK d1', 'A NICK d2', 'A NICK d3'],
    shows: {
      off: /NICK :d3$/,
      '438': / 438 d2 d3 [^\n]*$/,
      '438_echo': / 438 d2 d3 [^\n]*\nA :d2!\S+ NICK :d2$/,
      '263': / 263 d2 NICK /,
    },
  },
  nick_too_fast_holder: {
    script: [...registered, 'A NICK d1', 'A NICK d2', 'B NICK bob', 'A NICK bob', 'B PING x'],
    with: ['nick_too_fast=438', 'nick_hold@registered_claimant=kill_holder'],
    shows: { spared: /B \S+ PONG /, put_out: /B ERROR / },
  },
  'user_empty@realname': {
    script: ['A NICK dan', 'A USER u 0 * :'],
    shows: { '461': code('461'), accepted: code('001') },
  },
  user_malformed: {
    script: ['A NICK dan', 'A USER u@v 0 * :r'],
    shows: {
      accepted: code('001'),
      '468': / 468 [^\n]*$/,
      '468_close': / 468 [^\n]*\nA ERROR [^\n]*\nA closed$/,
      close: /^A ERROR [^\n]*\nA closed$/,
    },
  },
  user_repeat: {
    script: [...byUser, ...byUser, 'A USER u'],
    shows: { silent: nothing, last: / 461 /, ...codes('451', '462') },
  },
  'surplus_parameters@NICK': {
    script: [...byUser, 'A NICK dan 0'],
    shows: { ignored: code('001'), '461': code('461') },
  },
  'surplus_parameters@USER': {
    script: ['A NICK dan', 'A USER u 0 * r x'],
    shows: { ignored: code('001'), '461': code('461') },
  },
  'arity_first@PASS': { script: [...registered, 'A PASS'], shows: codes('461', '462') },
  'arity_first@PASS_empty': { script: [...registered, 'A PASS :'], shows: codes('461', '462') },
  'arity_first@USER_empty': { script: [...registered, 'A USER u 0 * :'], shows: codes('461', '462') },
  'arity_first@USER': { script: [...registered, 'A USER u'], shows: codes('461', '462') },
  pass_empty: { script: ['A PASS :'], shows: { '461': code('461'), silent: nothing } },
  'pass_unneeded@password': {
    script: ['A PASS x', dan()],
    shows: { ignored: code('001'), refused: code('464') },
  },
  'pass_unneeded@empty': {
    script: ['A PASS :', dan()],
    with: ['pass_empty=silent'],
    shows: { ignored: code('001'), refused: code('464') },
  },
  pass_repeat: {
    script: ['A PASS wrong', 'A PASS right', dan()],
    password: 'right',
    shows: { last: code('001'), first: /^A \S+ 464 /, first_462: / 462 [^]* 464 / },
  },
  'pass_late@named': {
    script: [...byUser, 'A PASS right', 'A NICK dan'],
    password: 'right',
    shows: { accepted: code('001'), ignored: /^A \S+ 464 /, '462': / 462 [^]* 464 / },
  },
  'pass_late@refused': {
    script: ['A NICK #x', 'A PASS right', dan()],
    password: 'right',
    shows: { accepted: code('001'), ignored: / 432 [^\n]*\nA \S+ 464 /, '462': / 462 [^]* 464 / },
  },
  bad_pass: {
    script: ['A PASS wrong', dan()],
    password: 'right',
    shows: {
      '464_close': / 464 [^\n]*\nA ERROR [^\n]*\nA closed$/,
      close: /^A ERROR [^\n]*\nA closed$/,
      '464': / 464 [^\n]*$/,
    },
  },
  'bad_pass_timing@password': {
    script: ['A PASS wrong', 'A JOIN #c', dan()],
    password: 'right',
    shows: { at_completion: / 451 [^]* 464 /, immediate: /^A \S+ 464 / },
  },
  'bad_pass_timing@empty': {
    script: ['A PASS :', 'A JOIN #c', dan()],
    password: 'right',
    with: ['pass_empty=silent'],
    shows: { at_completion: / 451 [^]* 464 /, immediate: /^A \S+ 464 / },
  },
  bad_pass_counts: {
    script: ['A PASS wrong', 'A PASS right', dan()],
    password: 'right',
    with: ['bad_pass=464', 'bad_pass_timing@password=immediate', 'pass_repeat=first'],
    shows: { yes: /^A \S+ 464 [^\n]*\nA \S+ 464 /, no: / 464 [^]* 001 / },
  },
  password_gate: {
    script: ['A NICK dan', 'A PASS right', dan()],
    password: 'right',
    shows: { open: /^A \S+ 001 /, '464': /^A \S+ 464 [^]* 001 /, '451': /^A \S+ 451 [^]* 001 / },
  },
  pass_order: {
    script: ['A PASS right', ...byUser, 'A PASS right', 'A NICK dan'],
    password: 'right',
    with: ['pass_repeat=first', 'pass_late@named=462'],
    shows: { repeat: /^A \S+ 001 /, late: /^A \S+ 462 / },
  },
  bad_pass_again: {
    script: ['A PASS wrong', dan(), 'A NICK bob', 'A JOIN #c'],
    password: 'right',
    with: ['bad_pass=464'],
    shows: { silent: /^[^\n]* 464 [^\n]*\n[^\n]* 451 [^\n]*$/, '464': / 464 [^]* 464 / },
  },
  password_before_nick: {
    script: ['A! PASS right', dan(), 'B NICK dan', 'B USER u 0 * :r'],
    password: 'right',
    with: ['nick_in_use_timing=at_completion'],
    shows: { no: / 433 /, yes: / 464 / },
  },
  registration_completes: {
    script: ['A NICK dan', 'A! USER u 0 * :r | JOIN #c | PONG :cookie1', done()],
    shows: {
      at_once: / 001 [^]* 403 /,
      later: /^A \S+ 451 [^]* 001 /,
      after_pong: /^A PING :cookie1\nA \S+ 451 [^]* 001 /,
    },
  },
  cookie_wrong: {
    script: ['A NICK dan', 'A PONG :wrong'],
    with: ['registration_completes=after_pong'],
    shows: {
      silent: /^A PING :cookie1$/,
      '513': code('513'),
      challenge: /^A PING :cookie1\nA PING :cookie2$/,
      close: /ERROR [^\n]*\nA closed$/,
    },
  },
  prereg_known: { script: ['A JOIN'], shows: { silent: nothing, ...codes('421', '451', '461') } },
  prereg_unknown: {
    script: ['A! FOO | NICK', 'A? 431'],
    shows: { '421': code('421'), '451': code('451'), silent: /^A \S+ 431 / },
  },
  'prereg_ping@token': early('PING x'),
  'prereg_ping@empty': early('PING :'),
  'prereg_ping@missing': without(early('PING'), 'pong'),
  'prereg_pong@token': without(early('PONG x'), 'pong'),
  'prereg_pong@missing': without(early('PONG'), 'pong'),
  ping_missing: { script: [...registered, 'A PING'], shows: codes('409', '461') },
  ping_empty: {
    script: [...registered, 'A PING :'],
    shows: { ...codes('409', '461'), pong: / PONG \S+ :$/ },
  },
  ping_two: {
    script: [...registered, 'A PING tok else.where'],
    shows: {
      pong: / PONG reference\.example :tok$/,
      forwarded: / PONG else\.where :tok$/,
      '402': / 402 dan else\.where /,
    },
  },
  pong_missing: {
    script: [...registered, 'A PONG'],
    shows: { silent: END_OF_BURST_ONLY, ...codes('409', '461') },
  },
  'numeric_command@unregistered': without(stray('001 x', nothing, []), '461', '462', 'close'),
  'numeric_command@registered': without(stray('001 x', END_OF_BURST_ONLY, registered), '461', '462', 'close'),
  'server_command@unregistered': stray('ERROR :x', nothing, []),
  'server_command@registered': stray('ERROR :x', END_OF_BURST_ONLY, registered),
  'quit_error@unregistered': {
    script: ['A QUIT'],
    shows: { error: /^A ERROR [^\n]*\nA closed$/, close: /^A closed$/ },
  },
  'quit_error@registered': {
    script: [...registered, 'A QUIT'],
    shows: { error: /ERROR [^\n]*\nA closed$/, close: / 376 [^\n]*\nA closed$/ },
  },
  'line_too_long@unregistered': tooLong([]),
  'line_too_long@registered': tooLong([dan(), done()]),
  'line_with_nul@unregistered': withNul([]),
  'line_with_nul@registered': withNul([dan(), done()]),
  ...OPER_SAMPLES,
  ...CAP_SAMPLES,
  ...IRCX_SAMPLES,
  welcome: {
    script: [dan()],
    shows: { modern: / 005 /, rfc2812: / 004 [^\n]*\nA \S+ 251 /, rfc1459: /^A \S+ 001 [^\n]*$/ },
  },
};

export const SAMPLES: ReadonlyMap<string, Sample> = new Map(Object.entries(samples));
