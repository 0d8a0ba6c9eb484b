import { describe, expect, test } from 'vitest';
import { createJudge } from '../../conformance/check.ts';
import { collectFindings, type Finding, type Findings } from '../../conformance/findings.ts';
import { historyOf, PLAIN } from './history-of.ts';
import { planOf } from './toy-server.ts';

const judge = createJudge(PLAIN);
const SETTING = { namespace: 'nc', password: null, accounts: [] };

function meet(findings: Findings, script: readonly string[]): readonly Finding[] {
  const history = historyOf(script);
  expect(judge.check(judge.observe(history)).kind).toBe('diverges');
  return findings.add({ plan: planOf('A NICK'), setting: SETTING, run: { history, trouble: null } }, 0);
}

const rulesOf = (findings: readonly Finding[]): readonly (string | undefined)[] =>
  findings.map(({ blame }) => blame.candidates[0]?.id);

const SILENT_NICK = ['A> NICK'];
const SILENT_NICKS = [SILENT_NICK, ['A> USER u 0 * :r', '1', 'A> NICK'], ['A> NICK a', '1', 'A> NICK']];
const LOGON = ['B> NICK b | USER u 0 * :r', 'B< :s 001 b :Welcome'];
const LOST_TOKEN = [...LOGON, 'B> PING x', 'B< :s PONG s :y'];

describe('what a run has found', () => {
  test('holds a divergence of the same kind once, however often it is met, and counts it', () => {
    const findings = collectFindings(judge);
    expect(rulesOf(meet(findings, SILENT_NICK))).toEqual(['NICK-01']);
    for (let times = 2; times <= 9; times += 1) expect(meet(findings, SILENT_NICK)).toEqual([]);
    expect(findings.all.map(({ met }) => met)).toEqual([9]);
  });

  test('keeps some of the plans that met it later, as one of them may show it more often', () => {
    const findings = collectFindings(judge);
    for (let times = 1; times <= 20; times += 1) meet(findings, SILENT_NICK);
    expect(findings.all.map(({ spares }) => spares.length)).toEqual([8]);
  });

  test('holds divergences of other rules and of other kinds apart', () => {
    const findings = collectFindings(judge);
    meet(findings, SILENT_NICK);
    expect(rulesOf(meet(findings, LOST_TOKEN))).toEqual(['PING-01']);
    expect(rulesOf(meet(findings, [...LOGON, 'B> NICK']))).toEqual(['NICK-01']);
    expect(findings.all).toHaveLength(3);
    expect(new Set(findings.all.map(({ key }) => key)).size).toBe(3);
  });

  test('takes a rule that was named for three kinds for the cause of all that it explains', () => {
    const findings = collectFindings(judge);
    for (const script of SILENT_NICKS) expect(rulesOf(meet(findings, script))).toEqual(['NICK-01']);
    expect(meet(findings, [...LOGON, 'B> NICK'])).toEqual([]);
    expect(findings.all.map(({ met }) => met)).toEqual([2, 1, 1]);
    // What it does not explain is told as before.
    expect(rulesOf(meet(findings, LOST_TOKEN))).toEqual(['PING-01']);
  });

  test('but not one that has come second to another', () => {
    const findings = collectFindings(judge);
    expect(rulesOf(meet(findings, ['A> PING a | NICK']))).toEqual(['LINE-02']);
    for (const script of SILENT_NICKS) meet(findings, script);
    expect(rulesOf(meet(findings, [...LOGON, 'B> NICK']))).toEqual(['NICK-01']);
  });

  test('keeps the plan that met it first', () => {
    const findings = collectFindings(judge);
    meet(findings, SILENT_NICK);
    meet(findings, ['A> NICK', '10', 'B> NICK', 'B< :s 431 * :x']);
    const [first, ...others] = findings.all;
    expect(others).toEqual([]);
    expect(first?.specimen.run.history).toEqual(historyOf(SILENT_NICK));
  });

  test('goes on under what it has found, and finds what lies deeper', () => {
    const findings = collectFindings(judge);
    const silent = ['A> NICK | PING x', 'A< :s PONG s :x'];
    expect(rulesOf(meet(findings, silent))).toEqual(['NICK-01']);
    // A habit is one when it was met three times.
    for (let times = 2; times <= 3; times += 1) meet(findings, silent);
    const fresh = meet(findings, [...silent, '60', ...LOST_TOKEN]);
    expect(rulesOf(fresh)).toEqual(['PING-01']);
    expect(meet(findings, [...silent, '60', ...LOST_TOKEN])).toEqual([]);
    expect(fresh[0]?.blame.under.map(({ id }) => id)).toEqual(['NICK-01']);
  });

  test('puts off what there is no time for, and counts what meets it meanwhile', () => {
    let hasTime = false;
    const findings = collectFindings(judge, { left: () => hasTime, spend: (work) => work() });
    for (let times = 1; times <= 3; times += 1) expect(meet(findings, SILENT_NICK)).toEqual([]);
    expect(meet(findings, LOST_TOKEN)).toEqual([]);
    expect(findings.all).toEqual([]);
    hasTime = true;
    // One is taken up with each run that follows, and the others when all have run.
    expect(rulesOf(meet(findings, LOST_TOKEN))).toEqual(['NICK-01']);
    expect(rulesOf(findings.next() ?? [])).toEqual(['PING-01']);
    expect(findings.next()).toBeNull();
    expect(findings.all.map(({ met, spares }) => [met, spares.length])).toEqual([
      [3, 2],
      [2, 1],
    ]);
  });

  test('and finds it explained by then, where a habit became known meanwhile', () => {
    let hasTime = true;
    const findings = collectFindings(judge, { left: () => hasTime, spend: (work) => work() });
    const silent = ['A> NICK | PING x', 'A< :s PONG s :x'];
    meet(findings, silent);
    hasTime = false;
    expect(meet(findings, [...LOGON, 'B> NICK'])).toEqual([]);
    for (let times = 2; times <= 3; times += 1) meet(findings, silent);
    expect(findings.next()).toEqual([]);
    expect(findings.all).toHaveLength(1);
  });
});
