import type { CONTEXT_FAULTS } from '../../adapters/reference/context-faults.ts';
import type { DEADLY_FAULTS } from '../../adapters/reference/deadly-faults.ts';
import type { FaultName } from '../../adapters/reference/faults.ts';
import type { Step } from './dialogue.ts';
import { CAP_SYMPTOMS } from './reference-cap-faults.ts';
import { DEPARTURE_SYMPTOMS } from './reference-departure-faults.ts';
import { IRCX_SYMPTOMS } from './reference-ircx-faults.ts';
import { OPER_SYMPTOMS } from './reference-oper-faults.ts';
import { SASL_SYMPTOMS } from './reference-sasl-faults.ts';
import { TIMER_SYMPTOMS } from './reference-timer-faults.ts';

/** The shortest exchange that shows a fault. `seen` is in the transcript with the fault and not without, `lost` the reverse. */
export interface Symptom {
  readonly script: readonly Step[];
  readonly seen?: RegExp;
  readonly lost?: RegExp;
  readonly set?: string;
  readonly password?: string;
  /** How long the server lets clients be. */
  readonly timers?: string;
}

const on = (who: string, nick: string): string => `${who} NICK ${nick} | USER u 0 * :r`;
const dan = on('A', 'dan');

/** The faults that end or lame the process are shown to a process of their own, elsewhere. */
export type Spoken = Exclude<
  FaultName,
  'slow-reader-blocks-all' | keyof typeof DEADLY_FAULTS | keyof typeof CONTEXT_FAULTS
>;

