import type { Relaxation } from '../model/relaxation.ts';
import type { Rule } from '../model/rules/index.ts';

/** Rules that are watched while searches go through all that the lawful model allows. */
export interface Watch {
  /** They note what their rules would add, and add nothing. */
  readonly relaxations: readonly Relaxation[];
  /** The rules that would have added something since `begin`; what a rule adds by its bounds alone cannot be watched, and counts. */
  readonly noted: ReadonlySet<Rule>;
  /** Forgets what was noted: the next search is about another history. */
  begin(): void;
}

/**
 * Watches rules. Where a rule set aside makes a history legal that diverges, the first thing that it adds, it adds at a point that the
 * search without it comes to as well: so one search tells of all rules which need not be tried.
 */
export function watch(rules: readonly Rule[]): Watch {
  const noted = new Set<Rule>();
  const unwatchable = rules.filter(
    ({ relaxation: { lifts, misreads } }) => lifts !== undefined || misreads !== undefined,
  );
  return {
    relaxations: rules.map((rule) => watched(rule, noted)),
    noted,
    begin: () => {
      noted.clear();
      for (const rule of unwatchable) noted.add(rule);
    },
  };
}

function watched(rule: Rule, noted: Set<Rule>): Relaxation {
  const { readings, ways, tolerates, ignores, lets, misroutes } = rule.relaxation;
  const note = (isSo: boolean): void => {
    if (isSo) noted.add(rule);
  };
  const isNew = (): boolean => !noted.has(rule);
  return {
    readings(step, lawful) {
      if (readings !== undefined && isNew()) note(readings(step, lawful).length > 0);
      return [];
    },
    ways(step, reading, lawful) {
      if (ways !== undefined && isNew()) note(ways(step, reading, lawful).length > 0);
      return [];
    },
    tolerates(...found) {
      if (tolerates !== undefined && isNew()) note(tolerates(...found));
      return false;
    },
    ignores(...line) {
      if (ignores !== undefined && isNew()) note(ignores(...line));
      return false;
    },
    lets(...overdue) {
      if (lets !== undefined && isNew()) note(lets(...overdue));
      return false;
    },
    ...(misroutes !== undefined && {
      misroutes(step) {
        if (isNew()) note(misroutes(step).length > 0);
        return [];
      },
    }),
  };
}
