import { narrowAll, type Permitted } from '../../model/dialect.ts';
import type { Spec } from '../../model/outcomes.ts';
import { follow } from '../follow.ts';
import type { Move } from '../moves.ts';
import type { Observation } from '../observation.ts';
import { search, type Node } from '../search.ts';
import { ends, wholeOf, wordsOf, type Answers } from './answers.ts';
import { byItselfAt, movesAt, type Moment } from './moment.ts';

/** The suspicion that a server broke a rule on the way that explains a history, be it unnoticed at first. */
export interface Suspicion {
  /** Whether it may have broken the rule before without a trace so far. */
  readonly lingers: boolean;
  /** Whether a breach was possible at this moment, would have shown, and is ruled out by what came. Moments are asked in order. */
  isRefutedAt(moment: Moment, answers: Answers): boolean;
}

export interface Suspect {
  readonly reading: Observation;
  /** The model with the rule set aside. */
  readonly relaxed: Spec;
  /** What the history leaves of the dialect: a server that turns out to have no SASL breaks none of its rules. */
  readonly end: Permitted;
  /** Whether the breach is to choose otherwise than the dialect, or than before. */
  readonly widens: boolean;
}

/** Of the breaches that left no trace so far, so many are kept in mind. */
const MOST_SHADOWS = 6;
/** A search for how a history may go on behind a breach visits so many states at most. */
const STATES = 1_000;

/**
 * Goes along with a legal history, and does at each moment what only the relaxed model may do. A breach that would have been heard is
 * refuted by another answer, where no other command may have had to do with it; one that cannot be heard at once is refuted when nothing
 * explains the rest of the history behind it. What is not refuted goes on as a shadow of the world, and may still be found out.
 */
export function suspect({ reading, relaxed, end, widens }: Suspect): Suspicion {
  const { connections: lanes } = reading;
  const { permitted } = relaxed.initial(0);
  let shadows: readonly Node[] = [];

  const suits = ({ outcome }: Move): boolean => widens || narrowAll(end, outcome.requires.flat()) !== null;
  /** Whether the server might have done so: it takes what it was sent for what this presumes, and may do something lawful then. */
  const mightDo = (move: Move, legal: readonly Move[]): boolean => {
    const { input, requires } = move.outcome;
    const ofReading = legal.filter(({ outcome }) => outcome.requires[0] === requires[0]);
    const ofInput = ofReading.filter(({ outcome }) => outcome.input === input);
    const alike = ofInput.length > 0 ? ofInput : ofReading;
    return suits(move) && (alike.length === 0 || alike.some(suits));
  };

  return {
    get lingers() {
      return shadows.length > 0;
    },
    isRefutedAt(moment, { words, said, wholes, mayEnd, forbidden }) {
      const { before, step, isQuiet } = moment;
      const { connection: c } = step;
      const abreast = shadows.filter(({ placed }) => placed[c] === before.placed[c]);
      const next = new Map<string, Node>();
      const linger = (node: Node): void => void next.set(relaxed.key(node.world), node);
      /** Whether nothing explains the history if the server does that here; `isHeard`: no lawful server would say so. */
      const isRuledOut = (from: Node, move: Move, isHeard: boolean): boolean => {
        const followed = follow(from, move, lanes, relaxed);
        if (followed === null) return isHeard && isQuiet && !(mayEnd && ends(move, c));
        if (isHeard && !isQuiet) return false;
        const { kind } = search(reading, relaxed, STATES, undefined, followed.node);
        if (kind === 'legal') linger(followed.node);
        return kind === 'illegal';
      };

      if (isQuiet) {
        for (const other of forbidden)
          for (const from of [before, ...abreast])
            if (byItselfAt(relaxed, from, moment, other).some(suits)) return true;
      }
      const from = widens ? { ...before, world: { ...before.world, permitted } } : before;
      const moves = movesAt(relaxed, from, moment);
      const legal = moves.filter((move) => wholes.has(wholeOf(move, relaxed.key)));
      for (const move of moves) {
        if (legal.includes(move) || !mightDo(move, legal)) continue;
        const told = wordsOf(move.outcome);
        // Another lawful answer than the one that came would have looked the same.
        if (words.has(told) && !said.has(told)) continue;
        if (isRuledOut(from, move, !words.has(told))) return true;
      }
      for (const shadow of abreast) {
        for (const move of movesAt(relaxed, shadow, moment)) {
          const isHeard = !words.has(wordsOf(move.outcome));
          if (isHeard && isRuledOut(shadow, move, true)) return true;
          const followed = isHeard ? null : follow(shadow, move, lanes, relaxed);
          if (followed !== null) linger(followed.node);
        }
      }
      shadows = [...next.values()].slice(0, MOST_SHADOWS);
      return false;
    },
  };
}
