import { expect, test } from 'vitest';
import { cellOf } from '../../../conformance/matrix/cell.ts';
import type { Cell } from '../../../conformance/matrix/matrix.ts';
import type { Divergence, Report } from '../../../conformance/report/report.ts';
import { refusedNick } from '../report/sample.ts';
import { dead, racy, tested, untested } from './sample.ts';

const cell = (id: string, change: Partial<Report> = {}): Cell => cellOf({ id }, tested('it', change).outcome);
const seen = (times: number, of: number): Divergence => ({ ...refusedNick, seen: { times, of } });

test('a rule passes where the run has put it to the test, and not because nothing was found', () => {
  expect(cell('NICK-01')).toEqual({ kind: 'passes' });
  expect(cell('SASL-01')).toEqual({ kind: 'without force', choices: [] });
  const { exercised: _exercised, ...unasked } = reportOf('it');
  expect(cellOf({ id: 'NICK-01' }, { kind: 'tested', report: unasked }).kind).toBe('without force');
});

test('a rule that diverged is broken, also where another plan has kept it', () => {
  expect(cell('NICK-03', { divergences: [seen(5, 5)] })).toEqual({ kind: 'breaks', divergences: ['K7Q2'] });
  expect(cell('NICK-03', { divergences: [racy, seen(5, 5)] })).toEqual({
    kind: 'breaks',
    divergences: ['P9C2', 'K7Q2'],
  });
});

test('what shows in some runs only is broken sometimes, and told with the highest rate', () => {
  expect(cell('NICK-03', { divergences: [seen(0, 5), racy, seen(1, 400)] })).toEqual({
    kind: 'sometimes',
    divergences: ['K7Q2', 'P9C2', 'K7Q2'],
    seen: { times: 20, of: 4_236 },
  });
  expect(cell('NICK-03', { divergences: [seen(0, 0)] })).toMatchObject({
    kind: 'sometimes',
    seen: { times: 0, of: 0 },
  });
});

test('a death is a breach, whether or not it can be brought about again, and before any plan was counted', () => {
  expect(cell('LIVE-01', { divergences: [dead] }).kind).toBe('breaks');
  expect(cell('LIVE-01', { divergences: [dead], plans: 0 }).kind).toBe('breaks');
  expect(cell('NICK-01', { divergences: [dead], plans: 0 })).toEqual({ kind: 'not tested' });
});

test('what only undecided plans had to do with is undecided', () => {
  expect(cell('SASL-01', { doubted: ['SASL-01'] })).toEqual({ kind: 'undecided' });
  expect(cell('NICK-01', { doubted: ['NICK-01'] })).toEqual({ kind: 'passes' });
});

test('a rule that asks nothing of a server says which choice of it is why', () => {
  const { dialect } = reportOf('it');
  const idle = (slot: string, values: readonly string[]): Cell =>
    cellOf({ id: 'SASL-01', idleUnder: { [slot]: values } }, tested('it', { dialect }).outcome);
  expect(idle('casemapping', ['rfc1459'])).toEqual({ kind: 'without force', choices: ['casemapping'] });
  expect(idle('casemapping', ['ascii'])).toEqual({ kind: 'without force', choices: [] });
  expect(idle('nick_too_fast', ['438'])).toEqual({ kind: 'without force', choices: ['nick_too_fast'] });
  expect(idle('nick_too_fast', ['other'])).toEqual({ kind: 'without force', choices: [] });
});

test('what nothing explains is told by itself, and every plan puts that to the test', () => {
  expect(cell('UNEXPLAINED')).toEqual({ kind: 'passes' });
  expect(cell('UNEXPLAINED', { divergences: [{ ...refusedNick, rule: 'UNEXPLAINED' }] }).kind).toBe('breaks');
});

test('of a server that was not tested nothing is said', () => {
  for (const outcome of [
    untested('gone', { kind: 'untestable', message: 'x', hint: [] }).outcome,
    untested('later', { kind: 'not reached' }).outcome,
    tested('none', { plans: 0 }).outcome,
  ])
    expect(cellOf({ id: 'NICK-01' }, outcome)).toEqual({ kind: 'not tested' });
});

function reportOf(name: string): Report {
  const { outcome } = tested(name);
  if (outcome.kind !== 'tested') throw new Error('it was tested');
  return outcome.report;
}
