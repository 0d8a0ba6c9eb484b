import { expect, test } from 'vitest';
import { exitCodeOf, reasonOf, standingOf } from '../../../conformance/matrix/standing.ts';
import type { Column } from '../../../conformance/matrix/matrix.ts';
import { COLUMNS, tested, untested } from './sample.ts';

const good = tested('good');
const bad = tested('bad', { verdict: 'diverges' });
const unsure = tested('unsure', { verdict: 'undecided' });
const none = tested('none', { plans: 0 });
const gone = untested('gone', { kind: 'untestable', message: 'nobody listens', hint: [] });
const later = untested('later', { kind: 'not reached' });

test.each<readonly [number, readonly Column[]]>([
  [0, [good, good]],
  [1, [good, bad, gone]],
  [1, [bad]],
  [2, [gone, later]],
  [2, [none]],
  [3, [good, unsure]],
  [3, [good, gone]],
  [3, [good, none]],
])('the exit code is %d', (code, columns) => {
  expect(exitCodeOf({ columns })).toBe(code);
});

test('a server stands as its run says; where no plan ran it was not tested, unless it died', () => {
  expect(COLUMNS.map(({ outcome }) => standingOf(outcome))).toEqual([
    'conforms',
    'diverges',
    'diverges',
    'diverges',
    'not tested',
    'not tested',
  ]);
  expect(standingOf(none.outcome)).toBe('not tested');
});

test('why a server was not tested is told', () => {
  expect([gone, later, none, good].map(reasonOf)).toEqual([
    'nobody listens',
    'interrupted before its turn',
    'no plan was run',
    null,
  ]);
});
