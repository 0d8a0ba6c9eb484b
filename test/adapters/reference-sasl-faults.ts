import type { SASL_FAULTS } from '../../adapters/reference/sasl-faults.ts';
import { ACCOUNTS } from '../../adapters/reference/accounts.ts';
import type { Step } from './dialogue.ts';
import type { Symptom } from './reference-faults.ts';
import { plain, respond, scramAgree, scramFinal, scramFirst } from './sasl-client.ts';

const alice = { name: 'alice', password: 'wonder land:1' };
const wrong = { ...alice, password: 'x' };
const [, , , full = alice, twiceFull = alice] = ACCOUNTS;

const dan = 'NICK dan | USER u 0 * :r';
const asked = (who = 'A'): string => `${who} CAP REQ :sasl`;
const begun = (mechanism = 'PLAIN', who = 'A'): readonly string[] => [
  asked(who),
  `${who} AUTHENTICATE ${mechanism}`,
];
const right = plain('A', alice);
const loggedIn = [...begun(), right];
const failed = [...begun(), plain('A', wrong)];

/** The right response behind another line within the exchange. */
const disturbed = (line: string): Symptom => ({ script: [...begun(), `A ${line}`, right], lost: / 903 / });

const scram = (last: Step): readonly Step[] => [...begun('SCRAM-SHA-256'), scramFirst('A', alice), last];

/** How the faults of authentication show. */
export const SASL_SYMPTOMS: Readonly<Record<keyof typeof SASL_FAULTS, Symptom>> = {
  '433-aborts-sasl': { script: [`B ${dan}`, ...begun(), 'A NICK dan', right], lost: / 903 / },
  '433-logs-out': {
    script: [`B ${dan}`, ...loggedIn, 'A NICK dan', 'A AUTHENTICATE PLAIN'],
    lost: / 907 /,
  },
  'nick-aborts-sasl': disturbed('NICK dan'),
  'user-aborts-sasl': disturbed('USER u 0 * :r'),
  'cap-line-aborts-sasl': disturbed('CAP LIST'),
  'login-leaks-to-next-connection': {
    script: [...loggedIn, 'A.', ...begun('PLAIN', 'B')],
    seen: /B \S+ 907 /,
  },
  'exchange-shared': { script: [...begun(), asked('B'), plain('B', alice)], seen: /B \S+ 903 / },
  'login-of-another': { script: [...begun(), ...begun('PLAIN', 'B'), right, 'B PING x'], seen: /B \S+ 903 / },
  'sasl-mechanism-unanswered': { script: begun(), lost: /AUTHENTICATE \+$/ },
  'sasl-any-mechanism-taken': { script: begun('EXTERNAL'), seen: /AUTHENTICATE \+$/ },
  'chunk-400-final': { script: [...begun(), plain('A', full)], lost: / 903 \* [^\n]*$/ },
  'chunk-800-final': {
    script: [...begun(), plain('A', twiceFull).replace(/ \| AUTHENTICATE \+$/, '')],
    seen: / 903 /,
  },
  'plus-after-400-aborts': { script: [...begun(), plain('A', full)], seen: / 906 / },
  'chunks-not-joined': { script: [...begun(), plain('A', full)], seen: / 904 / },
  'sasl-abort-keeps-exchange': { script: [...begun(), 'A AUTHENTICATE *', right], seen: / 906 [^]* 903 / },
  'sasl-abort-unanswered': { script: [...begun(), 'A AUTHENTICATE *'], lost: / 906 / },
  'sasl-retry-refused': {
    script: [...failed, 'A AUTHENTICATE PLAIN'],
    lost: / 904 [^\n]*\nA AUTHENTICATE \+$/,
  },
  'sasl-failure-unanswered': { script: failed, lost: / 904 / },
  'sasl-failure-blocks-registration': { script: [...failed, 'A CAP END', `A ${dan}`], lost: / 001 / },
  'wrong-sasl-password-accepted': {
    script: [...begun(), plain('A', { ...alice, password: alice.password.slice(0, -1) })],
    seen: / 903 /,
  },
  'plain-nul-counting': { script: [...begun(), respond('A', 'alice\0wonder land:1')], seen: / 903 / },
  'plain-third-nul-ignored': {
    script: [...begun(), respond('A', '\0alice\0wonder land:1\0')],
    seen: / 903 /,
  },
  'empty-sasl-password-accepted': {
    script: [...begun(), plain('A', { ...alice, password: '' })],
    seen: / 903 /,
  },
  'bad-base64-accepted': { script: [...begun(), right.replace('=', '!=')], seen: / 903 / },
  'too-long-unanswered': { script: [...begun(), `A AUTHENTICATE ${'A'.repeat(401)}`], lost: / 905 / },
  '903-missing': { script: loggedIn, lost: / 903 / },
  '900-missing': { script: loggedIn, lost: / 900 / },
  '900-names-nick': { script: ['A NICK dan', ...loggedIn], seen: / 900 dan \S+ dan / },
  'sasl-logs-on': { script: ['A NICK dan', ...loggedIn], seen: / 903 [^]* 001 dan / },
  'sasl-claims-nick': { script: [...loggedIn, `A USER u 0 * :r`, 'A CAP END'], seen: / 001 alice / },
  '907-after-failure': { script: [...failed, 'A AUTHENTICATE PLAIN'], seen: / 907 / },
  'scram-proof-unchecked': { script: [...scram(scramFinal('A', wrong)), 'A AUTHENTICATE +'], seen: / 903 / },
  'scram-nonce-unchecked': {
    script: [
      ...begun('SCRAM-SHA-256', 'B'),
      scramFirst('B', alice),
      ...scram(scramFinal('A', alice, 'B')),
      'A AUTHENTICATE +',
    ],
    seen: /A \S+ 903 /,
  },
  'scram-signature-wrong': {
    script: [...scram(scramFinal('A', alice)), scramAgree('A', alice)],
    lost: / 903 /,
  },
  'scram-early-success': { script: scram(scramFinal('A', alice)), seen: / 903 / },
  'open-exchange-lost-at-end': { script: [...begun(), 'A CAP END', `A ${dan}`], lost: / 906 / },
  'authenticate-bare-unanswered': { script: ['A AUTHENTICATE'], lost: / 461 / },
};
