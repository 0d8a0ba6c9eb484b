import { describe, expect, test } from 'vitest';
import { notesOn } from '../../../conformance/report/notes.ts';
import { drawnTransitions } from '../../../model/reach.ts';

const drawn = [...drawnTransitions({}).all];
const carriedOut = drawnTransitions({ auth_refusal: ['none'] }).permitted;
/** What a server does that refuses what others carry out, as the chart names it. */
const refusals = drawn.filter((id) => !carriedOut.has(id));
const ofCredentials = refusals.filter((id) => / AUTH\.(opened|right) /.test(id));
const successes = drawn.filter((id) => / AUTH\.right /.test(id) && !refusals.includes(id));

const once = (...ids: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(ids.map((id) => [id, 1]));

describe('a run in which every AUTH was refused for what others have done', () => {
  test.each(ofCredentials)('is noted: %s', (refusal) => {
    expect(notesOn({ taken: once(refusal) })).toEqual([
      'no AUTH with credentials has succeeded, and 1 that might have were refused with 907 or 911: what right ones come to was never seen',
    ]);
  });

  test.each(successes)('is none where one has succeeded: %s', (success) => {
    expect(notesOn({ taken: once(success, ...ofCredentials) })).toEqual([]);
  });

  test('is none where nothing was taken of either, or what nobody could have succeeded with was refused', () => {
    const others = refusals.filter((id) => !ofCredentials.includes(id));
    expect(notesOn({ taken: {} })).toEqual([]);
    expect(notesOn({ taken: once(...others, ...successes) })).toEqual([]);
    expect(notesOn({ taken: once(...others) })).toEqual([]);
    expect([others.length, ofCredentials.length, successes.length]).toEqual([8, 8, 6]);
  });

  test('counts each of them', () => {
    const [first = '', second = ''] = ofCredentials;
    expect(notesOn({ taken: { [first]: 3, [second]: 4 } })[0]).toContain('7 that might');
  });
});
