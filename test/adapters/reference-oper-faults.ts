import type { OPER_FAULTS } from '../../adapters/reference/oper-faults.ts';
import type { Symptom } from './reference-faults.ts';

const on = (who: string, nick: string): string => `${who} NICK ${nick} | USER u 0 * :r`;
const dan = on('A', 'dan');
const bob = on('B', 'bob');
const root = (who: string): string => `${who} OPER root right`;
/** Both are registered, and dan is an operator. */
const ruled = [dan, bob, root('A')];
const killed = [...ruled, 'A! KILL bob :x', 'B? KILL'];

/** How the faults of OPER and KILL show. */
export const OPER_SYMPTOMS: Readonly<Record<keyof typeof OPER_FAULTS, Symptom>> = {
  'oper-granted-in-silence': { script: [dan, root('A')], lost: / 381 / },
  'wrong-oper-password-accepted': { script: [dan, 'A OPER root rightx'], seen: / 381 / },
  'bare-oper-unanswered': { script: [dan, 'A OPER', 'A OPER root'], lost: / 461 dan OPER / },
  'operator-status-leaks-to-next-connection': {
    script: [dan, root('A'), 'A! QUIT', 'A? closed', bob, on('C', 'eva'), 'B KILL eva :x', 'C NICK'],
    seen: /C closed/,
  },
  'operator-status-goes-with-nick': {
    script: [...ruled, 'A NICK max', 'B NICK dan', on('C', 'eva'), 'B KILL eva :x', 'C NICK'],
    seen: /C closed/,
  },
  'operator-lost-by-rename': {
    script: [...ruled, 'A NICK max', 'A KILL bob :x', 'B NICK'],
    seen: / 481 max /,
  },
  'anyone-kills': { script: [dan, bob, 'A KILL bob :x', 'B NICK'], seen: /B closed/ },
  'kill-refused-in-silence': { script: [dan, bob, 'A KILL bob :x'], lost: / 481 dan / },
  'kill-without-effect': { script: [...ruled, 'A KILL bob :x', 'B PING x'], lost: /B closed/ },
  'killed-client-goes-on': {
    script: [...ruled, 'A KILL bob :x', 'B PING x'],
    seen: /B .* KILL bob [^]*B \S+ PONG /,
  },
  'kill-leaves-nick-taken': { script: [...killed, 'B? closed', 'C NICK bob'], seen: /C .* 433 / },
  'kill-closes-the-killer': { script: [...killed, 'A? 376', 'A NICK'], seen: /A closed/ },
  'kill-closes-two': { script: [...ruled, on('C', 'eva'), 'A KILL bob :x', 'C NICK'], seen: /C closed/ },
  'kill-matches-before-rename': {
    script: [...ruled, 'B NICK max', on('C', 'bob'), 'A KILL bob :x', 'B NICK'],
    seen: /B closed/,
  },
  'kill-unknown-unanswered': { script: [...ruled, 'A KILL eva :x'], lost: / 401 dan eva / },
  'bare-kill-unanswered': { script: [...ruled, 'A KILL'], lost: / 461 dan KILL / },
  'nick-delay-after-quit': { script: [dan, 'A! QUIT', 'A? closed', 'B NICK dan'], seen: / 437 / },
};
