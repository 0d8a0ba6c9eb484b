import {
  createActor,
  createMachine,
  raise,
  stateIn,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  type StateValue,
} from 'xstate';
import { describe, expect, test } from 'vitest';
import { isInside } from '../../model/chart/domain.ts';
import { transitionId } from '../../model/chart/transition-id.ts';
import { narrowAll, permit } from '../../model/dialect.ts';
import { CLAIMS, INPUTS, type Claim, type Input } from '../../model/input.ts';
import { projection, type Projection } from '../../model/projection.ts';
import { sessionChart, type SessionEvent } from '../../model/session.ts';
import { createTable, keyFor, snapshotOf, type Table, type Way } from '../../model/table.ts';
import { connectedChart } from './connected-chart.ts';
import { anyDialect, numbers } from './dialects.ts';
import { areApart, arePartition } from './partition.ts';

/** Every configuration is walked with xstate under every dialect that makes a difference. */
const LONG = 240_000;

/** Nothing is left out: each configuration is walked for itself. */
const whole: Projection = (active) => active.map(({ order }) => order).join();

/** A projection of the connected chart that does not see a region. */
function forgetting(region: string): Projection {
  const outer = connectedChart.getStateNodeById(`connected-chart.connected.${region}`);
  const project = projection(connectedChart);
  const isSeen = (node: AnyStateNode): boolean => !isInside(node, outer);
  return (active, input) => project(active.filter(isSeen), input);
}

/** What some state of the connected chart hears, and something that none does. */
const HEARD: readonly Input[] = [
  ...INPUTS.filter((input) => hears(connectedChart.root, input)),
  'LINE.blank',
];

function hears(node: AnyStateNode, input: Input): boolean {
  return node.transitions.has(input) || Object.values(node.states).some((child) => hears(child, input));
}

/** The table of the connected chart that walks each configuration for itself. */
const direct = createTable(connectedChart, whole);

/**
 * The first cells of the connected chart, of all configurations that can be reached with every input that it hears and the claims in
 * turn, in which a table does not say what the direct one says.
 */
function differences(project: Projection): readonly string[] {
  const table = createTable(connectedChart, project);
  const different: string[] = [];
  const reached = new Set([direct.initial]);
  let cells = 0;
  // A set grows while it is gone through.
  for (const configuration of reached) {
    const key = direct.keyOf(configuration);
    for (const input of HEARD) {
      cells += 1;
      const claim = CLAIMS[cells % CLAIMS.length] ?? 'free';
      const meant = direct.cell(configuration, input, claim);
      for (const { next } of meant) reached.add(next);
      if (!saysSame(cellIn(table, key, input, claim), table, meant, direct))
        different.push(`${key} ${input} ${claim}`);
      if (different.length > 5) return different;
    }
  }
  return different;
}

/** Every configuration of the connected chart that can be reached by a table. */
function reachedIn(table: Table): readonly number[] {
  const reached = new Set([table.initial]);
  for (const configuration of reached)
    for (const input of HEARD)
      for (const claim of CLAIMS)
        for (const { next } of table.cell(configuration, input, claim)) reached.add(next);
  return [...reached];
}

