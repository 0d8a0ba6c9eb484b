import { SLOTS } from '../../model/dialect.ts';
import type { Repeatable } from '../failure/failure.ts';
import type { FrozenCircumstances } from '../failure/frozen.ts';
import type { Plan } from '../plan.ts';
import type { Divergence } from '../report/report.ts';

/** A plan, and how often it is run. */
export interface Runs {
  readonly times: number;
  readonly plan: Plan;
}

/** What tells a divergence from others, and how often it was seen. */
type Told = Pick<Divergence, 'id' | 'rule' | 'sentence' | 'seen' | 'under' | 'death'>;

/** A divergence that is known: what tells it from others, and what it takes to look for it again. Plain JSON; no password is in it. */
export interface Known extends Told {
  /** In the order in which they are run; none where no plan brings it about by itself. */
  readonly runs: readonly Runs[];
  readonly circumstances: FrozenCircumstances;
}

/** What a run of `check` compares with. */
export interface BaselineOptions {
  /** The file, as a command line names it. */
  readonly file: string;
  readonly known: readonly Known[];
  /** Whether what is found becomes known by this run, and what is gone is forgotten. */
  readonly update: boolean;
}

/** A divergence of a run as it is known from then on. */
export function knownOf(
  { id, rule, sentence, seen, under, death, plan, before = [] }: Told & Pick<Divergence, 'plan' | 'before'>,
  circumstances: FrozenCircumstances,
): Known {
  // Of a death that no plan brings about there is only what ran before it.
  const isAttributed = death === undefined || seen.of > 0;
  return {
    id,
    rule,
    sentence,
    seen,
    under,
    ...(death === undefined ? {} : { death }),
    runs: isAttributed ? inRuns([...before, plan]) : [],
    circumstances: essence(circumstances),
  };
}

/** What runs it again; null where there is nothing to be run. */
export function repeatable({ runs, ...known }: Known): Repeatable | null {
  const plans = runs.flatMap(({ times, plan }) => Array.from({ length: times }, () => plan));
  const plan = plans.at(-1);
  return plan === undefined ? null : { ...known, plan, before: plans.slice(0, -1) };
}

function inRuns(plans: readonly Plan[]): readonly Runs[] {
  const runs: { times: number; readonly plan: Plan }[] = [];
  for (const plan of plans) {
    const last = runs.at(-1);
    if (last !== undefined && JSON.stringify(last.plan) === JSON.stringify(plan)) last.times += 1;
    else runs.push({ times: 1, plan });
  }
  return runs;
}

/**
 * The same without choices that were open: what a later version permits besides counts then, and what it no longer holds against a server
 * is found to be gone.
 */
function essence(circumstances: FrozenCircumstances): FrozenCircumstances {
  const settled = SLOTS.filter(
    ({ name, values }) => (circumstances.dialect[name]?.length ?? values.length) < values.length,
  );
  const of = <T>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(
      settled.flatMap(({ name }) => (table[name] === undefined ? [] : [[name, table[name]]])),
    );
  return { ...circumstances, dialect: of(circumstances.dialect), sources: of(circumstances.sources) };
}
