import type { Sample } from './reference-choices.ts';

const on = (who: string, nick: string): string => `${who} NICK ${nick} | USER u 0 * :r`;
/** Both are registered, and dan is an operator. */
const ruled = [on('A', 'dan'), on('B', 'bob'), 'A OPER root right'];
const codes = (...numbers: readonly string[]): Record<string, RegExp> =>
  Object.fromEntries(numbers.map((number) => [number, new RegExp(` ${number} `)]));

const withoutComment = (line: string): Sample => ({
  script: [...ruled, `A ${line}`, 'B PING x'],
  shows: {
    required: /A .* 461 dan KILL [^]* PONG /,
    optional: /B :dan!\S+ KILL bob :.*\nB ERROR .*\nB closed$/,
  },
});

/** How the choices of OPER and KILL sound. */
export const OPER_SAMPLES = {
  'oper_refused@name': { script: [on('A', 'dan'), 'A OPER nobody right'], shows: codes('464', '491') },
  'oper_refused@password': { script: [on('A', 'dan'), 'A OPER root wrong'], shows: codes('464', '491') },
  oper_again: {
    script: [...ruled, 'A OPER root wrong'],
    shows: { judged: / 381 [^]* 464 /, '381': / 381 [^]* 381 / },
  },
  prereg_kill: { script: ['A KILL dan :x'], shows: { early: / 451 /, '481': / 481 / } },
  kill_missing: { script: [on('A', 'dan'), 'A KILL'], shows: codes('461', '481') },
  'kill_comment@missing': withoutComment('KILL bob'),
  'kill_comment@empty': withoutComment('KILL bob :'),
  kill_unregistered: {
    script: [...ruled, 'C NICK eva', 'A KILL eva :x', 'C NICK'],
    shows: {
      '401': / 401 dan eva /,
      killed: /C :dan!\S+ KILL eva :x\nC ERROR .*\nC closed$/,
      '481': / 481 dan /,
    },
  },
  kill_chase: {
    script: [...ruled, 'B NICK max', 'A KILL bob :x', 'B PING x'],
    shows: { no: / 401 dan bob [^]* PONG /, yes: /B :dan!\S+ KILL max :x\nB ERROR .*\nB closed$/ },
  },
  nick_delay_after: {
    script: [...ruled, 'A! KILL bob :x', 'B? closed', 'C NICK bob', 'C NICK'],
    shows: { none: /C \S+ 431 bob /, kill: /C \S+ 437 \* bob .*\nC \S+ 431 \* / },
  },
} as const satisfies Readonly<Record<string, Sample>>;
