import { assembleMatrix, type MatrixMaterial, type ToldRule } from '../../../conformance/matrix/assemble.ts';
import type { Column, Matrix, Outcome } from '../../../conformance/matrix/matrix.ts';
import type { Divergence, Report } from '../../../conformance/report/report.ts';
import { conforming, noReminder, refusedNick } from '../report/sample.ts';

/** A column whose run came to this. */
export function tested(name: string, change: Partial<Report> = {}): Column {
  const exercised = ['NICK-01', 'NICK-03', 'LIVE-01', 'REG-11'];
  const report = { ...conforming, target: name, exercised, doubted: [], ...change };
  return { name, target: name, outcome: { kind: 'tested', report } };
}

export function untested(name: string, outcome: Exclude<Outcome, { kind: 'tested' }>): Column {
  return { name, target: `irc://localhost:${name.length}`, outcome };
}

/** A nick that is granted twice in some runs only. */
export const racy: Divergence = { ...refusedNick, id: 'P9C2', seen: { times: 20, of: 4_236 } };

/** The death of a server, which no plan brings about again. */
export const dead: Divergence = {
  ...refusedNick,
  id: 'G7B6',
  rule: 'LIVE-01',
  sentence: 'The server goes on running.',
  seen: { times: 0, of: 0 },
  death: 'crashed',
};

const rule = (id: string, grade: ToldRule['grade'] = 'must', more: Partial<ToldRule> = {}): ToldRule => ({
  id,
  grade,
  sentence: `What ${id} asks for.`,
  clause: 'RFC 1459 1.2',
  ...more,
});

const RULES: readonly ToldRule[] = [
  rule('REG-11', 'should'),
  rule('NICK-03'),
  rule('NICK-01'),
  rule('LIVE-01'),
  rule('REG-07', 'must', { idleUnder: { nick_too_fast: ['438'] } }),
  rule('SASL-01'),
];

/** Six servers: all is well, a must and a should are broken, a race, a death, and two that were not tested. */
export const COLUMNS: readonly Column[] = [
  tested('good'),
  tested('bad', { verdict: 'diverges', divergences: [refusedNick, noReminder] }),
  tested('racy', {
    verdict: 'diverges',
    divergences: [racy],
    exercised: ['NICK-01', 'LIVE-01'],
    doubted: ['REG-11', 'NICK-01'],
    undecided: { 'too many orders to search': 1 },
  }),
  tested('dead', { verdict: 'diverges', plans: 0, divergences: [dead], exercised: [] }),
  untested('gone', { kind: 'untestable', message: 'nobody listens', hint: ['start it', '  like this'] }),
  untested('later', { kind: 'not reached' }),
];

export function matrixOf(columns: readonly Column[] = COLUMNS, change: Partial<MatrixMaterial> = {}): Matrix {
  return assembleMatrix({
    version: '1.2.3',
    date: '2026-11-25T12:00:00.000Z',
    seed: 7,
    again: 'matrix good bad --seed 7 --for 30s',
    interrupted: false,
    elapsedMs: 61_000,
    columns,
    rules: RULES,
    only: [],
    skip: [],
    ...change,
  });
}