export const SYMPTOMS: Readonly<Record<Spoken, Symptom>> = {
  'refused-nick-granted': {
    script: [dan, 'B NICK dan', 'B USER u 0 * :r'],
    seen: /B .* 433 [^]*B .* 001 dan /,
  },
  'no-recheck-at-001': {
    script: ['A NICK dan', 'B NICK dan', 'A USER u 0 * :r', 'B USER u 0 * :r'],
    seen: /A .* 001 dan [^]*B .* 001 dan /,
  },
  'case-not-folded': { script: [dan, on('B', 'DAN')], seen: /B .* 001 DAN / },
  'wrong-fold-table': { script: [on('A', 'a['), on('B', 'a{')], seen: /B .* 001 a\{ / },
  'old-nick-kept-after-rename': { script: [dan, 'A NICK bob', on('B', 'dan')], seen: /B .* 433 / },
  'ghost-after-quit': { script: [dan, 'A! QUIT', 'A? closed', on('B', 'dan')], seen: /B .* 433 / },
  'ghost-after-drop': { script: [dan, 'A.', on('B', 'dan')], seen: /B .* 433 / },
  'unregistered-quit-keeps-nick': {
    script: ['A NICK dan', 'A! QUIT', 'A? closed', on('B', 'dan')],
    seen: /B .* 433 /,
  },
  'refused-nick-stays-reserved': {
    script: [dan, 'B NICK dan', 'A! QUIT', 'A? closed', on('C', 'dan')],
    seen: /C .* 433 /,
  },
  'release-by-name': {
    script: [dan, 'B NICK dan', 'B! QUIT', 'B? closed', on('C', 'dan')],
    seen: /C .* 001 dan /,
  },
  'loser-kills-owner': { script: [dan, 'B NICK dan', 'A PING x'], seen: /A ERROR .*\nA closed\nB .* 433 / },
  'owner-dropped-on-refused-rename': {
    script: [dan, on('B', 'bob'), 'B NICK dan', 'A PING x'],
    seen: /A ERROR .*\nA closed\nB [^]* 433 /,
  },
  'rename-check-then-act': {
    script: [dan, on('B', 'bob'), 'A! NICK max', 'B! NICK max', 'A? NICK :max', 'B? NICK :max|433'],
    seen: /A .* NICK :max\nB [^]* NICK :max/,
  },
  'registration-check-then-act': {
    script: ['A NICK dan', 'B NICK dan', 'A! USER u 0 * :r', 'B! USER u 0 * :r', 'A? 376', 'B? 376|433'],
    seen: /A .* 001 dan [^]*B .* 001 dan /,
  },
  'ghost-after-rst': { script: [dan, 'A/', on('B', 'dan')], seen: /B .* 433 / },
  'ghost-after-fin': { script: [dan, 'A,', on('B', 'dan')], seen: /B .* 433 / },
  'ghost-of-unregistered': { script: ['A NICK dan', 'A.', on('B', 'dan')], seen: /B .* 433 / },
  'late-release': { script: [dan, 'A! QUIT', 'A? closed', on('B', 'dan')], seen: /B .* 433 / },
  'two-quits-at-once-skip-one': {
    script: [dan, on('B', 'bob'), 'A! QUIT', 'B! QUIT', 'A? closed', 'B? ERROR', on('C', 'bob')],
    seen: /C .* 433 /,
  },
  'reply-order-swapped': { script: [dan, 'A PING x | FROB'], seen: /A .* 421 .*\nA .* PONG / },
  'user-lost-after-433': {
    script: [dan, 'B USER u 0 * :r', 'B NICK dan', 'B NICK bob'],
    lost: /B .* 001 bob /,
  },
  'password-skipped-after-433': {
    script: ['A! PASS right', dan, 'B NICK dan', 'B NICK bob', 'B USER u 0 * :r'],
    password: 'right',
    seen: /B .* 433 [^]*B .* 001 bob /,
  },
  'nick-lost-after-433': {
    script: [dan, on('B', 'bob'), 'B NICK dan', 'B JOIN #c'],
    seen: /B .* 403 \* #c /,
  },
  '433-missing': { script: [dan, 'B NICK dan'], lost: /B .* 433 / },
  '433-kills-claimant': { script: [dan, 'B NICK dan'], seen: /B .* 433 .*\nB ERROR .*\nB closed/ },
  'reply-to-wrong-connection': { script: [dan, on('B', 'bob'), 'B NICK dan', 'A PING x'], seen: /A .* 433 / },
  'own-case-change-refused': { script: [dan, 'A NICK DAN'], seen: / 433 dan DAN / },
  'malformed-nick-accepted': { script: [on('A', '#x')], seen: / 001 #x / },
  'bare-nick-unanswered': { script: ['A NICK'], lost: / 431 / },
  'first-nick-echoed': { script: ['A NICK dan'], seen: / NICK :dan$/ },
  'rename-not-echoed': { script: [dan, 'A NICK bob', 'A JOIN #c'], lost: / NICK :bob\nA .* 403 bob / },
  'echo-from-new-nick': { script: [dan, 'A NICK bob'], seen: /:bob!\S+ NICK :bob$/ },
  'wrong-target-after-rename': { script: [dan, 'A NICK bob', 'A JOIN #c'], seen: / 403 dan #c / },
  '001-twice': { script: [dan, 'A NICK bob'], seen: / 001 dan [^]* 001 bob / },
  '001-without-user': { script: ['A NICK dan'], seen: / 001 dan / },
  'welcome-cut-short': { script: [dan], seen: / 002 .*\nA .* 004 / },
  'bare-user-accepted': { script: ['A NICK dan', 'A USER'], seen: / 001 dan / },
  'bare-user-unanswered': { script: ['A! USER | NICK', 'A? 431'], lost: / 461 \* USER / },
  'user-before-nick-refused': { script: ['A! USER u 0 * :r | NICK', 'A? 431'], seen: / 451 / },
  'bare-pass-unanswered': { script: ['A! PASS | NICK', 'A? 431'], lost: / 461 \* PASS / },
  'pass-refused-and-kept': { script: ['A PASS right', dan], password: 'right', seen: / 462 [^]* 001 dan / },
  'wrong-password-unsaid': {
    script: ['A! PASS wrong | NICK dan | USER u 0 * :r', 'A? closed'],
    password: 'right',
    lost: / 464 |ERROR/,
  },
  'refused-user-clears-nick': { script: ['A NICK dan', 'A USER', 'A USER u 0 * :r'], lost: / 001 dan / },
  'user-accepted-after-registration': { script: [dan, 'A USER u 0 * :r'], lost: / 462 / },
  'pass-accepted-after-registration': { script: [dan, 'A PASS x'], lost: / 462 / },
  'wrong-password-accepted': { script: ['A PASS wrong', dan], password: 'right', seen: / 001 dan / },
  'password-first-accepted': {
    script: ['A PASS right', 'A PASS wrong', dan],
    password: 'right',
    seen: / 001 dan /,
  },
  'any-cookie-accepted': {
    script: [dan, 'A PONG :wrong'],
    set: 'registration_completes=after_pong',
    seen: / 001 dan /,
  },
  'prereg-command-executed': { script: ['A JOIN #c'], seen: / 403 / },
  'unknown-command-unanswered': {
    script: [dan.replace(' ', '! '), 'A! FOO | PING end', 'A? PONG'],
    lost: / 421 dan FOO /,
  },
  'lower-case-command-unknown': { script: [dan, 'A ping x'], seen: / 421 dan ping / },
  'ping-unanswered-when-registered': { script: [dan, 'A PING x'], lost: / PONG / },
  'bare-ping-unanswered': { script: [dan, 'A! PING | PING x', 'A? PONG'], lost: / (409|461) / },
  'ping-token-lost': { script: [dan, 'A PING x'], lost: / PONG reference\.example :x$/ },
  'numeric-not-padded': { script: [dan], seen: / 1 dan / },
  'numeric-without-source': { script: [dan], seen: /^A 001 dan / },
  'welcome-target-asterisk': { script: [dan], seen: / 001 \* / },
  'acts-after-quit': { script: [dan, 'A! QUIT | PING x', 'A? closed'], seen: /ERROR .*\nA .* PONG / },
  // By the time at which B was answered, A's close, made before, has arrived as well.
  'quit-without-close': { script: [dan, 'A! QUIT', 'A? ERROR', 'B NICK', 'B NICK'], lost: /A closed/ },
  'empty-line-answered': { script: ['A ', 'A NICK'], seen: / 421 \* \* / },
  // By the time at which B was answered, the server has read the piece that A sent before.
  'split-line-lost': { script: ['B NICK', 'A NICK', 'A~ NI', 'B NICK', 'A CK dan'], seen: /A .* 421 \* NI / },
  // A fence could come with the line before it in one read.
  'second-pipelined-line-lost': {
    script: ['A! NICK dan | USER u 0 * :r', 'B! NICK', 'B? 431', 'A! NICK', 'A? 431'],
    lost: / 001 dan /,
  },
  'line-remainder-run-as-command': { script: [`A ${'x'.repeat(510)}NICK`], seen: / 431 / },
  'state-inherited-by-next-connection': {
    script: ['A USER u 0 * :r', 'A.', 'B NICK bob'],
    seen: /B .* 001 bob /,
  },
  'unknown-count-leaks': { script: ['A NICK', 'A.', on('B', 'bob')], seen: /B .* 253 bob 1 / },
  ...DEPARTURE_SYMPTOMS,
  ...CAP_SYMPTOMS,
  ...SASL_SYMPTOMS,
  ...IRCX_SYMPTOMS,
  ...TIMER_SYMPTOMS,
  ...OPER_SYMPTOMS,
};
