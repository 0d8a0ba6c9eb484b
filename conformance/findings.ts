import type { Rule } from '../model/rules/index.ts';
import { blame, type Blame } from './blame.ts';
import type { Judge } from './check.ts';
import { firstDivergence } from './first-divergence.ts';
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
  /** Takes a run whose history diverges; returns the findings that are new. */
  add(specimen: Specimen): readonly Finding[];
}

/** A kind of divergence is blamed afresh so many times; after that it is only counted, as blaming costs dozens of searches. */
const BLAMED = 2;
/** So many blames are searched for in a run: a server that breaks everything is known well enough by then. */
const MOST_BLAMES = 100;

/** Rules that would explain almost anything: to go on under them would be to look away. */
const BROAD: ReadonlySet<string> = new Set(['REPLY-06', 'REPLY-07', 'REPLY-08', 'REPLY-09', 'DIALECT-02']);

/** Collects divergences. A rule that one was blamed on is adopted: the run goes on under it and finds what lies deeper. */
export function collectFindings(judge: Judge): Findings {
  const findings = new Map<string, Finding>();
  const kinds = new Map<string, { times: number; readonly keys: Set<string> }>();
  const adopted: Rule[] = [];
  let blames = 0;

  /** Blames what is first found under these rules; nothing is new when nothing is left, or when it is only counted. */
  const look = (specimen: Specimen, under: readonly Rule[]): readonly Finding[] => {
    const first = firstDivergence(judge, specimen.run.history, under);
    if (first === null) return [];
    const kind = `${first.point.kind}${under.length > 0 ? ' deeper' : ''}`;
    const known = kinds.get(kind) ?? { times: 0, keys: new Set() };
    if (known.times >= BLAMED || blames >= MOST_BLAMES) {
      for (const key of known.keys) (findings.get(key) as Finding).met += 1;
      return [];
    }
    blames += 1;
    known.times += 1;
    kinds.set(kind, known);
    return blame(judge, first.until, under).flatMap((blamed) => {
      const key = `${blamed.candidates[0]?.id ?? 'UNEXPLAINED'} ${kind}`;
      known.keys.add(key);
      const same = findings.get(key);
      if (same !== undefined) {
        same.met += 1;
        return [];
      }
      const finding: Finding = { specimen, blame: blamed, key, met: 1 };
      findings.set(key, finding);
      return [finding];
    });
  };

  return {
    get all() {
      return [...findings.values()];
    },
    add: (specimen) => {
      const plain = look(specimen, []);
      const fresh = plain.length > 0 || adopted.length === 0 ? plain : look(specimen, adopted.slice());
      for (const { blame: blamed } of fresh) {
        const [rule] = blamed.candidates;
        if (rule !== undefined && !BROAD.has(rule.id) && !adopted.includes(rule)) adopted.push(rule);
      }
      return fresh;
    },
  };
}
