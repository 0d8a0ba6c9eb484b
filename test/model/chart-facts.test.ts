import { describe, expect, test } from 'vitest';
import { ABOUT, chartFacts } from '../../model/chart-facts.ts';
import { chartOf, statesOf } from '../../model/chart/graph.ts';
import { eventsAt } from '../../model/facts-of-states.ts';
import { RULES } from '../../model/rules/index.ts';
import { sessionChart } from '../../model/session.ts';
import { snapshotOf } from '../../model/table.ts';

const chart = chartOf(sessionChart);
const facts = chartFacts(chart);
const states = new Map(facts.states.map((state) => [state.id, state]));
const stateAt = (path: string) =>
  facts.states.find((state) => state.path === path) ?? expect.unreachable(path);

describe('the facts of the states', () => {
  test('hold every transition of the chart once', () => {
    const told = facts.states.flatMap(({ events }) =>
      events.flatMap(({ ways }) => ways.map(({ transition }) => transition)),
    );
    const drawn = statesOf(chart).flatMap(({ transitions }) => transitions.map(({ id }) => id));
    expect(told.toSorted()).toEqual(drawn.toSorted());
  });

  test('tell what is inherited, and not what never gets there', () => {
    const events = eventsAt(stateAt('registering.nick.provisional'), states);
    expect(events.find(({ event }) => event.event === 'QUIT')?.source.path).toBe('registering');
    expect(events.find(({ event }) => event.event === 'NICK.free')?.source.path).toBe(
      'registering.nick.provisional',
    );
    // A registered client that has changed its nick: its own NICK.free is always taken.
    const renamed = eventsAt(stateAt('registered.renamed'), states).filter(
      ({ event }) => event.event === 'NICK.free',
    );
    expect(renamed.map(({ source }) => source.path)).toEqual(['registered.renamed']);
  });

  test('agree with xstate on what a state can take', () => {
    for (const key of ['{"registered":"fresh"}', '"closing"']) {
      const snapshot = snapshotOf(key);
      const leaf = snapshot._nodes.find(({ type }) => type === 'atomic');
      const told = new Set(
        eventsAt(states.get(leaf?.id ?? '') ?? expect.unreachable(key), states).map(
          ({ event }) => event.event,
        ),
      );
      const taken = snapshot._nodes.flatMap((node) => [...node.transitions.keys()]);
      expect([...told].toSorted()).toEqual([...new Set(taken)].toSorted());
    }
  });

  test('name the choices that a condition reads, also behind a title', () => {
    const ways =
      stateAt('registering.password.none').events.find(({ event }) => event === 'PASS.right')?.ways ?? [];
    expect(ways[0]).toMatchObject({ guard: 'late = 462', slots: ['pass_late@named', 'pass_late@refused'] });
    for (const { slots } of facts.states.flatMap(({ events }) => events.flatMap((event) => event.ways))) {
      for (const slot of slots) expect(Object.keys(facts.choices)).toContain(slot);
    }
  });

  test('each event has a kind, a meaning and the rules that speak of it', () => {
    expect(facts.events['COMPLETE']).toMatchObject({
      kind: 'internal',
      rules: expect.arrayContaining(['REG-01']),
    });
    expect(facts.events['EVICTED']?.kind).toBe('other');
    expect(facts.events['NICK.owned']).toMatchObject({
      kind: 'command',
      rules: expect.arrayContaining(['NICK-14']),
    });
    for (const { means } of Object.values(facts.events)) expect(means).not.toBe('');
  });

  test('no family of rules is forgotten', () => {
    const families = new Set(RULES.map(({ id }) => id.split('-')[0]));
    expect(families).toEqual(new Set(Object.keys(ABOUT)));
    const stems = new Set(Object.keys(facts.events).map((event) => event.split('.')[0]));
    for (const stem of Object.values(ABOUT).flat()) expect(stems).toContain(stem);
  });

  test('are small enough for a page', () => {
    expect(JSON.stringify(facts).length).toBeLessThan(200_000);
  });
});
