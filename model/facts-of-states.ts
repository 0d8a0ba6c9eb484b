import type { EventKind } from './chart/drawing.ts';
import type { ChartState } from './chart/graph.ts';

/** All that is known of the states of the session chart and of that of a nick, for people; texts that many share stand in tables. */
export interface ChartFacts {
  readonly states: readonly StateFacts[];
  readonly events: Readonly<Record<string, EventFacts>>;
  /** By slot: what is decided, by what it is left open, and what its values mean. */
  readonly choices: Readonly<Record<string, ChoiceFacts>>;
  readonly rules: Readonly<Record<string, RuleFacts>>;
  /** What the titles of guards mean. */
  readonly titles: Readonly<Record<string, string>>;
  /** What actions do. */
  readonly actions: Readonly<Record<string, string>>;
}

export interface EventFacts {
  readonly kind: EventKind;
  /** What it means, in a few words. */
  readonly means: string;
}

export interface ChoiceFacts {
  readonly sentence: string;
  readonly clause: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface RuleFacts {
  readonly grade: 'must' | 'should';
  readonly clause: string;
  readonly sentence: string;
}

export interface StateFacts {
  readonly id: string;
  readonly name: string;
  /** Its name with those of the states around it, as it is shown. */
  readonly path: string;
  readonly description: string;
  readonly kind: ChartState['kind'];
  /** Whether a run tells what was taken of it: not so of the life of a nick, which is followed for each connection by itself. */
  readonly isCovered: boolean;
  /** The states around it, from the inside out, by their ids. */
  readonly within: readonly string[];
  /** What may happen in it by a transition of its own. */
  readonly events: readonly StateEvent[];
}

/** An event with the ways in which a state takes it, in the order in which they are tried. */
export interface StateEvent {
  readonly event: string;
  readonly ways: readonly WayFacts[];
  /** The rules that can be broken at it, while a connection is in such a state. */
  readonly rules: readonly string[];
}

export interface WayFacts {
  readonly transition: string;
  readonly guard: string | null;
  readonly actions: readonly string[];
  /** Paths of states; empty where the state is kept. */
  readonly targets: readonly string[];
  /** The slots of the dialect that the guard reads. */
  readonly slots: readonly string[];
}

/**
 * What may happen in a state: by its own transitions, and by those of the states around it. Where one of a state's transitions is always
 * taken, the states around it never see the event.
 */
export function eventsAt(
  state: StateFacts,
  all: ReadonlyMap<string, StateFacts>,
): readonly { readonly source: StateFacts; readonly event: StateEvent }[] {
  const taken = new Set<string>();
  return [state, ...state.within.flatMap((id) => all.get(id) ?? [])].flatMap((source) => {
    const left = source.events.filter(({ event }) => !taken.has(event));
    for (const { event, ways } of left) if (ways.some(({ guard }) => guard === null)) taken.add(event);
    return left.map((event) => ({ source, event }));
  });
}
