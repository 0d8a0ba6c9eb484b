import { describe, expect, test } from 'vitest';
import { chartFacts } from '../../model/chart-facts.ts';
import { chartOf, statesOf } from '../../model/chart/graph.ts';
import { eventsAt } from '../../model/facts-of-states.ts';
import { INPUTS } from '../../model/input.ts';
import { nickChart } from '../../model/nick-chart.ts';
import { standingOf } from '../../model/standing.ts';
import { sessionChart } from '../../model/session.ts';
import { createTable } from '../../model/table.ts';

const chart = chartOf(sessionChart);
const facts = chartFacts();
const states = new Map(facts.states.map((state) => [state.id, state]));
const stateAt = (path: string) =>
  facts.states.find((state) => state.path === path) ?? expect.unreachable(path);

/** The transitions that the facts list for an event in any of these states, or around them. */
function listedAt(standing: readonly string[], event: string): readonly string[] {
  return standing.flatMap((id) =>
    eventsAt(states.get(id) ?? expect.unreachable(id), states)
      .filter((each) => each.event.event === event)
      .flatMap((each) => each.event.ways.map(({ transition }) => transition)),
  );
}

function rulesOf(path: string, wanted: string): readonly string[] {
  return stateAt(path).events.find(({ event }) => event === wanted)?.rules ?? [];
}

describe('the facts of the states', () => {
  test('hold every transition of the chart once', () => {
    const told = facts.states.flatMap(({ events }) =>
      events.flatMap(({ ways }) => ways.map(({ transition }) => transition)),
    );
    const drawn = [chart, chartOf(nickChart)].flatMap((each) =>
      statesOf(each).flatMap(({ transitions }) => transitions.map(({ id }) => id)),
    );
    expect(told.toSorted()).toEqual(drawn.toSorted());
  });

  test('tell what is inherited, and not what never gets there', () => {
    const events = eventsAt(stateAt('registering.nick.provisional'), states);
    expect(events.find(({ event }) => event.event === 'QUIT')?.source.path).toBe('registering');
    expect(events.find(({ event }) => event.event === 'NICK.free')?.source.path).toBe(
      'registering.nick.provisional',
    );
    // A registered client that has changed its nick: its own NICK.free is always taken.
    const renamed = eventsAt(stateAt('registered.nick.renamed'), states).filter(
      ({ event }) => event.event === 'NICK.free',
    );
    expect(renamed.map(({ source }) => source.path)).toEqual(['registered.nick.renamed']);
  });

  test('agree with xstate on what is taken where', () => {
    const table = createTable();
    const seen = new Set([table.initial]);
    const taken = new Set<string>();
    // A set grows while it is gone through; to compile the whole table takes long.
    for (const configuration of seen) {
      if (configuration >= 25) break;
      const key = table.keyOf(configuration);
      const listed = new Map(INPUTS.map((input) => [input, listedAt(standingOf(key), input)]));
      for (const input of INPUTS) {
        for (const { transitions, next } of table.cell(configuration, input, 'free')) {
          seen.add(next);
          const [first] = transitions;
          if (first === undefined || first.includes(' always')) continue;
          expect(listed.get(input), `${input} in ${key}`).toContain(first);
          taken.add(first);
        }
      }
    }
    expect(taken.size).toBeGreaterThan(100);
  });

  test('name the choices that a condition reads, also behind a title', () => {
    const ways =
      stateAt('registering.password.none').events.find(({ event }) => event === 'PASS.right')?.ways ?? [];
    expect(ways[0]).toMatchObject({ guard: 'late = 462', slots: ['pass_late@named', 'pass_late@refused'] });
    for (const { slots } of facts.states.flatMap(({ events }) => events.flatMap((event) => event.ways))) {
      for (const slot of slots) expect(Object.keys(facts.choices)).toContain(slot);
    }
  });

  test('each event has a kind and a meaning, and so has each action', () => {
    expect(facts.events['COMPLETE']?.kind).toBe('internal');
    expect(facts.events['EVICTED']?.kind).toBe('other');
    expect(facts.events['NICK.owned']?.kind).toBe('command');
    for (const { means } of Object.values(facts.events)) expect(means).not.toBe('');
    const done = facts.states.flatMap(({ events }) =>
      events.flatMap(({ ways }) => ways.flatMap((way) => way.actions)),
    );
    expect([...new Set(done)].filter((action) => (facts.actions[action] ?? '') === '')).toEqual([]);
  });

  test('each event has the rules that can be broken at it, as far as the connection is', () => {
    expect(rulesOf('registering', 'PING.token')).toContain('PING-01');
    expect(rulesOf('registering', 'PING.token')).not.toContain('PING-02');
    expect(rulesOf('registered', 'PING.token')).toContain('PING-02');
    expect(rulesOf('registering', 'always')).toContain('REG-02');
    expect(rulesOf('closing', 'RELEASE')).toEqual(['QUIT-03']);
  });

  test('a title of conditions means one thing', () => {
    const titles = statesOf(chart).flatMap(({ transitions }) => transitions.flatMap((each) => each.titles));
    for (const [title, means] of titles) expect(facts.titles[title]).toBe(means);
    expect(Object.keys(facts.titles)).toContain('due at once');
  });

  test('are small enough for a page', () => {
    expect(JSON.stringify(facts).length).toBeLessThan(400_000);
  });
});
