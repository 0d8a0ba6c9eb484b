import { describe, expect, test } from 'vitest';
import { blame } from '../../conformance/blame.ts';
import { createJudge } from '../../conformance/check.ts';
import { explain } from '../../conformance/explain.ts';
import { firstDivergence } from '../../conformance/first-divergence.ts';
import { transcribe } from '../../conformance/transcript.ts';
import { createTable } from '../../model/table.ts';
import { recordedHistories } from '../fixtures/recorded.ts';

const table = createTable();
const recorded = [...recordedHistories()];

describe('histories of real runs', () => {
  test('are at least twelve that conform and twelve that do not, of every reference profile and of ngIRCd', () => {
    const bad = recorded.filter(([, { rule }]) => rule !== null);
    expect(bad.length).toBeGreaterThanOrEqual(12);
    expect(recorded.length - bad.length).toBeGreaterThanOrEqual(12);
    const servers = new Set(recorded.map(([, { server }]) => server.split(' ')[0]));
    expect(servers).toEqual(
      new Set(['ngircd', 'reference', 'reference-claim-at-completion', 'reference-take-over']),
    );
    expect(new Set(bad.map(([, { rule }]) => rule)).size).toBeGreaterThanOrEqual(12);
  });

  test.each(recorded.filter(([, { rule }]) => rule === null))(
    '%s conforms',
    (_, { circumstances, history }) => {
      const judge = createJudge(circumstances, table);
      const verdict = judge.check(judge.observe(history));
      expect(verdict).toMatchObject({ kind: 'conforms', torn: false });
    },
  );

  test.each(recorded.filter(([, { rule }]) => rule !== null))(
    '%s diverges, and the rule that was broken is blamed first',
    (_, { circumstances, history, setting, rule }) => {
      const judge = createJudge(circumstances, table);
      const observation = judge.observe(history);
      expect(judge.check(observation).kind).toBe('diverges');
      const [blamed, ...others] = blame(judge, observation);
      expect(others).toEqual([]);
      expect(blamed?.candidates[0]?.id).toBe(rule);
      const explanation = explain(judge, { history, setting }, blamed?.candidates[0] ?? null, []);
      expect(explanation).toMatchObject({ rule, under: [] });
      expect(JSON.stringify(explanation?.transcript)).not.toContain('sesame');
      const { point } = firstDivergence(judge, history) ?? {};
      const name = transcribe(history, setting).names.get(point?.connection ?? -1) ?? '';
      const standing = explanation?.path?.at(-1)?.standing[name] ?? [];
      expect(classOf(standing)).toBe(point?.kind.replace(/ \S+ \S+$/, ''));
    },
  );
});

/** What the kind of a divergence tells of the state that its connection is in. */
function classOf(standing: readonly string[]): string {
  const within = (region: string): string | undefined => {
    const around = `connection.connected.registration.registering.${region}.`;
    return standing.find((id) => id.startsWith(around))?.slice(around.length);
  };
  const nick = within('nick');
  if (nick !== undefined) return `registering ${nick} ${within('user')}`;
  return standing.includes('closing') || standing.includes('closed') ? 'closing' : 'registered';
}
