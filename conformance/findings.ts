import { RULES, type Rule } from '../model/rules/index.ts';
import { blame, type Blame } from './blame.ts';
import { isLegal } from './rule-set.ts';
import { UNLIMITED, type BlameBudget } from './blame-budget.ts';
import type { Judge } from './check.ts';
import { evident, habitsOf } from './habits.ts';
import { firstDivergence, type FirstDivergence } from './first-divergence.ts';
import type { Specimen } from './shrink/index.ts';

/** A divergence as it was first met, before it is shrunk. */
export interface Finding {
  readonly specimen: Specimen;
  /** Other plans that have met it, some of them: one may show it more often than the first. */
  readonly spares: Specimen[];
  /** The number of the plan in its run. */
  readonly index: number;
  readonly blame: Blame;
  /** Rule and kind: findings with the same key are the same until shrinking shows otherwise. */
  readonly key: string;
  /** How many plans have met it. */
  met: number;
}

/** What a run has found so far. */
export interface Findings {
  readonly all: readonly Finding[];
  /** Rules that the server breaks everywhere, as far as is known. */
  readonly habits: readonly Rule[];
  /** Takes a run of the plan of this number, whose history diverges; returns the findings that are new. */
  add(specimen: Specimen, index: number): readonly Finding[];
  /** Looks at the next of what was put off, whatever it takes; returns the findings that are new, null when nothing is left. */
  next(): readonly Finding[] | null;
}

/** A run that diverges, and the number of its plan. */
type Met = Pick<Finding, 'specimen' | 'index'>;

/** A kind of divergence that was met while there was no time to find out what it breaks. */
interface PutOff extends Met {
  readonly spares: Specimen[];
  met: number;
}

/** So many blames are searched for in a run, each of which costs dozens of searches: what diverges then is only counted. */
const MOST_BLAMES = 100;
/** Of each finding so many other plans are kept that have met it. */
const MOST_SPARES = 8;
/** A general rule must have been blamed so many times before it is taken for the cause unasked. */
const SURE = 6;
/** Collects divergences. A habit that breaks a rule everywhere is set aside: the run goes on under it and finds what lies deeper. */
export function collectFindings(judge: Judge, budget: BlameBudget = UNLIMITED): Findings {
  const findings = new Map<string, Finding>();
  const kinds = new Map<string, Finding[]>();
  const putOff = new Map<string, PutOff>();
  let blames = 0;

  /** A finding of this kind that explains this divergence too, or one of another kind that evidently does. */
  const known = (
    kind: string,
    { until, whole }: FirstDivergence,
    under: readonly Rule[],
  ): Finding | undefined => {
    const alike = kinds.get(kind) ?? [];
    if (blames >= MOST_BLAMES) return alike[0];
    const same = alike.find(({ blame: { candidates }, met }) => {
      const [rule] = candidates;
      if (rule === undefined || rule.general === true) return met >= SURE;
      return isLegal(judge, until, [...under, rule]);
    });
    if (same !== undefined) return same;
    const explains = ([rule]: readonly [Rule, Finding]): boolean =>
      [until, whole].every((history) => isLegal(judge, history, [...under, rule]));
    return evident([...findings.values()]).find(explains)?.[1];
  };

  const habits = (): readonly Rule[] => habitsOf([...findings.values()]);

  /** Blames what first diverges under these rules: nothing is new when it is known. Null when nothing diverges. */
  const look = (
    { specimen, index }: Met,
    under: readonly Rule[],
    atOnce: boolean,
  ): readonly Finding[] | null => {
    const first = firstDivergence(judge, specimen.run.history, under);
    if (first === null) return null;
    const kind = `${first.point.kind}${under.length > 0 ? ' deeper' : ''}`;
    const waiting = putOff.get(kind);
    if (waiting !== undefined) {
      meetAgain(waiting, specimen);
      return [];
    }
    const same = known(kind, first, under);
    if (same !== undefined) meetAgain(same, specimen);
    if (same !== undefined || blames >= MOST_BLAMES) return [];
    if (!atOnce && !budget.left()) {
      putOff.set(kind, { specimen, index, spares: [], met: 1 });
      return [];
    }
    blames += 1;
    return blame(judge, first.until, under, RULES, first.whole).flatMap((blamed) => {
      const key = `${blamed.candidates[0]?.id ?? 'UNEXPLAINED'} ${kind}`;
      const again = findings.get(key);
      if (again !== undefined) {
        meetAgain(again, specimen);
        return [];
      }
      const finding: Finding = { specimen, spares: [], index, blame: blamed, key, met: 1 };
      findings.set(key, finding);
      kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
      return [finding];
    });
  };

  /** Counts what nothing but habits makes diverge to the finding of one of them. */
  const count = (specimen: Specimen, broken: readonly Rule[]): void => {
    const first = firstDivergence(judge, specimen.run.history);
    const same = first === null ? undefined : known(first.point.kind, first, []);
    const ofHabit = [...findings.values()].find(({ blame: { candidates } }) =>
      broken.some((rule) => rule === candidates[0]),
    );
    const finding = same ?? ofHabit;
    if (finding !== undefined) meetAgain(finding, specimen);
  };

  const take = (met: Met, atOnce: boolean): readonly Finding[] => {
    const broken = habits();
    const deeper = broken.length === 0 ? null : look(met, broken, atOnce);
    if (deeper !== null) return deeper;
    if (broken.length === 0) return look(met, [], atOnce) ?? [];
    count(met.specimen, broken);
    return [];
  };

  /** Takes up what was put off first: by now other habits may be known, and explain it. */
  const resume = (): readonly Finding[] | null => {
    const [first] = putOff;
    if (first === undefined) return null;
    const [kind, waiting] = first;
    putOff.delete(kind);
    const fresh = budget.spend(() => take(waiting, true));
    for (const finding of fresh) {
      finding.met += waiting.met - 1;
      finding.spares.push(...waiting.spares);
    }
    return fresh;
  };

  return {
    get all() {
      return [...findings.values()];
    },
    get habits() {
      return habits();
    },
    add(specimen, index) {
      const fresh = budget.spend(() => take({ specimen, index }, false));
      return budget.left() ? [...fresh, ...(resume() ?? [])] : fresh;
    },
    next: resume,
  };
}

function meetAgain(finding: Pick<Finding, 'met' | 'spares'>, specimen: Specimen): void {
  finding.met += 1;
  if (finding.spares.length < MOST_SPARES) finding.spares.push(specimen);
}
