import type { IRCX_FAULTS } from '../../adapters/reference/ircx-faults.ts';
import { PACKAGE_ACCOUNTS } from '../../adapters/reference/accounts.ts';
import type { Step } from './dialogue.ts';
import { answer, basic, ntlm } from './ircx-client.ts';
import type { Symptom } from './reference-faults.ts';

const alice = { name: 'alice', password: 'wonder land:1' };
const bob = { name: 'Bob', password: 'builder,=2' };
const [, nine = alice, , thirteen = alice] = PACKAGE_ACCOUNTS;

const dan = 'NICK dan | USER u 0 * :r';
const failed = basic('A', { ...alice, password: 'wrong' });

type Shown = Pick<Symptom, 'seen' | 'lost'>;
const ircx = (script: readonly Step[], shown: Shown): Symptom => ({ script, set: 'ircx=present', ...shown });

/** How the faults of IRCX show. */
export const IRCX_SYMPTOMS: Readonly<Record<keyof typeof IRCX_FAULTS, Symptom>> = {
  'isircx-switches-mode': ircx(['A ISIRCX', 'A MODE ISIRCX'], { seen: / 800 \* 1 / }),
  'ircx-does-not-switch': ircx(['A IRCX'], { seen: / 800 \* 0 / }),
  'isircx-unanswered': ircx(['A ISIRCX', 'A MODE ISIRCX'], { lost: / 800 / }),
  'auth-unanswered-after-nick': ircx(['A NICK dan', ntlm('A')], { lost: / AUTH NTLM S / }),
  'auth-dropped-by-refused-nick': ircx([`B ${dan}`, ntlm('A'), 'A NICK dan', answer('A', alice)], {
    lost: / AUTH NTLM \* /,
  }),
  'auth-login-lost-by-refused-nick': ircx([`B ${dan}`, basic('A', alice), 'A NICK dan', 'A AUTH ANON I'], {
    lost: / 909 \* ANON /,
  }),
  'auth-login-leaks-to-next-connection': ircx([basic('A', alice), 'A.', 'B AUTH ANON I'], {
    seen: /B \S+ 909 /,
  }),
  'auth-context-shared': ircx([ntlm('A'), answer('B', alice, 'A')], { seen: /B \S+ AUTH NTLM \* alice@/ }),
  'auth-wrong-accepted': ircx([failed], { seen: / AUTH BASIC \* alice@/ }),
  'auth-right-refused': ircx([ntlm('A'), answer('A', nine)], { lost: / AUTH NTLM \* nine9char@/ }),
  'auth-unknown-package-910': ircx(['A AUTH DPA I'], { seen: / 910 \* DPA / }),
  'auth-bad-sequence-ignored': ircx(['A AUTH NTLM X'], { lost: / 900 \* AUTH / }),
  'auth-abort-keeps-exchange': ircx([ntlm('A'), 'A AUTH NTLM *', answer('A', alice)], {
    seen: / 910 [^]* AUTH NTLM \* /,
  }),
  'auth-response-without-exchange-accepted': ircx(['A AUTH NTLM S :x'], { seen: / AUTH NTLM \* anonymous@/ }),
  'auth-repeated-login-accepted': ircx([basic('A', alice), basic('A', bob)], { seen: / AUTH BASIC \* Bob@/ }),
  'auth-after-registration-accepted': ircx([`A ${dan}`, 'A? 376', 'A AUTH ANON I'], {
    seen: / 376 [^]* AUTH ANON \* /,
  }),
  'auth-failure-blocks-registration': ircx([failed, `A ${dan}`], { lost: / 001 / }),
  'auth-package-not-named': ircx([ntlm('A')], { seen: / AUTH \* S :/ }),
  'auth-names-another': ircx([basic('A', alice), basic('B', bob)], { seen: /B \S+ AUTH BASIC \* alice@/ }),
  'auth-missing-data-461': ircx(['A AUTH ANON I'], { seen: / 461 \* AUTH / }),
  'auth-arity-unchecked': ircx(['A AUTH NTLM'], { lost: / 461 \* AUTH / }),
  'auth-failure-deafens': ircx([failed, 'A AUTH ANON I'], { lost: / 910 [^]* AUTH ANON \* / }),
  'tab-decoded-as-bell': ircx([basic('A', nine)], { lost: / AUTH BASIC \* nine9char@/ }),
  'comma-not-decoded': ircx([basic('A', thirteen)], { lost: / AUTH BASIC \* thirteenchars@/ }),
  'nick-change-counted-from-logon': {
    script: [`B ${dan}`, 'A NICK dan', 'A NICK bob | USER u 0 * :r', 'A? 376', 'A NICK max'],
    seen: / 438 bob max /,
  },
  'generated-nick': { script: ['A USER u 0 * :r'], seen: / 001 IC0000:01 / },
};
