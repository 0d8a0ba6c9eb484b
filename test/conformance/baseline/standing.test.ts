import { describe, expect, test } from 'vitest';
import type { Known } from '../../../conformance/baseline/baseline.ts';
import type { Rechecked } from '../../../conformance/baseline/recheck.ts';
import { standing, unmetOf, updated } from '../../../conformance/baseline/standing.ts';
import type { Divergence } from '../../../conformance/report/report.ts';
import { refusedNick } from '../report/sample.ts';
import { another, known } from './sample.ts';

const SHOULD = 'LINE-05';
const met = (id: string, rule = 'NICK-03'): Divergence => ({ ...refusedNick, id, rule });
const compare = (
  entries: readonly Known[],
  divergences: readonly Divergence[],
  rechecked: readonly Rechecked[] = [],
  { strict = false, update = false } = {},
) => standing({ file: 'known.json', known: entries, update }, divergences, rechecked, strict);
const fixed = (entry: Known): Rechecked => ({ known: entry, replayed: { kind: 'fixed', times: 0, of: 10 } });

const unmet = (entries: readonly Known[], isReported: (rule: string) => boolean): readonly string[] =>
  unmetOf(entries, [met('K7Q2')], isReported).map(({ id }) => id);

const seen = (before: Known, now: Known) => updated([before], [now], { unmet: [] }).map((each) => each.seen);

describe('a divergence of a run', () => {
  test('is known where its id is, and new where it is not', () => {
    expect(compare([known], [met('K7Q2'), met('B2B2', 'NICK-08')])).toMatchObject({
      known: ['K7Q2'],
      akin: {},
    });
    expect(compare([], [met('K7Q2')])).toMatchObject({ known: [], akin: {} });
  });

  test('of a known rule under another id is new, and told to be akin', () => {
    const entries = [known, another('A1A1', 'NICK-03'), another('C3C3', 'NICK-08')];
    expect(compare(entries, [met('B2B2')])).toMatchObject({ known: [], akin: { B2B2: ['K7Q2', 'A1A1'] } });
  });
});

describe('what is known and was not met', () => {
  const entries = [known, another('A1A1', 'NICK-08'), another('B2B2', SHOULD)];

  test('is all that is reported and was not found', () => {
    expect(unmet(entries, () => true)).toEqual(['A1A1', 'B2B2']);
    expect(unmet(entries, (rule) => rule !== 'NICK-08')).toEqual(['B2B2']);
  });

  test('is gone, still there or undecided, as replaying it has shown', () => {
    const { unmet } = compare(
      entries,
      [],
      [
        fixed(known),
        { known: another('A1A1', 'NICK-08'), replayed: { kind: 'sometimes', times: 2, of: 20 } },
        { known: another('B2B2', SHOULD), replayed: { kind: 'undecided', cause: 'the time is over' } },
      ],
    );
    expect(unmet.map(({ id, grade, now, why }) => [id, grade, now, why])).toEqual([
      ['K7Q2', 'must', 'gone', 'seen in 0 of 10 replays'],
      ['A1A1', 'must', 'there', 'seen in 2 of 20 replays'],
      ['B2B2', 'should', 'undecided', 'the time is over'],
    ]);
  });

  test('makes the baseline stale where it is gone, and of a grade that counts', () => {
    const should = another('B2B2', SHOULD);
    expect(compare([known], [], [fixed(known)]).isStale).toBe(true);
    expect(compare([should], [], [fixed(should)]).isStale).toBe(false);
    expect(compare([should], [], [fixed(should)], { strict: true }).isStale).toBe(true);
    expect(compare([known], [], [fixed(known)], { update: true }).isStale).toBe(false);
    const undecided: Rechecked = { known, replayed: { kind: 'undecided', cause: 'x' } };
    expect(compare([known], [], [undecided], { strict: true }).isStale).toBe(false);
    const there: Rechecked = { known, replayed: { kind: 'fails', times: 5, of: 5 } };
    expect(compare([known], [], [there], { strict: true }).isStale).toBe(false);
  });
});

describe('a baseline that is brought up to date', () => {
  const gone = { id: 'K7Q2', rule: 'NICK-03', grade: 'must', sentence: '', now: 'gone', why: '' } as const;

  test('has what is new, has not what is gone, and keeps what was not met otherwise', () => {
    const entries = [known, another('A1A1', 'NICK-08'), another('B2B2', SHOULD)];
    const after = updated(entries, [another('D4D4', 'NICK-09')], {
      unmet: [gone, { ...gone, id: 'A1A1', now: 'there' }, { ...gone, id: 'B2B2', now: 'undecided' }],
    });
    expect(after.map(({ id }) => id)).toEqual(['A1A1', 'B2B2', 'D4D4']);
  });

  test('leaves what was met again as it was, unless it could not be shown again before and can now', () => {
    const sure = another('K7Q2', 'NICK-03', { seen: { times: 5, of: 5 }, runs: [] });
    const once = another('K7Q2', 'NICK-03', { seen: { times: 0, of: 0 } });
    expect(seen(known, { ...sure, seen: { times: 3, of: 20 } })).toEqual([{ times: 5, of: 5 }]);
    expect(seen(once, sure)).toEqual([{ times: 5, of: 5 }]);
    expect(seen(once, once)).toEqual([{ times: 0, of: 0 }]);
  });

  test('tells each rule in the words of today', () => {
    const [entry] = updated([{ ...known, sentence: 'as it was once put' }], [], { unmet: [] });
    expect(entry?.sentence).toBe('A refused NICK does not give the nick.');
  });
});
