import { describe, expect, test } from 'vitest';
import { createJudge } from '../../conformance/check.ts';
import { search } from '../../conformance/search.ts';
import { createTable } from '../../model/table.ts';
import { worstHistories } from '../fixtures/worst.ts';

/** What they were found with, which is more than a run allows itself. */
const LIMIT = 100_000;
const KINDS = { legal: 'conforms', illegal: 'diverges', exhausted: 'undecided' } as const;

const table = createTable();

describe('the worst histories that were found', () => {
  const all = [...worstHistories()];

  test.each(all)('%s is judged as before, and takes no more states', (_, found) => {
    const { circumstances, history, verdict, states } = found;
    const judge = createJudge(circumstances, table);
    const now = search(judge.observe(history), judge.spec(), LIMIT);
    expect(KINDS[now.kind]).toBe(verdict);
    expect(now.states).toBeLessThanOrEqual(states);
  });

  test('inside the limits of generated plans none is left undecided', () => {
    const undecided = all.filter(([name, { verdict }]) => name.includes('-plan-') && verdict === 'undecided');
    expect(all.length).toBeGreaterThan(0);
    expect(undecided).toEqual([]);
  });
});
