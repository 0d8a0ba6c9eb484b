import type { Sample } from './reference-choices.ts';
import { plain } from './sasl-client.ts';

const nothing = /^$/;
const codes = (...numbers: readonly string[]): Record<string, RegExp> =>
  Object.fromEntries(numbers.map((number) => [number, new RegExp(` ${number} `)]));

const logon = ['A NICK dan | USER u 0 * :r'];
const registered = [...logon, 'A? 376'];
const asked = ['A CAP REQ :sasl'];
const begun = [...asked, 'A AUTHENTICATE PLAIN'];
const alice = { name: 'alice', password: 'wonder land:1' };
const right = plain('A', alice);

const forNothing = (command: string): Sample => ({
  script: [`A ${command}`],
  shows: { ack: / CAP \* ACK :$/, nak: / CAP \* NAK :$/, silent: nothing, ...codes('410', '461') },
});

/** How the choices of CAP and SASL sound. */
export const CAP_SAMPLES = {
  cap: { script: ['A CAP LIST'], shows: { present: / CAP \* LIST :$/, absent: / 421 \* CAP / } },
  cap_missing: { script: ['A CAP'], shows: codes('461', '410') },
  'cap_req_empty@missing': forNothing('CAP REQ'),
  'cap_req_empty@empty': forNothing('CAP REQ :'),
  cap_req_empty_suspends: {
    script: ['A CAP REQ :', ...logon],
    shows: { yes: /^A \S+ CAP \* ACK :$/, no: / 001 / },
  },
  cap_others_suspend: {
    script: ['A CAP LIST', ...logon],
    shows: { no: / 001 /, yes: /^A \S+ CAP \* LIST :$/ },
  },
  cap_stray: { script: ['A CAP ACK :sasl'], shows: { '410': / 410 \* ACK /, silent: nothing } },
  sasl: {
    script: ['A CAP LS', 'A AUTHENTICATE'],
    shows: { present: /[: ]sasl\b[^]* 461 /, absent: /^(?!.*\bsasl\b).*\nA \S+ 421 \* AUTHENTICATE / },
  },
  'sasl_unasked@unregistered': {
    script: ['A AUTHENTICATE PLAIN'],
    shows: { silent: nothing, ...codes('904', '421', '451', '907'), accepted: /^A AUTHENTICATE \+$/ },
  },
  'sasl_unasked@registered': {
    script: [...registered, 'A AUTHENTICATE PLAIN'],
    shows: { silent: / 376 [^\n]*$/, ...codes('904', '421', '907'), accepted: /A AUTHENTICATE \+$/ },
  },
  sasl_registered: {
    script: [...asked, 'A CAP END', ...registered, 'A AUTHENTICATE PLAIN'],
    shows: { as_before: /AUTHENTICATE \+$/, ...codes('907', '904', '462', '421') },
  },
  sasl_reauth: {
    script: [...begun, right, 'A AUTHENTICATE PLAIN'],
    shows: {
      '907': / 907 /,
      '904_once': / 903 [^\n]*\nA \S+ 904 /,
      allowed: / 903 [^\n]*\nA AUTHENTICATE \+$/,
    },
  },
  sasl_unsupported: {
    script: [...asked, 'A AUTHENTICATE EXTERNAL'],
    shows: {
      '904': /ACK :sasl\nA \S+ 904 [^\n]*$/,
      '908_904': / 908 \* PLAIN,SCRAM-SHA-256 [^\n]*\nA \S+ 904 /,
      '904_908': / 904 [^\n]*\nA \S+ 908 /,
      '908': /ACK :sasl\nA \S+ 908 [^\n]*$/,
    },
  },
  'sasl_too_long@exchange': {
    script: [...begun, `A AUTHENTICATE ${'A'.repeat(401)}`],
    shows: codes('905', '904'),
  },
  'sasl_too_long@idle': {
    script: [...asked, `A AUTHENTICATE ${'A'.repeat(401)}`],
    shows: codes('905', '904'),
  },
  sasl_too_long_ends: {
    script: [...begun, `A AUTHENTICATE ${'A'.repeat(401)}`, right],
    shows: { yes: / 905 [^\n]*\nA \S+ 904 /, no: / 905 [^]* 903 / },
  },
  sasl_abort_idle: {
    script: [...asked, 'A AUTHENTICATE *'],
    shows: { '906': / 906 /, silent: /ACK :sasl$/, as_mechanism: / 904 / },
  },
  sasl_mechanism_again: {
    script: [...begun, 'A AUTHENTICATE PLAIN'],
    shows: { data: / 904 /, restart: /AUTHENTICATE \+\nA AUTHENTICATE \+$/ },
  },
  sasl_at_completion: {
    script: [...begun, 'A CAP END', ...logon, right],
    shows: {
      aborted: / 906 [^\n]*\nA \S+ 001 /,
      welcomed_aborted: / 001 [^]* 906 /,
      held: / 903 [^\n]*\nA \S+ 001 /,
      continues: /AUTHENTICATE \+\nA \S+ 001 [^]* 903 /,
    },
  },
  sasl_failure_closes: {
    script: [...begun, plain('A', { ...alice, password: 'wrong' })],
    shows: { no: / 904 [^\n]*$/, yes: / 904 [^\n]*\nA ERROR [^\n]*\nA closed$/ },
  },
  sasl_total: {
    script: [...begun, ...Array.from({ length: 4 }, () => `A AUTHENTICATE ${'A'.repeat(400)}`)],
    shows: {
      collected: /AUTHENTICATE \+$/,
      ...codes('905', '904'),
      close: /AUTHENTICATE \+\nA ERROR [^\n]*\nA closed$/,
    },
  },
  sasl_order: {
    script: [...begun, right],
    shows: { '900_903': / 900 [^\n]*\nA \S+ 903 /, '903_900': / 903 [^\n]*\nA \S+ 900 / },
  },
  sasl_answers: {
    script: [...asked, 'A! AUTHENTICATE PLAIN | PING x', 'A? PONG', 'A? AUTHENTICATE'],
    shows: { at_once: /AUTHENTICATE \+\nA \S+ PONG /, later: / PONG [^\n]*\nA AUTHENTICATE \+$/ },
  },
} as const satisfies Readonly<Record<string, Sample>>;
