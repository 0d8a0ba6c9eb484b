import type { TIMER_FAULTS } from '../../adapters/reference/timer-faults.ts';
import type { Symptom } from './reference-faults.ts';

const on = (who: string, nick: string): string => `${who} NICK ${nick} | USER u 0 * :r`;
const dan = on('A', 'dan');

/** A client that says NICK and no more is the clock of these exchanges: it is closed when its time to register is over. */
const clock = (who: string): readonly string[] => [`${who} NICK`, `${who}? closed`];

export const TIMER_SYMPTOMS: Readonly<Record<keyof typeof TIMER_FAULTS, Symptom>> = {
  'never-times-out-registration': {
    script: ['A NICK', dan.replace('A', 'B'), 'B? closed'],
    timers: 'register=100,ping=150,pong=100',
    lost: /A ERROR/,
  },
  'registration-timeout-spares-refused-nick': {
    script: [on('B', 'dan'), 'A NICK dan', ...clock('C')],
    timers: 'register=150,ping=5000,pong=100',
    lost: /A ERROR/,
  },
  'registration-timeout-forgets-cap': {
    script: ['A CAP LS', ...clock('C')],
    timers: 'register=150,ping=5000,pong=100',
    lost: /A ERROR/,
  },
  'registration-timeout-forgets-sasl': {
    script: ['A CAP REQ :sasl | AUTHENTICATE PLAIN', ...clock('C')],
    timers: 'register=150,ping=5000,pong=100',
    lost: /A ERROR/,
  },
  'registration-timed-as-pong': {
    script: ['A NICK', on('B', 'dan'), 'B? ^PING'],
    timers: 'register=2000,ping=300,pong=100',
    seen: /A ERROR/,
  },
  'silent-client-never-pinged': {
    script: [dan, ...clock('B')],
    timers: 'register=400,ping=100,pong=5000',
    lost: /A PING /,
  },
  'silent-client-closed-unasked': {
    script: [dan, 'A? closed'],
    timers: 'register=5000,ping=100,pong=100',
    lost: /A PING /,
  },
  'never-closes-unanswered-ping': {
    script: [dan, ...clock('B')],
    timers: 'register=500,ping=100,pong=100',
    lost: /A ERROR/,
  },
  'pong-time-counted-from-last-word': {
    script: [dan, ...clock('B')],
    timers: 'register=1400,ping=700,pong=1000',
    seen: /A ERROR/,
  },
  'ping-timeout-ignores-pong': {
    script: [dan, 'A? ^PING', 'A PONG :reference.example', ...clock('B')],
    timers: 'register=250,ping=500,pong=100',
    seen: /A ERROR/,
  },
  'activity-does-not-postpone': {
    // More time than a PING waits for, and words in it so often that no machine is late by as much.
    script: [dan, ...['B', 'C', 'D', 'E', 'F', 'G'].flatMap((who) => [...clock(who), 'A JOIN #c'])],
    timers: 'register=250,ping=1400,pong=5000',
    seen: /A PING /,
  },
  'timed-out-nick-stays-taken': {
    script: ['A NICK dan', 'A? closed', on('B', 'dan')],
    timers: 'register=200,ping=5000,pong=100',
    seen: /B .* 433 /,
  },
  'timeout-closes-neighbour': {
    script: ['A NICK', on('B', 'dan'), 'A? closed', 'B PING x'],
    timers: 'register=200,ping=5000,pong=100',
    seen: /B closed/,
  },
};
