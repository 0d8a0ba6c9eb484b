import type { Outcome, Spec } from '../../model/outcomes.ts';
import { receivedClose, type Received } from '../../model/received.ts';
import type { Move } from '../moves.ts';
import { byItselfAt, movesAt, type Moment } from './moment.ts';

/** All that a lawful server might have done at a moment: against this it is held what a breach would have been. */
export interface Answers {
  readonly moves: readonly Move[];
  /** What clients would have seen of each. */
  readonly words: ReadonlySet<string>;
  /** What clients saw. */
  readonly said: ReadonlySet<string>;
  /** The moves with what they lead to, as `wholeOf` tells them. */
  readonly wholes: ReadonlySet<string>;
  /** Whether the connection might have been closed. */
  readonly mayEnd: boolean;
  /** What the server might not have sent by itself. */
  readonly forbidden: readonly Received[];
}

/** `key` tells worlds apart, as that of a model with rules set aside does. */
export function answersAt(moment: Moment, lawful: Spec, key: Spec['key']): Answers {
  const { before, step, head, operation, unasked } = moment;
  const { connection } = step;
  const moves = movesAt(lawful, before, moment);
  const endsByAnswer = operation !== null && moves.some((move) => ends(move, connection));
  const close = head === null ? null : receivedClose(head.event, head.at, head.since);
  return {
    moves,
    words: new Set(moves.map(({ outcome }) => wordsOf(outcome))),
    said: new Set(step.outcomes.map(wordsOf)),
    wholes: new Set(moves.map((move) => wholeOf(move, key))),
    mayEnd: endsByAnswer || (close !== null && byItselfAt(lawful, before, moment, close).length > 0),
    forbidden: unasked.filter(
      (other) =>
        !(other.line === null && endsByAnswer) && byItselfAt(lawful, before, moment, other).length === 0,
    ),
  };
}

/** Whether a move closes a connection. */
export function ends({ outcome }: Move, connection: number): boolean {
  return outcome.emits.some((emit) => emit.connection === connection && emit.reply === 'close');
}

/** What clients see of an outcome. Two with the same words cannot be told apart when they are given. */
export function wordsOf({ emits }: Outcome): string {
  return emits
    .map(({ connection, reply, scene }) =>
      [
        connection,
        reply,
        scene.command?.line,
        scene.before,
        scene.after,
        scene.registered,
        scene.asked,
        scene.holder,
        scene.enabled,
        scene.hears302,
        scene.account,
        scene.ircx,
      ].join('\u0001'),
    )
    .join('\u0002');
}

/** What clients see of a move, and the world that it leads to. */
export function wholeOf({ outcome }: Move, key: Spec['key']): string {
  return `${wordsOf(outcome)}\u0003${key(outcome.world)}`;
}
