import type { DEPARTURE_FAULTS } from '../../adapters/reference/departure-faults.ts';
import type { Symptom } from './reference-faults.ts';

const dan = 'A NICK dan | USER u 0 * :r';

/** How the habits of servers that were written to learn show. */
export const DEPARTURE_SYMPTOMS: Readonly<Record<keyof typeof DEPARTURE_FAULTS, Symptom>> = {
  'numeric-without-target': { script: [dan, 'B NICK dan'], seen: / 433 dan :/ },
  '433-told-as-432': { script: [dan, 'B NICK dan'], seen: / 432 \* dan / },
  '433-told-as-notice': { script: [dan, 'B NICK dan'], seen: / NOTICE \* :Nickname / },
  '433-told-as-text': { script: [dan, 'B NICK dan'], seen: /B Nickname / },
  '433-told-by-close': { script: [dan, 'B NICK dan'], seen: /B closed/ },
  'crlf-only': { script: ['A~ NICK\n', 'A NICK'], lost: / 431 .*\nA .* 431 / },
  'cr-kept': { script: ['A! NICK dan', 'A~ NICK\n', 'A? 431'], seen: / 432 / },
  '001-alone': { script: [dan], lost: / 002 / },
  'cap-required': { script: [dan], lost: / 001 / },
  'user-first-required': { script: [dan], lost: / 001 / },
  // The fence is an unknown command too.
  'deaf-after-unknown-command': {
    script: ['A! NICK dan | USER u 0 * :r | FROB | PING x', 'A? 421'],
    lost: / PONG /,
  },
  'deaf-after-refused-nick': {
    script: [dan, 'B! NICK dan', 'B? 433', 'B! NICK', 'C NICK', 'C NICK'],
    lost: /B .* 431 /,
  },
};
