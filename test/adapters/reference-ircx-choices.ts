import type { Sample } from './reference-choices.ts';
import { basic, ntlm } from './ircx-client.ts';

const present = ['ircx=present'];
const codes = (...numbers: readonly string[]): Record<string, RegExp> =>
  Object.fromEntries(numbers.map((number) => [number, new RegExp(` ${number} `)]));

const logon = 'A NICK dan | USER u 0 * :r';
const anon = 'A AUTH ANON I';
const begun = ntlm('A');

/** How the choices of IRCX sound. */
export const IRCX_SAMPLES = {
  ircx: {
    script: ['A IRCX'],
    shows: { present: / 800 \* 1 0 NTLM,BASIC,ANON 512 :\*$/, absent: / 421 \* IRCX / },
  },
  'ircx_early@ISIRCX': { with: present, script: ['A ISIRCX'], shows: codes('800', '451') },
  'ircx_early@IRCX': {
    with: present,
    script: ['A IRCX', 'A MODE ISIRCX'],
    shows: { '800': / 800 \* 1 [^\n]*\nA \S+ 800 \* 1 /, '451': / 451 [^\n]*\nA \S+ 800 \* 0 / },
  },
  auth_numerics: {
    with: present,
    script: [anon, anon],
    shows: {
      x04: / AUTH ANON \* [^\n]*\nA \S+ 909 \* ANON :/,
      sasl: /^A \S+ 903 \* :[^\n]*\nA \S+ 907 \* :/,
    },
  },
  auth_order: {
    with: present,
    script: ['A NICK dan', begun],
    shows: {
      any_time: / AUTH NTLM S :/,
      '900': / 900 dan AUTH :/,
      '908': / 908 dan :/,
      '462': / 462 dan :/,
    },
  },
  auth_at_completion: {
    with: present,
    script: [begun, logon, 'A AUTH NTLM *'],
    shows: { held: / 910 dan NTLM [^\n]*\nA \S+ 001 /, dropped: / 001 [^]* 462 dan / },
  },
  auth_implies_user: {
    with: present,
    script: [anon, 'A NICK dan'],
    shows: { no: / AUTH ANON \* anonymous@reference\.example 0$/, yes: / 001 dan / },
  },
  auth_anon: {
    with: present,
    script: [anon],
    shows: { success: / AUTH ANON \* /, '912': / 912 \* ANON :/, '900': / 900 \* AUTH :/ },
  },
  auth_unbegun: {
    with: present,
    script: ['A AUTH NTLM S :x'],
    shows: {
      '910': /^A \S+ 910 \* NTLM [^\n]*$/,
      '900': / 900 \* AUTH :/,
      '910_close': / 910 \* NTLM [^\n]*\nA ERROR [^\n]*\nA closed$/,
    },
  },
  auth_other: {
    with: present,
    script: [begun, 'A AUTH BASIC S :x'],
    shows: {
      '910': / 910 \* BASIC :/,
      '912': / 912 \* BASIC :/,
      '900': / 900 \* AUTH :/,
      ignored: / 910 \* NTLM :/,
    },
  },
  auth_other_ends: {
    with: [...present, 'auth_abort_idle=900'],
    script: [begun, 'A AUTH BASIC S :x', 'A AUTH NTLM *'],
    shows: { yes: / 910 \* BASIC [^\n]*\nA \S+ 900 /, no: / 910 \* BASIC [^\n]*\nA \S+ 910 \* NTLM :/ },
  },
  auth_again: {
    with: present,
    script: [begun, begun],
    shows: {
      restart: / AUTH NTLM S :[^\n]*\nA \S+ AUTH NTLM S :/,
      '910': / 910 \* NTLM :/,
      '900': / 900 \* AUTH :/,
    },
  },
  auth_abort_idle: {
    with: present,
    script: ['A AUTH NTLM *'],
    shows: { '910': / 910 \* NTLM :/, '900': / 900 \* AUTH :/ },
  },
  auth_registered: {
    with: present,
    script: [anon, logon, 'A? 376', anon],
    shows: { '462': / 462 dan :/, '909': / 909 dan ANON :/ },
  },
  auth_failure_closes: {
    with: present,
    script: [basic('A', { name: 'alice', password: 'wrong' })],
    shows: { no: / 910 [^\n]*$/, yes: / 910 [^\n]*\nA ERROR [^\n]*\nA closed$/ },
  },
  auth_surplus: {
    with: present,
    script: ['A AUTH ANON I x y'],
    shows: { '901': / 901 \* AUTH :/, ignored: / AUTH ANON \* / },
  },
  auth_refusal: {
    with: present,
    script: [anon],
    shows: { none: / AUTH ANON \* /, '907': / 907 \* :/, '911': / 911 \* ANON :/ },
  },
} as const satisfies Readonly<Record<string, Sample>>;
