import { expect, test } from 'vitest';
import { eventsAt, type StateFacts } from '../../model/facts-of-states.ts';

/** A state with events, each with the guards of its ways. */
function state(
  id: string,
  within: readonly string[],
  events: Readonly<Record<string, readonly (string | null)[]>>,
): StateFacts {
  return {
    id,
    name: id,
    path: id,
    description: '',
    kind: 'atomic',
    isCovered: true,
    within,
    events: Object.entries(events).map(([event, guards]) => ({
      event,
      rules: [],
      ways: guards.map((guard) => ({
        transition: `${id} ${event}`,
        guard,
        actions: [],
        targets: [],
        slots: [],
      })),
    })),
  };
}

const root = state('root', [], { ALWAYS: [null], SOMETIMES: [null], NEVER: [null], OTHER: [null] });
const middle = state('middle', ['root'], { NEVER: ['x', null], SOMETIMES: ['x'] });
const leaf = state('leaf', ['middle', 'root'], { ALWAYS: [null], SOMETIMES: ['y', 'z'] });
const all = new Map([root, middle, leaf].map((each) => [each.id, each]));

test('what a state always takes never gets to those around it; what all its conditions let pass does', () => {
  const told = eventsAt(leaf, all).map(({ source, event }) => `${event.event} in ${source.id}`);
  expect(told).toEqual([
    'ALWAYS in leaf',
    'SOMETIMES in leaf',
    'NEVER in middle',
    'SOMETIMES in middle',
    'SOMETIMES in root',
    'OTHER in root',
  ]);
});
