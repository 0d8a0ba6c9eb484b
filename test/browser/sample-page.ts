import type { Divergence, Report } from '../../conformance/report/report.ts';
import { conforming, noReminder, refusedNick } from '../conformance/report/sample.ts';

const coverage: Report['coverage'] = {
  taken: {
    'connected.registration.registering.nick.unset NICK.free / claim → connected.registration.registering.nick.provisional': 1_204,
    'connected.registration.registering.nick.unset NICK.owned / 433 → connected.registration.registering.nick.refused': 311,
    'connected.registration.registering.user.unset USER.valid → connected.registration.registering.user.given': 2_840,
    'connected.registration.registering always / own, 001, 002, 003, 004, 005, endOfMotd → connected.registration.registered': 1_102,
    'connected.registration.registered.nick.arriving always → connected.registration.registered.nick.fresh': 1_102,
  },
  missed: [
    'connected.registration.registering.cookie.none CHALLENGE / PING → connected.registration.registering.cookie.outstanding',
  ],
  unreachable: 7,
};

/** A run in which nothing diverged. */
export const none: Report = { ...conforming, coverage };

/** A run with one divergence, whose path is known. */
export const one: Report = { ...none, verdict: 'diverges', divergences: [refusedNick] };

/** One with two: of the second nothing is known but what came. */
export const two: Report = { ...one, divergences: [refusedNick, noReminder] };

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A long exchange between several connections, as one that could not be shrunk. */
function long(number: number): Divergence {
  const exchange = refusedNick.transcript.slice(0, 7);
  const before = Array.from({ length: 6 }, (_, turn) =>
    exchange.map((line) => ({
      ...line,
      ms: line.ms + turn * 40,
      connection: turn % 2 === 0 ? line.connection : 'C',
    })),
  ).flat();
  return {
    ...refusedNick,
    id: `L${LETTERS[number % 26] ?? ''}${number % 10}${Math.floor(number / 10)}`,
    grade: number % 3 === 0 ? 'should' : 'must',
    rule: `NICK-${String((number % 12) + 1).padStart(2, '0')}`,
    transcript: [...before, ...refusedNick.transcript],
    at: before.length + refusedNick.at,
    path: (refusedNick.path ?? []).map((step) => ({ ...step, line: step.line + before.length })),
  };
}

/** One with thirty, all of them longer than those that a run has shrunk. */
export const thirty: Report = {
  ...one,
  divergences: Array.from({ length: 30 }, (_, number) => long(number)),
};
