import { chartFacts } from '../../model/chart-facts.ts';
import { chartOf } from '../../model/chart/graph.ts';
import { kindOf } from '../../model/event-kind.ts';
import type { ChartFacts, StateFacts } from '../../model/facts-of-states.ts';
import { NICK_EVENTS, nickChart } from '../../model/nick-chart.ts';
import { sessionChart } from '../../model/session.ts';

/** What is known of the states of all drawings. */
export interface DrawnFacts {
  readonly facts: ChartFacts;
  /** The states that a run does not count, by their ids: those of one nick, which the model has no chart of its own for. */
  readonly uncounted: readonly string[];
}

export function drawnFacts(): DrawnFacts {
  const session = chartFacts(chartOf(sessionChart));
  const nick = chartFacts(chartOf(nickChart));
  const events = Object.entries(NICK_EVENTS).map(([event, means]) => [
    event,
    { kind: kindOf(event), means, rules: nick.events[event]?.rules ?? [] },
  ]);
  return {
    facts: {
      ...session,
      states: [...session.states, ...nick.states.map(ofOneNick)],
      events: { ...session.events, ...(Object.fromEntries(events) as ChartFacts['events']) },
      titles: { ...session.titles, ...nick.titles },
    },
    uncounted: nick.states.map(({ id }) => id),
  };
}

/** A state of a nick, named so that it is not taken for one of a session. */
function ofOneNick(state: StateFacts): StateFacts {
  return {
    ...state,
    path: named(state.path),
    events: state.events.map(({ event, ways }) => ({
      event,
      ways: ways.map((way) => ({ ...way, targets: way.targets.map(named) })),
    })),
  };
}

function named(path: string): string {
  return `nick.${path}`;
}
