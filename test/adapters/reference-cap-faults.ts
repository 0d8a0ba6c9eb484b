import type { CAP_FAULTS } from '../../adapters/reference/cap-faults.ts';
import type { Symptom } from './reference-faults.ts';

const on = (who: string, nick: string): string => `${who} NICK ${nick} | USER u 0 * :r`;
const dan = on('A', 'dan');

/** How the faults of capability negotiation show. */
export const CAP_SYMPTOMS: Readonly<Record<keyof typeof CAP_FAULTS, Symptom>> = {
  'cap-ls-does-not-suspend': { script: ['A CAP LS', dan], seen: / 001 / },
  'cap-req-does-not-suspend': { script: ['A CAP REQ :sasl', dan], seen: / 001 / },
  'cap-bare-suspends': { script: ['A CAP', dan], lost: / 001 / },
  'cap-second-ls-does-not-suspend': { script: ['A CAP LS', 'A CAP END', 'A CAP LS', dan], seen: / 001 / },
  'cap-end-ignored': { script: ['A CAP LS', dan, 'A CAP END'], lost: / 001 / },
  'cap-end-answered': { script: ['A CAP LS', 'A CAP END'], seen: / CAP \* END / },
  'cap-partial-ack': { script: ['A CAP REQ :unheard-of sasl'], seen: / ACK :sasl$/ },
  'cap-nak-takes-effect': {
    script: ['A CAP REQ :sasl unheard-of', 'A CAP LIST'],
    seen: / NAK :sasl unheard-of\nA \S+ CAP \* LIST :sasl$/,
  },
  'cap-unknown-acked': { script: ['A CAP REQ :unheard-of'], seen: / ACK :unheard-of$/ },
  'cap-offered-refused': { script: ['A CAP REQ :sasl'], seen: / NAK :sasl$/ },
  'cap-ack-of-everything': {
    script: ['A CAP REQ :sasl', 'A CAP REQ :multi-prefix'],
    seen: / ACK :sasl multi-prefix$/,
  },
  'cap-nak-empty': { script: ['A CAP REQ :unheard-of'], seen: / NAK :$/ },
  'cap-list-of-offers': { script: ['A CAP LIST'], seen: / LIST :.*sasl$/ },
  'cap-unknown-subcommand-unanswered': { script: ['A CAP FROB'], lost: / 410 / },
  'cap-values-in-301': { script: ['A CAP LS'], seen: / sasl=PLAIN/ },
  'cap-continuation-in-301': { script: ['A CAP LS'], seen: / LS \* :/ },
  'cap-removal-ignored': {
    script: ['A CAP REQ :sasl', 'A CAP REQ :-sasl', 'A CAP LIST'],
    seen: / ACK :-sasl\nA \S+ CAP \* LIST :sasl$/,
  },
  'cap-notify-removed': { script: ['A CAP LS 302', 'A CAP REQ :-cap-notify'], seen: / ACK :-cap-notify$/ },
  'cap-new-unasked': { script: [dan, on('B', 'bob'), 'A PING x'], seen: /A \S+ CAP dan NEW :/ },
  'cap-after-registration-unanswered': { script: [dan, 'A CAP LS'], lost: / CAP dan LS / },
  'capabilities-leak-to-next-connection': {
    script: ['A CAP REQ :sasl', 'A.', 'B CAP LIST'],
    seen: /B \S+ CAP \* LIST :sasl$/,
  },
  '433-ends-negotiation': {
    script: [dan, 'B CAP LS', on('B', 'dan'), 'B NICK bob'],
    seen: /B \S+ 001 bob /,
  },
  '433-clears-capabilities': {
    script: [dan, 'B CAP REQ :sasl', 'B NICK dan', 'B CAP LIST'],
    seen: /B \S+ CAP \* LIST :$/m,
  },
  '001-before-end-with-user': { script: ['A CAP LS', dan], seen: / 001 / },
};
