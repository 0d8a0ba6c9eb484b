import { RULES } from '../../model/rules/index.ts';
import { titleOf } from '../explain.ts';
import type { Divergence } from '../report/report.ts';
import { sizeOf } from '../size.ts';
import type { Failure } from './failure.ts';

/**
 * A stored failure as a report tells it. What a file of an older version does not hold is made up for: clause and cause by the rule
 * as it is now, the sizes by the plans; what the model allowed is left open, and one plan has met it.
 */
export function divergenceOf(failure: Failure): Divergence {
  const { id, rule, grade, sentence, plan, before, death, seen, transcript, at, path, under, from } = failure;
  const title = titleOf(RULES.find((known) => known.id === rule) ?? null, '');
  return {
    id,
    rule,
    grade,
    sentence,
    clause: failure.clause ?? title.clause,
    cause: failure.cause ?? title.cause,
    met: failure.met ?? 1,
    seen,
    shrunk: failure.shrunk ?? { from: sizeOf(from), to: sizeOf(plan) },
    transcript,
    at,
    ...(path === undefined ? {} : { path }),
    allowed: failure.allowed ?? [],
    came: failure.came ?? cameIn(failure),
    under,
    plan,
    ...(before === undefined ? {} : { before }),
    ...(death === undefined ? {} : { death }),
  };
}

function cameIn({ transcript, at, death }: Failure): Divergence['came'] {
  return { what: death ?? transcript[at]?.text ?? 'nothing', why: '' };
}
