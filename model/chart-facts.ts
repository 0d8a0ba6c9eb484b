import { statesOf, titlesOf, waysOf, type ChartState, type ChartTransition } from './chart/graph.ts';
import type { ChartFacts, EventFacts, StateFacts, WayFacts } from './facts-of-states.ts';
import { describeInput } from './describe.ts';
import { SLOTS } from './dialect.ts';
import { kindOf } from './event-kind.ts';
import { INPUTS, type Input } from './input.ts';
import { RULES } from './rules/index.ts';

/** Gathers the facts of a chart whose guards and events are those of the session. */
export function chartFacts(chart: ChartState): ChartFacts {
  const ways = waysOf(chart);
  const titles = titlesOf(chart);
  const pathOf = (id: string): string =>
    (ways.get(id) ?? [])
      .slice(1)
      .map(({ name }) => name)
      .join('.');
  const states = statesOf(chart)
    .slice(1)
    .map((state): StateFacts => {
      const events = eventsOf(state).map(([event, candidates]) => ({
        event,
        ways: candidates.map((transition): WayFacts => ({
          transition: transition.id,
          guard: transition.guard,
          actions: transition.actions,
          targets: transition.targets.map(pathOf),
          slots: slotsIn(transition, titles),
        })),
      }));
      const within = (ways.get(state.id) ?? [])
        .slice(1, -1)
        .toReversed()
        .map((around) => around.id);
      const { id, name, description } = state;
      return { id, name, path: pathOf(id), description, within, events };
    });
  const events = new Set(states.flatMap((state) => state.events.map(({ event }) => event)));
  return {
    states,
    events: Object.fromEntries([...events].map((event) => [event, eventFacts(event)])),
    choices: Object.fromEntries(
      SLOTS.map(({ name, choice: { sentence, clause, values } }) => [name, { sentence, clause, values }]),
    ),
    rules: Object.fromEntries(
      RULES.map(({ id, grade, clause, sentence }) => [id, { grade, clause, sentence }]),
    ),
    titles: Object.fromEntries(titles),
  };
}

function eventsOf({ transitions }: ChartState): readonly (readonly [string, readonly ChartTransition[]])[] {
  const byEvent = new Map<string, ChartTransition[]>();
  for (const transition of transitions) {
    byEvent.set(transition.event, [...(byEvent.get(transition.event) ?? []), transition]);
  }
  return [...byEvent];
}

const SLOT_NAMES: ReadonlySet<string> = new Set(SLOTS.map(({ name }) => name));

/** The slots that a guard names, also those that stand behind a title in it. */
function slotsIn({ guard, titles }: ChartTransition, means: ReadonlyMap<string, string>): readonly string[] {
  const text = [guard ?? '', ...titles.map(([title]) => means.get(title) ?? '')].join(' ');
  return [...new Set(text.match(/[a-z_]+(@\w+)?/g))].filter((word) => SLOT_NAMES.has(word));
}

function eventFacts(event: string): EventFacts {
  const means = isInput(event) ? describeInput(event) : 'it follows from what is already known';
  const stem = event.split('.', 1)[0] ?? event;
  const rules = RULES.filter(({ id }) => ABOUT[familyOf(id)]?.includes(stem) === true).map(({ id }) => id);
  return { kind: kindOf(event), means, rules };
}

function isInput(event: string): event is Input {
  return (INPUTS as readonly string[]).includes(event);
}

function familyOf(rule: string): string {
  return rule.split('-', 1)[0] ?? rule;
}

/** Which events the rules of a family speak of. What is said of all replies, of the server as a whole or of the dialect is said of no event. */
export const ABOUT: Readonly<Record<string, readonly string[]>> = {
  QUIT: ['QUIT', 'DROP', 'RELEASE'],
  CONN: ['EXPIRE', 'DROP'],
  LINE: ['LINE'],
  CASE: ['NICK'],
  NICK: ['NICK', 'OVERRULED', 'EVICTED'],
  PASS: ['PASS'],
  REG: ['COMPLETE', 'always', 'CHALLENGE'],
  USER: ['USER'],
  PING: ['PING'],
  PONG: ['PONG'],
  CMD: ['KNOWN', 'UNKNOWN', 'NUMERIC', 'ERROR'],
  LIVE: [],
  REPLY: [],
  DIALECT: [],
};
