import type { Rule } from '../model/rules/index.ts';
import { blame, isLegal, type Blame } from './blame.ts';
import type { Judge, Verdict } from './check.ts';
import { divergencePoint } from './divergence.ts';
import type { Observation } from './observation.ts';
import type { Specimen } from './shrink.ts';

/** A divergence as it was first met, before it is shrunk. */
export interface Finding {
  readonly specimen: Specimen;
  readonly blame: Blame;
  /** Rule and kind: findings with the same key are the same until shrinking shows otherwise. */
  readonly key: string;
  /** How many plans have met it. */
  met: number;
}

/** What a run has found so far. */
export interface Findings {
  readonly all: readonly Finding[];
  /** Takes a history that diverges; returns the findings that are new. */
  add(
    specimen: Specimen,
    observation: Observation,
    verdict: Extract<Verdict, { kind: 'diverges' }>,
  ): readonly Finding[];
}

/** A kind of divergence is blamed afresh so many times; after that it is only counted, as blaming costs some hundred checks. */
const BLAMED = 4;

/** Rules that would explain almost anything: to go on under them would be to look away. */
const BROAD: ReadonlySet<string> = new Set(['REPLY-06', 'REPLY-07', 'REPLY-08', 'REPLY-09', 'DIALECT-01']);

/** Collects divergences. A rule that one was blamed on is adopted: the run goes on under it and finds what lies deeper. */
export function collectFindings(judge: Judge): Findings {
  const findings = new Map<string, Finding>();
  const kinds = new Map<string, { times: number; keys: readonly string[] }>();
  const adopted: Rule[] = [];

  const blamesOf = (
    observation: Observation,
    verdict: Extract<Verdict, { kind: 'diverges' }>,
  ): readonly Blame[] | null => {
    const { kind } = divergencePoint(observation, verdict.furthest, judge.spec(), judge.table);
    const known = kinds.get(kind);
    if (known !== undefined && known.times >= BLAMED && isLegal(judge, observation, adopted)) {
      for (const key of known.keys) (findings.get(key) as Finding).met += 1;
      return null;
    }
    const blames = blame(judge, observation, adopted);
    kinds.set(kind, {
      times: (known?.times ?? 0) + 1,
      keys: blames.map((blamed) => keyOf(observation, blamed)),
    });
    return blames;
  };

  const keyOf = (observation: Observation, { candidates, under }: Blame): string => {
    const verdict = judge.check(observation, under);
    const kind =
      verdict.kind === 'diverges'
        ? divergencePoint(observation, verdict.furthest, judge.spec(under), judge.table).kind
        : verdict.kind;
    return `${candidates[0]?.id ?? 'UNEXPLAINED'} ${kind}`;
  };

  return {
    get all() {
      return [...findings.values()];
    },
    add: (specimen, observation, verdict) => {
      const fresh: Finding[] = [];
      for (const blamed of blamesOf(observation, verdict) ?? []) {
        const key = keyOf(observation, blamed);
        const known = findings.get(key);
        if (known !== undefined) {
          known.met += 1;
          continue;
        }
        const finding: Finding = { specimen, blame: blamed, key, met: 1 };
        findings.set(key, finding);
        fresh.push(finding);
        const [rule] = blamed.candidates;
        if (rule !== undefined && !BROAD.has(rule.id) && !adopted.includes(rule)) adopted.push(rule);
      }
      return fresh;
    },
  };
}
