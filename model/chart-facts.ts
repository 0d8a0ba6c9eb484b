import { chartOf, statesOf, titlesOf, waysOf, type ChartState, type ChartTransition } from './chart/graph.ts';
import type { ChartFacts, EventFacts, StateFacts, WayFacts } from './facts-of-states.ts';
import { describeAction } from './describe-action.ts';
import { describeInput } from './describe.ts';
import { SLOTS } from './dialect.ts';
import { kindOf } from './event-kind.ts';
import { INPUTS, type Input } from './input.ts';
import { NICK_EVENTS, nickChart } from './nick-chart.ts';
import { rulesAt, type Stage } from './rules/concerns.ts';
import { RULES } from './rules/index.ts';
import { shownPath } from './shown-path.ts';
import { ACTIONS, sessionChart, type Action } from './session.ts';

/** Gathers the facts of the session chart, and of the chart of a nick. */
export function chartFacts(): ChartFacts {
  const [session, registry] = [chartOf(sessionChart), chartOf(nickChart)];
  const states = [...statesIn(session, true), ...statesIn(registry, false)];
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
    titles: Object.fromEntries(titlesOf(session)),
    actions: Object.fromEntries(
      (Object.keys(ACTIONS) as Action[]).map((action) => [action, describeAction(action)]),
    ),
  };
}

/** The states of a chart but for its root, which is named where it is not the session’s. */
function statesIn(chart: ChartState, isCovered: boolean): readonly StateFacts[] {
  const ways = waysOf(chart);
  const titles = titlesOf(chart);
  const pathOf = (id: string): string =>
    shownPath(
      (ways.get(id) ?? [])
        .slice(isCovered ? 1 : 0)
        .map(({ name }) => name)
        .join('.'),
    );
  return statesOf(chart)
    .slice(1)
    .map((state): StateFacts => {
      const around = (ways.get(state.id) ?? []).slice(1);
      const stages = isCovered ? stagesOf(around.map(({ name }) => name)) : [];
      const events = eventsOf(state).map(([event, candidates]) => ({
        event,
        ways: candidates.map((transition): WayFacts => ({
          transition: transition.id,
          guard: transition.guard,
          actions: transition.actions,
          targets: transition.targets.map(pathOf),
          slots: slotsIn(transition, titles),
        })),
        rules: rulesOf(stages, event),
      }));
      const within = around.slice(0, -1).toReversed();
      const { id, name, description, kind } = state;
      return {
        id,
        name,
        path: pathOf(id),
        description,
        kind,
        isCovered,
        within: within.map(({ id }) => id),
        events,
      };
    });
}

const CONNECTED: readonly Stage[] = ['registering', 'registered'];

/** How far a connection may be in a state, by the names of that and of those around it: what stands beside the registration goes on after it. */
function stagesOf(names: readonly string[]): readonly Stage[] {
  const own = CONNECTED.filter((stage) => names.includes(stage));
  if (own.length > 0) return own;
  return names.includes('connected') ? CONNECTED : ['closing'];
}

/** What is due at once follows as what is due later does. */
function rulesOf(stages: readonly Stage[], event: string): readonly string[] {
  const found = stages.flatMap((stage) => {
    if (event === 'always') return stage === 'registering' ? rulesAt(stage, 'COMPLETE') : [];
    return isInput(event) ? rulesAt(stage, event) : [];
  });
  return [...new Set(found)];
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
  const kind = kindOf(event);
  if (isInput(event)) return { kind, means: describeInput(event) };
  if (isNickEvent(event)) return { kind, means: NICK_EVENTS[event] };
  return { kind, means: 'it follows from what is already known' };
}

function isInput(event: string): event is Input {
  return (INPUTS as readonly string[]).includes(event);
}

function isNickEvent(event: string): event is keyof typeof NICK_EVENTS {
  return Object.hasOwn(NICK_EVENTS, event);
}
