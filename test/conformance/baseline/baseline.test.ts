import { describe, expect, test } from 'vitest';
import { knownOf, repeatable } from '../../../conformance/baseline/baseline.ts';
import { permit } from '../../../model/dialect.ts';
import { failure } from '../failure/sample.ts';
import { planOf } from '../toy-server.ts';
import { known } from './sample.ts';

const { circumstances } = failure;
const [one, other] = [planOf('A NICK'), planOf('A QUIT')];
const death = { ...failure, rule: 'LIVE-01', death: 'crashed', seen: { times: 3, of: 3 } } as const;

describe('what is known of a divergence', () => {
  test('is what tells it from others, and what runs it again', () => {
    const { id, rule, sentence, seen, under, plan } = failure;
    expect(known).toMatchObject({ id, rule, sentence, seen, under, runs: [{ times: 1, plan }] });
    expect(repeatable(known)).toMatchObject({ id, rule, seen, under, plan, before: [] });
  });

  test('holds plans that are run again and again once, with a count, and others in their order', () => {
    const { runs } = knownOf({ ...death, before: [one, other, other], plan: one }, circumstances);
    expect(runs.map(({ times, plan }) => [times, plan])).toEqual([
      [1, one],
      [2, other],
      [1, one],
    ]);
    const again = repeatable(knownOf({ ...death, before: [one, other, other], plan: one }, circumstances));
    expect(again).toMatchObject({ death: 'crashed', before: [one, other, other], plan: one });
  });

  test('holds no plans of a death that none brings about: it cannot be run again', () => {
    const unattributed = knownOf(
      { ...death, seen: { times: 0, of: 0 }, before: [one], plan: other },
      circumstances,
    );
    expect(unattributed.runs).toEqual([]);
    expect(repeatable(unattributed)).toBeNull();
    // A divergence that was seen once has its plan all the same.
    const once = knownOf({ ...failure, seen: { times: 0, of: 0 } }, circumstances);
    expect(repeatable(once)?.plan).toEqual(failure.plan);
  });

  test('leaves out the choices that were open, which permits the same', () => {
    const frozen = {
      ...circumstances,
      dialect: { ...circumstances.dialect, nick_in_use: ['433'] },
      sources: { nick_in_use: '--dialect', welcome: '--dialect' },
    } as const;
    const { dialect, sources } = knownOf(failure, frozen).circumstances;
    expect(Object.keys(dialect).length).toBeLessThan(Object.keys(frozen.dialect).length);
    expect(dialect).toMatchObject({ nick_in_use: ['433'] });
    expect(permit(dialect)).toBe(permit(frozen.dialect));
    expect(Object.keys(sources).every((name) => Object.hasOwn(dialect, name))).toBe(true);
  });
});
