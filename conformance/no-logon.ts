import { exitText, type Died } from './died.ts';
import { likelyReason } from './likely-reason.ts';
import type { ShutOut } from './run/approached.ts';
import { introductionLines, triedOf } from './shut-out.ts';
import type { Untestable } from './untestable.ts';

/** What is said above the introductions that were tried. */
const HEADER: readonly string[] = [
  'each of these was tried on a connection of its own; by hand, type  | nc HOST PORT  behind it:',
  '',
];

/** A server answers, and nobody can log on to it. `said`: its last words. */
export function shutOutText({ tried }: ShutOut, target: string, said: readonly string[]): Untestable {
  const likely = likelyReason(tried);
  const isSlow = tried.some(({ contact: { kind } }) => kind === 'silent');
  return {
    message: `nobody can log on to ${target}: no introduction was answered by 001`,
    hint: [
      ...HEADER,
      ...introductionLines(tried),
      '',
      `likely:  ${likely}`,
      ...(isSlow ? ['a slow server needs a longer wait:  --deadline 20s'] : []),
      ...said,
    ],
    shutOut: { tried: tried.map(triedOf), likely },
  };
}

/** A server died before anybody had logged on, be it that a connection which said nothing was enough. `said`: its last words. */
export function diedText({ exit, tried }: Died, target: string, said: readonly string[]): Untestable {
  const message = `${target} ${exitText(exit)}`;
  if (tried.length > 0)
    return {
      message: `${message} before anybody had logged on`,
      hint: [
        ...HEADER,
        ...introductionLines(tried),
        '',
        'before these a connection was opened and closed, and nothing was said on it, to see whether anybody listens',
        ...said,
      ],
      shutOut: { tried: tried.map(triedOf), likely: 'its process has ended: its log may tell why' },
    };
  return {
    message: `${message} once a connection had been opened and closed, and nothing was said on it`,
    hint: [
      ...said,
      'by hand:  start it, and  nc -z HOST PORT',
      'a server has to go on running, whatever its clients do (LIVE-01)',
    ],
  };
}