/** A cell, or nothing where what was walked elsewhere does not even fit. */
function cellIn(table: Table, key: string, input: Input, claim: Claim): readonly Way[] {
  try {
    return table.cell(table.numberOf(key), input, claim);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function told(ways: readonly Way[], { keyOf }: Table): readonly string[] {
  return ways.map(({ next, actions, transitions }) => JSON.stringify([keyOf(next), actions, transitions]));
}

/** Whether two cells say the same of every dialect: what says something else presumes something else. */
function saysSame(said: readonly Way[], table: Table, meant: readonly Way[], other: Table): boolean {
  const [saying, meaning] = [told(said, table), told(meant, other)];
  return (
    arePartition(said) &&
    said.every((way, at) =>
      meant.every((each, index) => saying[at] === meaning[index] || areApart(way, each)),
    )
  );
}

const REGIONS = [
  'registration',
  ...['password', 'nick', 'user', 'cookie'].map((region) => `registration.registering.${region}`),
  'capabilities',
  'authentication',
];
describe('a table with projection', () => {
  test(
    'says of the session what a walk of each configuration says, over 4,000 steps',
    () => {
      const [table, walked, draw] = [createTable(), createTable(sessionChart, whole), numbers(1)];
      const different: string[] = [];
      let key = table.keyOf(table.initial);
      for (let step = 0; step < 4_000; step += 1) {
        if (step % 60 === 0 || key === '"closed"') key = table.keyOf(table.initial);
        const drawn = INPUTS[draw(INPUTS.length)] ?? 'QUIT';
        // What closes is taken less often, so that walks get far.
        const input = /^(QUIT|EVICTED|EXPIRE|ERROR|DROP)$/.test(drawn) && draw(8) > 0 ? 'NICK.free' : drawn;
        const claim = CLAIMS[draw(CLAIMS.length)] ?? 'free';
        const meant = walked.cell(walked.numberOf(key), input, claim);
        if (!saysSame(cellIn(table, key, input, claim), table, meant, walked))
          different.push(`${key} ${input} ${claim}`);
        key = walked.keyOf(meant[draw(meant.length)]?.next ?? walked.initial);
      }
      expect(different).toEqual([]);
    },
    LONG,
  );

  test(
    'says so of regions within regions that look at each other, and of what leaves them',
    () => {
      expect(differences(projection(connectedChart))).toEqual([]);
    },
    LONG,
  );

  test.each(REGIONS)(
    'is caught when it forgets the region %s',
    (region) => {
      expect(differences(forgetting(region)).length).toBeGreaterThan(0);
    },
    LONG,
  );

  test('walks few configurations for each input', () => {
    const classes = new Set<string>();
    const project = projection(connectedChart);
    const table = createTable(connectedChart, (active, input) => {
      const seen = project(active, input);
      classes.add(`${input} ${seen}`);
      return seen;
    });
    const configurations = reachedIn(table).length;
    expect({
      configurations,
      cells: configurations * HEARD.length,
      walked: classes.size,
    }).toMatchInlineSnapshot(`
      {
        "cells": 17534,
        "configurations": 797,
        "walked": 383,
      }
    `);
  });

  test(
    'says what an actor of xstate does, over 10,000 steps',
    () => {
      const strayed: unknown[] = [];
      const table = createTable(connectedChart);
      const draw = numbers(2);
      let at = table.initial;
      let dialect = anyDialect(draw);
      for (let step = 0; step < 10_000; step += 1) {
        if (step % 40 === 0 || table.keyOf(at) === '"closed"') {
          at = table.initial;
          dialect = anyDialect(draw);
        }
        const drawn = HEARD[draw(HEARD.length)] ?? 'QUIT';
        const type = /^(QUIT|EXPIRE)$/.test(drawn) && draw(8) > 0 ? 'USER.malformed' : drawn;
        const claim = CLAIMS[draw(CLAIMS.length)] ?? 'free';
        const ways = table
          .cell(at, type, claim)
          .filter(({ requires }) => narrowAll(permit(dialect), requires) !== null);
        const said = ways.map(({ next, actions, transitions }) => [table.keyOf(next), actions, transitions]);
        const event = { type, claim, dialect: (slot: string) => dialect[slot]?.[0] ?? '' };
        const done = performed(connectedChart, table.keyOf(at), event);
        if (JSON.stringify(said) !== JSON.stringify([done]))
          strayed.push({ at: table.keyOf(at), said, done });
        at = ways[0]?.next ?? table.initial;
      }
      expect(strayed).toEqual([]);
    },
    LONG,
  );
});

/** What the projection of a chart sees of a configuration. */
function seenAt(chart: AnyStateMachine, value: StateValue, input: string): string {
  return projection(chart)(snapshotOf(keyFor(value), chart)._nodes, input);
}

/** The same of the connected chart, while it registers. */
function seen(input: Input, registering: object, capabilities: string, authentication: string): string {
  const first = { password: 'none', nick: 'unset', user: 'unset', cookie: 'none' };
  const registration = { registering: { ...first, ...registering } };
  const value = { connected: { registration, capabilities, authentication } };
  return seenAt(connectedChart, value, input);
}

describe('a projection', () => {
  test('leaves out a region in which nothing may be taken and of which nothing is asked', () => {
    const initial = seen('PASS.right', {}, 'none', 'none');
    expect(seen('PASS.right', {}, 'none', 'third')).toBe(initial);
    expect(seen('PASS.right', { cookie: 'answered' }, 'ended', 'none')).toBe(initial);
    expect(seen('PASS.right', { password: 'right' }, 'none', 'none')).not.toBe(initial);
  });

  test('takes from a region that is asked of the answers alone', () => {
    const ready = { nick: 'provisional' };
    const begun = seen('USER.valid', ready, 'none', 'none');
    expect(seen('USER.valid', ready, 'ended', 'none')).toBe(begun);
    expect(seen('USER.valid', ready, 'negotiating', 'none')).not.toBe(begun);
    expect(seen('USER.valid', { nick: 'unset' }, 'none', 'none')).not.toBe(begun);
  });

  test('takes a question of two regions apart where either may change', () => {
    const chart = createMachine({
      type: 'parallel',
      states: {
        a: { initial: 'off', states: { off: { on: { go: 'on' } }, on: {} } },
        b: { initial: 'off', states: { off: {}, on: {} } },
        c: {
          initial: 'off',
          states: { off: { always: { guard: stateIn({ a: 'on', b: 'on' }), target: 'on' } }, on: {} },
        },
      },
    });
    const [off, on] = ['off', 'on'].map((b) => seenAt(chart, { a: 'off', b, c: 'off' }, 'go'));
    expect(on).not.toBe(off);
  });

  test('tells a state with an eventless transition from one that the input may lead into it', () => {
    const chart = createMachine({
      initial: 'left',
      on: { go: { guard: () => true, target: '.left' } },
      states: { left: { always: { guard: () => true, target: 'right' } }, right: {} },
    });
    expect(seenAt(chart, 'left', 'go')).not.toBe(seenAt(chart, 'right', 'go'));
  });

  test('tells where all has ended, as nothing eventless is taken there', () => {
    const chart = createMachine({
      initial: 'open',
      always: { guard: () => true, actions: 'knock' },
      states: { open: {}, closed: { type: 'final' } },
    });
    expect(seenAt(chart, 'open', 'go')).not.toBe(seenAt(chart, 'closed', 'go'));
  });

  test.each<[string, AnyStateMachine]>([
    ['remembers', createMachine({ initial: 'a', states: { a: {}, past: { type: 'history' } } })],
    ['hears whatever comes', createMachine({ on: { '*': {} } })],
    ['waits', createMachine({ after: { 10: {} } })],
    ['raises', createMachine({ entry: raise({ type: 'go' }) })],
  ])('refuses a machine that %s', (_, chart) => {
    expect(() => projection(chart)).toThrow(RangeError);
  });
});

/** What an actor does with an event, told like a way. */
function performed(chart: AnyStateMachine, key: string, event: SessionEvent): readonly unknown[] {
  const actions: string[] = [];
  const transitions: string[] = [];
  const actor = createActor(chart, {
    snapshot: snapshotOf(key, chart),
    inspect: (seen) => {
      if (seen.type === '@xstate.action') actions.push(seen.action.type);
      if (seen.type === '@xstate.microstep')
        transitions.push(...(seen._transitions as readonly AnyTransitionDefinition[]).map(transitionId));
    },
  }).start();
  actor.send(event);
  return [keyFor(actor.getSnapshot().value), actions, transitions];
}
