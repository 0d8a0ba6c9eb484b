import type { Moment } from './trail.ts';

/** Whether a plan's trail shows a situation. */
export type Situation = (trail: readonly Moment[]) => boolean;

/** A line that is sent in some state. */
export interface Beat {
  /** Words that the state holds, and behind `!` those that it does not. */
  readonly when: readonly string[];
  readonly line: RegExp;
}

/** A line like this, in a state with these words: `at('unregistered !sasl', /^AUTHENTICATE/)`. */
export function at(when: string, line: RegExp): Beat {
  return { when: when.split(' ').filter((word) => word !== ''), line };
}

/** Some connection sends all of these, in this order, whatever comes between. */
export function inOrder(...beats: readonly Beat[]): Situation {
  return (trail) => {
    const reached = new Map<number, number>();
    return trail.some((moment) => {
      const done = reached.get(moment.connection) ?? 0;
      const next = beats[done];
      if (next === undefined || !fits(moment, next)) return false;
      reached.set(moment.connection, done + 1);
      return done + 1 === beats.length;
    });
  };
}

/** One of these. */
export function either(...situations: readonly Situation[]): Situation {
  return (trail) => situations.some((situation) => situation(trail));
}

/** Two registered connections ask for nicks in one round, and what they ask for stands in this relation. */
export function atOnce(related: (one: Moment, other: Moment) => boolean): Situation {
  return (trail) => {
    const claims = trail.filter(({ state, line }) => state.has('registered') && line.startsWith('NICK {ns}'));
    return claims.some((one, index) =>
      claims
        .slice(index + 1)
        .some(
          (other) => other.round === one.round && other.connection !== one.connection && related(one, other),
        ),
    );
  };
}

/** What a NICK asks for is the nick of that connection. */
export function isNickOf(claim: Moment, holder: Moment): boolean {
  return claim.line.includes(`<owned by ${holder.connection}`);
}

function fits({ state, line }: Moment, beat: Beat): boolean {
  return (
    beat.line.test(line) &&
    beat.when.every((word) => (word.startsWith('!') ? !state.has(word.slice(1)) : state.has(word)))
  );
}
