import { RULES } from '../../model/rules/index.ts';
import type { BaselineReport, Divergence, Grade, Unmet } from '../report/report.ts';
import type { BaselineOptions, Known } from './baseline.ts';
import type { Rechecked } from './recheck.ts';

/** What of a baseline a run has not met, of the rules that are to be reported. */
export function unmetOf(
  known: readonly Known[],
  divergences: readonly Divergence[],
  isReported: (rule: string) => boolean,
): readonly Known[] {
  const met = new Set(divergences.map(({ id }) => id));
  return known.filter(({ id, rule }) => !met.has(id) && isReported(rule));
}

/** How what a run reports compares with a baseline, in which an id stands for a divergence. */
export function standing(
  { file, known, update }: BaselineOptions,
  divergences: readonly Divergence[],
  rechecked: readonly Rechecked[],
  strict: boolean,
): BaselineReport {
  const ids = new Set(known.map(({ id }) => id));
  const fresh = divergences.filter(({ id }) => !ids.has(id));
  const unmet = rechecked.map(unmetAs);
  const gone = unmet.filter(({ now }) => now === 'gone');
  return {
    file,
    known: divergences.flatMap(({ id }) => (ids.has(id) ? [id] : [])),
    akin: Object.fromEntries(
      fresh.flatMap(({ id, rule }) => {
        const akin = known.filter((each) => each.rule === rule).map((each) => each.id);
        return akin.length === 0 ? [] : [[id, akin]];
      }),
    ),
    unmet,
    isStale: !update && gone.some(({ grade }) => strict || grade === 'must'),
    update,
  };
}

/** The baseline behind a run: with what is new, without what is gone; what is known is left as it is. */
export function updated(
  known: readonly Known[],
  found: readonly Known[],
  { unmet }: Pick<BaselineReport, 'unmet'>,
): readonly Known[] {
  const gone = new Set(unmet.flatMap(({ id, now }) => (now === 'gone' ? [id] : [])));
  const left = known.filter(({ id }) => !gone.has(id)).map((each) => better(each, found));
  const ids = new Set(known.map(({ id }) => id));
  return [...left, ...found.filter(({ id }) => !ids.has(id))].map(inWordsOfToday);
}

/** What could not be shown again when it became known is replaced by what can. */
function better(known: Known, found: readonly Known[]): Known {
  if (known.seen.times > 0) return known;
  return found.find(({ id, seen }) => id === known.id && seen.times > 0) ?? known;
}

function inWordsOfToday(known: Known): Known {
  const rule = RULES.find(({ id }) => id === known.rule);
  return rule === undefined ? known : { ...known, sentence: rule.sentence };
}

function unmetAs({ known: { id, rule, sentence }, replayed }: Rechecked): Unmet {
  const told = { id, rule, grade: gradeOf(rule), sentence };
  switch (replayed.kind) {
    case 'undecided':
      return { ...told, now: 'undecided', why: replayed.cause };
    case 'fixed':
      return { ...told, now: 'gone', why: `seen in 0 of ${replayed.of} replays` };
    case 'fails':
    case 'sometimes':
      return { ...told, now: 'there', why: `seen in ${replayed.times} of ${replayed.of} replays` };
  }
}

function gradeOf(rule: string): Grade {
  return RULES.find(({ id }) => id === rule)?.grade ?? 'must';
}
