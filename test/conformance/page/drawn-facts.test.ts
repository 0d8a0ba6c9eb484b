import { expect, test } from 'vitest';
import { drawnFacts } from '../../../conformance/page/drawn-facts.ts';
import { NICK_EVENTS } from '../../../model/nick-chart.ts';

const { facts, uncounted } = drawnFacts();

test('states of a session and of one nick are told apart, by their ids and by their paths', () => {
  const ids = facts.states.map(({ id }) => id);
  const paths = facts.states.map(({ path }) => path);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths).toEqual(expect.arrayContaining(['closing', 'nick.closing']));
});

test('what leads from a state of a nick leads to one of a nick', () => {
  const known = new Set(facts.states.map(({ path }) => path));
  const targets = facts.states
    .filter(({ id }) => uncounted.includes(id))
    .flatMap(({ events }) => events.flatMap(({ ways }) => ways.flatMap((way) => way.targets)));
  expect(targets.length).toBeGreaterThan(0);
  for (const target of targets) expect(known).toContain(target);
});

test('events of both are told in words of their own', () => {
  for (const [event, means] of Object.entries(NICK_EVENTS)) expect(facts.events[event]?.means).toBe(means);
  expect(facts.events['NICK.free']?.means).toBe('nobody has the nick');
  expect(facts.events['refused']?.kind).toBe('internal');
});

test('a run counts the states of sessions alone', () => {
  expect(uncounted).toContain('registry.owned');
  expect(uncounted.filter((id) => id.startsWith('connection'))).toEqual([]);
});
