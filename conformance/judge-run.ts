import type { Judge } from './check.ts';
import type { Examiner } from './exercise/examiner.ts';
import type { Finding, Findings } from './findings.ts';
import type { Ended } from './limits/attempt.ts';
import { troubleText } from './run/trouble.ts';
import { increment, type Tally } from './tally.ts';

/** What judges a run, and where what comes of it is entered. */
export interface Books {
  readonly judge: Judge;
  readonly findings: Findings;
  /** Where plans are kept that are to be looked at more closely in the end; null for nowhere. */
  readonly examiner: Examiner | null;
  readonly tally: Tally;
}

/** Judges one run; returns what it found that is new. */
export function judgeRun(
  { attempt: { index, plan, setting }, run, observation }: Ended,
  { judge, findings, examiner, tally }: Books,
): readonly Finding[] {
  if (run.trouble !== null) {
    increment(tally.undecided, troubleText(run.trouble));
    return [];
  }
  const undecided = (cause: string): readonly Finding[] => {
    increment(tally.undecided, cause);
    examiner?.undecided(run.history);
    return [];
  };
  const verdict = judge.check(observation);
  switch (verdict.kind) {
    case 'conforms':
      for (const transition of verdict.transitions) increment(tally.taken, transition);
      examiner?.legal(run.history, verdict.transitions);
      return [];
    case 'undecided':
      return undecided(verdict.cause);
    case 'diverges':
      examiner?.diverging(run.history);
      return findings.add({ plan, setting, run }, index);
  }
}
