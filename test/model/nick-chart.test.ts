import { describe, expect, test } from 'vitest';
import { createMachine, getNextSnapshot, type AnyStateMachine } from 'xstate';
import { chartOf, statesOf } from '../../model/chart/graph.ts';
import { holdings } from '../../model/holding.ts';
import { nickChart, type NickEvent } from '../../model/nick-chart.ts';
import { eventsOf, nicksIn, statusOf } from './nick-life.ts';
import { nickWalks, type Stride } from './nick-walks.ts';

/** That something befell a nick: the states before and after as the sessions have them. */
interface Change {
  readonly from: string;
  readonly event: NickEvent;
  readonly to: string;
}

const strides = [...nickWalks(1500, 60)];
const changes = new Map(strides.flatMap(changesIn).map((change) => [JSON.stringify(change), change]));

/** What befell each nick in a step. */
function changesIn({ before, outcome, actor, reader }: Stride): readonly Change[] {
  const nicks = new Set([...nicksIn(before, reader), ...nicksIn(outcome.world, reader)]);
  return [...nicks].flatMap((nick) => {
    let from = statusOf(before, nick, reader);
    const found = eventsOf(before, outcome, actor, nick, reader).map(({ event, status: to }) => {
      const change = { from, event, to };
      from = to;
      return change;
    });
    // What befell it accounts for the whole of the step.
    expect(from, `${nick} after ${outcome.transitions.join('; ')}`).toBe(
      statusOf(outcome.world, nick, reader),
    );
    return found;
  });
}

/** What a chart tells wrongly of the changes, and which of its edges nothing walks. */
function faultsOf(machine: AnyStateMachine): {
  readonly wrong: readonly string[];
  readonly idle: readonly string[];
} {
  const wrong = new Set<string>();
  const walked = new Set<unknown>();
  for (const { from, event, to } of changes.values()) {
    const snapshot = machine.resolveState({ value: from, context: {} });
    const taken = machine.getTransitionData(snapshot as never, event);
    const next = taken.length === 0 ? 'nowhere' : String(getNextSnapshot(machine, snapshot, event).value);
    if (next !== to) wrong.add(`${from} ${event.type}: ${to}, not ${next}`);
    for (const transition of taken) walked.add(transition);
  }
  const idle = Object.values(machine.root.states).flatMap((state) =>
    [...state.transitions.values()]
      .flat()
      .filter((transition) => !walked.has(transition))
      .map(({ eventType, guard }) => `${state.key} ${eventType} ${JSON.stringify(guard)}`),
  );
  return { wrong: [...wrong], idle };
}

describe('the chart of one nick', () => {
  test('is what befalls every nick on random walks, and every edge of it is walked', () => {
    expect(faultsOf(nickChart)).toEqual({ wrong: [], idle: [] });
  });

  test('tells what a client finds that asks for the nick', () => {
    const found = new Map<string, Set<string>>();
    for (const { outcome, reader, spec } of strides) {
      const { world } = outcome;
      const asker = { connection: world.sessions.length - 1, released: 0 };
      for (const nick of ['a', 'b', '[', '{']) {
        const kinds = holdings(
          world,
          asker,
          nick,
          (session) => spec.phase(session) === 'closing',
          () => false,
        );
        const status = statusOf(world, nick === '[' && reader.mapping !== 'ascii' ? '{' : nick, reader);
        const told = kinds.map(({ kind }) => kind).join(' or ');
        found.set(status, (found.get(status) ?? new Set()).add(told));
      }
    }
    expect(Object.fromEntries([...found].map(([status, kinds]) => [status, [...kinds].toSorted()]))).toEqual({
      free: ['free'],
      reserved: ['reserved', 'reserved or owned'],
      contended: ['reserved', 'reserved or owned'],
      owned: ['owned'],
      closing: ['free or owned'],
    });
  });
});

describe('a wrong chart', () => {
  const { config, implementations } = nickChart;
  type States = Record<string, { readonly on: Record<string, unknown> }>;
  /** The chart with other edges in a state, or without some. */
  const spoilt = (state: string, on: Record<string, unknown>): AnyStateMachine => {
    const states = config.states as States;
    const edges = Object.entries({ ...states[state]?.on, ...on }).filter(([, edge]) => edge !== undefined);
    return createMachine(
      { ...config, states: { ...states, [state]: { on: Object.fromEntries(edges) } } } as never,
      implementations as never,
    );
  };

  test('is caught where an edge is missing', () => {
    expect(faultsOf(spoilt('reserved', { 'QUIT or close': undefined })).wrong).toEqual([
      'reserved QUIT or close: closing, not nowhere',
    ]);
  });

  test('is caught where an edge leads to the wrong state', () => {
    expect(faultsOf(spoilt('contended', { 'registration completes': 'reserved' })).wrong).toEqual([
      'contended registration completes: owned, not reserved',
    ]);
  });

  test('is caught where a condition is left out', () => {
    expect(faultsOf(spoilt('reserved', { 'another NICK': 'free' })).wrong).toEqual([
      'reserved another NICK: closing, not free',
    ]);
  });

  test('is caught where an edge is that nothing walks', () => {
    expect(faultsOf(spoilt('free', { released: 'free' })).idle).toEqual(['free released undefined']);
    expect(faultsOf(spoilt('owned', { released: {} })).idle).toEqual(['owned released undefined']);
  });
});

test('every state is described', () => {
  for (const { description } of statesOf(chartOf(nickChart)).slice(1)) expect(description).not.toBe('');
});
