import { setImmediate } from 'node:timers/promises';
import { RULES, type Rule } from '../../model/rules/index.ts';
import type { Judge } from '../check.ts';
import type { History } from '../history.ts';
import { search } from '../search.ts';
import { exercisedIn } from './exercised.ts';

/**
 * Keeps some plans of a run, and tells in the end which rules they have put to the test: while plans are under way there is no time to
 * look so closely.
 */
export interface Examiner {
  /** Takes a plan whose history is legal, with the transitions of the chart that it took. */
  legal(history: History, transitions: readonly string[]): void;
  /** Takes a plan that diverges. With the rules set aside that are known by the end to be broken everywhere it may be legal. */
  diverging(history: History): void;
  /** Takes a plan of which nobody can tell whether it is legal. */
  undecided(history: History): void;
  /** Looks at what was kept until time is over. `habits` are the rules that the server breaks everywhere. */
  examine(habits: readonly Rule[], isOver: () => boolean): Promise<Exercise>;
}

/** What a run has put to the test. */
export interface Exercise {
  /** Rules that the server might have broken, and is shown to have kept. */
  readonly kept: ReadonlySet<Rule>;
  /** Rules that undecided plans had to do with, and that may have been broken there. */
  readonly doubted: ReadonlySet<Rule>;
}

/** Of the plans that take a transition of the chart so many are kept, and one in so many of all others. */
const ENOUGH = 6;
const EVERY = 16;
/** So many plans are kept of each kind, whatever they are. */
const MOST = 1_000;
/** A search for what an undecided plan has to do with visits so many states at most. */
const STATES = 2_000;

/**
 * Most plans have much in common, so that those are kept which take a transition that few before them took. Judges are asked in their
 * order: the first one knows more of the server, and may be wrong.
 */
export function startExaminer(judges: readonly Judge[]): Examiner {
  const seen = new Map<string, number>();
  const plans = {
    legal: startShelf<History>(),
    diverging: startShelf<History>(),
    undecided: startShelf<History>(),
  };

  const keptIn = (history: History, under: readonly Rule[], rules: readonly Rule[]): Iterable<Rule> => {
    for (const judge of judges) {
      const verdict = judge.check(judge.observe(history), under);
      if (verdict.kind === 'conforms') return exercisedIn(judge, { ...verdict, under }, rules);
    }
    return [];
  };
  const concerned = (history: History): Iterable<Rule> => {
    const [judge] = judges;
    if (judge === undefined) return [];
    const { model, noted, begin } = judge.watching([], WATCHABLE);
    begin();
    search(judge.observe(history), model, STATES);
    return noted;
  };
  return {
    legal(history, transitions) {
      const taken = new Set(transitions);
      const isRare = [...taken].some((transition) => (seen.get(transition) ?? 0) < ENOUGH);
      if (!plans.legal.put(history, isRare)) return;
      for (const transition of taken) seen.set(transition, (seen.get(transition) ?? 0) + 1);
    },
    diverging: (history) => void plans.diverging.put(history, plans.diverging.all.length < EVERY),
    undecided: (history) => void plans.undecided.put(history, plans.undecided.all.length < EVERY),
    async examine(habits, isOver) {
      const kept = new Set<Rule>();
      const doubted = new Set<Rule>();
      const looks = [
        ...plans.legal.all.map((history) => ({ history, under: [] })),
        ...(habits.length === 0 ? [] : plans.diverging.all.map((history) => ({ history, under: habits }))),
      ];
      for (const { history, under } of looks) {
        if (isOver()) break;
        const left = RULES.filter((rule) => !kept.has(rule));
        for (const rule of keptIn(history, under, left)) kept.add(rule);
        await setImmediate();
      }
      for (const history of plans.undecided.all) {
        if (isOver()) break;
        for (const rule of concerned(history)) doubted.add(rule);
        await setImmediate();
      }
      return { kept, doubted };
    },
  };
}

/** Of rules that move a bound, or read the bytes as other lines, a search does not tell whether they have to do with a plan. */
const WATCHABLE = RULES.filter(
  ({ relaxation: { lifts, misreads } }) => lifts === undefined && misreads === undefined,
);

/** A place for plans: for what is wanted, and now and then for another one. */
interface Shelf<T> {
  readonly all: readonly T[];
  /** Whether it was kept. */
  put(thing: T, isWanted: boolean): boolean;
}

function startShelf<T>(): Shelf<T> {
  const all: T[] = [];
  let count = 0;
  return {
    all,
    put(thing, isWanted) {
      count += 1;
      const keeps = all.length < MOST && (isWanted || count % EVERY === 0);
      if (keeps) all.push(thing);
      return keeps;
    },
  };
}
