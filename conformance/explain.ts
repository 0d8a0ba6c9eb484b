import type { Rule } from '../model/rules/index.ts';
import type { Judge } from './check.ts';
import { causeOf } from './doubtful-choice.ts';
import { divergenceId, type DivergencePoint } from './divergence.ts';
import { firstDivergence } from './first-divergence.ts';
import type { History } from './history.ts';
import { modelSteps } from './model-steps.ts';
import type { Setting } from './plan.ts';
import type { Divergence, TranscriptLine } from './report/report.ts';
import { trailTo } from './trail.ts';
import { readable, transcribe } from './transcript.ts';

/** What a divergence is called and how grave it is. */
export interface Title {
  readonly id: string;
  readonly rule: string;
  readonly grade: 'must' | 'should';
  readonly sentence: string;
  readonly clause: string;
  readonly cause: string;
}

/** A divergence with nothing said yet of how often it was met or how it was shrunk. */
export type Explanation = Pick<
  Divergence,
  keyof Title | 'transcript' | 'at' | 'path' | 'allowed' | 'came' | 'under'
>;

/**
 * Explains why a history diverges with the rules of `under` set aside, as a breach of `rule` (null: of none in particular).
 * `null` when it does not diverge.
 */
export function explain(
  judge: Judge,
  { history, setting }: { readonly history: History; readonly setting: Setting },
  rule: Rule | null,
  under: readonly Rule[],
): Explanation | null {
  const first = firstDivergence(judge, history, under);
  if (first === null) return null;
  const { point, reading, until } = first;
  const transcript = transcribe(history, setting, point.came?.event);
  const { lines } = transcript;
  const at = point.came === null ? lines.length : transcript.indexOf(point.came.event);
  const trail = trailTo(point.node, reading, judge.spec(under));
  return {
    ...titleOf(rule, point.kind),
    ...(rule === null ? {} : { cause: causeOf(judge, until, rule, under) }),
    transcript: lines,
    at,
    ...(trail === null ? {} : { path: modelSteps(trail, history, transcript, at, judge.table) }),
    allowed: point.allowed.map(({ what, why }) => ({ what: readable(what, setting), why })),
    came: describeCame(point, lines, at),
    under: under.map(({ id }) => id),
  };
}

/** The title of a divergence of a rule, or of one that no rule explains. */
export function titleOf(rule: Rule | null, kind: string): Title {
  if (rule === null) {
    return {
      id: divergenceId('UNEXPLAINED', kind),
      rule: 'UNEXPLAINED',
      grade: 'must',
      sentence:
        'no legal behaviour explains what the server did, and no single rule that it broke does either',
      clause: 'none by itself: all of the specifications together',
      cause: 'Several mistakes at once, or one that this suite does not know yet.',
    };
  }
  const { id, grade, sentence, clause, cause } = rule;
  return { id: divergenceId(id, kind), rule: id, grade, sentence, clause, cause };
}

function describeCame(
  { came, operation }: DivergencePoint,
  lines: readonly TranscriptLine[],
  at: number,
): { readonly what: string; readonly why: string } {
  if (came === null) {
    const asked = operation === null ? 'what was sent' : operation.command.verb;
    return { what: 'nothing', why: `${asked} was never answered` };
  }
  return { what: lines[at]?.text ?? '', why: '' };
}
