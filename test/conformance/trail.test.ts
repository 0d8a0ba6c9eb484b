import { Random } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { createJudge } from '../../conformance/check.ts';
import { explain } from '../../conformance/explain.ts';
import { dice } from '../../conformance/generate/dice.ts';
import { historyOf, PLAIN } from './history-of.ts';
import { modelSteps } from '../../conformance/model-steps.ts';
import type { ModelStep } from '../../conformance/report/report.ts';
import { isSamePlace } from '../../conformance/steps.ts';
import { farthestTrail, trailTo } from '../../conformance/trail.ts';
import { transcribe } from '../../conformance/transcript.ts';
import { createTable } from '../../model/table.ts';
import { mutate, opponentOf, simulate } from './random-history.ts';

const HISTORIES = 1_500;
const SETTING = { namespace: 'nc', password: null, accounts: [] };
const table = createTable();

const DIALECTS = [
  { server_password: ['none'], welcome: ['rfc1459'], registration_completes: ['at_once'] },
  { server_password: ['none'], welcome: ['modern'], registration_completes: ['later'] },
  { server_password: ['none'], 'nick_hold@unregistered_claimant': ['kill_holder'] },
  { server_password: ['required'], registration_completes: ['after_pong'] },
  {},
];

const opponents = DIALECTS.map((dialect) => opponentOf(dialect, table));

const isByItself = ({ transitions: [first = ''] }: ModelStep): boolean =>
  / (COMPLETE|CHALLENGE|EXPIRE)\b/.test(first);

/** The lines of the steps of one connection, those of its commands and those at which the server acted by itself. */
function linesOf(path: readonly ModelStep[], name: string): readonly (readonly number[])[] {
  const own = path.filter(({ connection }) => connection === name);
  return [own.filter((step) => !isByItself(step)), own.filter(isByItself)].map((steps) =>
    steps.map(({ line }) => line),
  );
}

const grows = (lines: readonly number[]): boolean =>
  lines.every((line, index) => index === 0 || line >= (lines[index - 1] as number));

test('a history that the model allows is followed by the transitions that the verdict tells, whatever the history', () => {
  const chance = dice(new Random(xoroshiro128plus(31)));
  const counts = { conforms: 0, diverges: 0, internal: 0 };
  for (let left = HISTORIES; left > 0; left -= 1) {
    const { judge, simulated } = chance.pick(opponents);
    const lawful = simulate(simulated, chance);
    const history = chance.percent(50) ? mutate(lawful, chance) : lawful;
    const verdict = judge.check(judge.observe(history));
    if (verdict.kind === 'undecided') continue;
    counts[verdict.kind] += 1;
    if (verdict.kind === 'diverges') {
      const { reading, furthest } = verdict;
      for (const point of furthest.slice(0, 5)) {
        const trail = trailTo(point, reading, judge.spec());
        const end = trail?.steps.at(-1)?.node ?? trail?.start;
        expect(end !== undefined && isSamePlace(end, point)).toBe(true);
        expect(end?.world.permitted).toBe(point.world.permitted);
      }
    }
    const trail = farthestTrail(judge, history);
    const found = explain(judge, { history, setting: SETTING }, null, []);
    // That a connection was turned away is no divergence, and not explained.
    if (verdict.kind === 'diverges' && found === null) continue;
    const shown = transcribe(history, SETTING);
    const { lines } = shown;
    const at = found?.at ?? lines.length;
    const path = found?.path ?? (trail === null ? [] : modelSteps(trail, history, shown, at, table));
    if (verdict.kind === 'conforms')
      expect(path.flatMap(({ transitions }) => transitions)).toEqual(verdict.transitions);
    for (const { line, connection, standing } of path) {
      expect(line).toBeGreaterThanOrEqual(0);
      expect(line).toBeLessThanOrEqual(at);
      expect(Object.keys(standing)).toContain(connection);
    }
    for (const name of shown.names.values()) {
      const [commands = [], byItself = []] = linesOf(path, name);
      expect(grows(commands)).toBe(true);
      expect(new Set(commands).size).toBe(commands.length);
      expect(grows(byItself)).toBe(true);
      counts.internal += byItself.length;
    }
  }
  expect(counts.conforms).toBeGreaterThan(HISTORIES / 4);
  expect(counts.diverges).toBeGreaterThan(HISTORIES / 10);
  expect(counts.internal).toBeGreaterThan(HISTORIES / 20);
}, 120_000);

describe('the way to a point', () => {
  const judge = createJudge(PLAIN, table);

  test('is none to a point that the search does not come to', () => {
    const observation = judge.observe(historyOf(['A> NICK', 'A< :s 431 * :x']));
    const start = { ...judge.spec().initial(1) };
    const elsewhere = { world: start, placed: [7], taken: [0], unflushed: 0 };
    expect(trailTo(elsewhere, observation, judge.spec())).toBeNull();
  });

  test('goes as far as anything legal explains a history that was cut short by its server', () => {
    const whole = farthestTrail(judge, historyOf(['A> NICK | NICK', 'A< :s 431 * :x', 'A< :s 431 * :x']));
    const dying = farthestTrail(judge, historyOf(['A> NICK | NICK', 'A< :s 431 * :x']));
    expect([whole?.steps.length, dying?.steps.length]).toEqual([2, 1]);
  });
});
