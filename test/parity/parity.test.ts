import { describe, expect, test } from 'vitest';
import { planAt } from '../../conformance/generate/index.ts';
import { CHOICES } from '../../model/choices.ts';
import { RULES } from '../../model/rules/index.ts';
import { DEADLY } from '../deadly-expectations.ts';
import { EXPECTED } from '../fault-expectations.ts';
import { BREACHES } from '../model/rules/breaches.ts';
import { codesIn, tablesOf } from '../model/tables-of.ts';
import { EVIDENCE } from './evidence/index.ts';
import { audit, type Facts, type Page, type Row } from './audit.ts';
import type { Situation } from './situation.ts';
import { SERVERS } from './servers.ts';
import { trailOf, type Moment } from './trail.ts';

/** Of each seed so many plans, of the later ones only where the earlier ones lack something. */
const PLANS = 2000;
const SEEDS = [1, 2, 3, 4, 5];

const ITEMS = [
  'What irctest asserts of a session',
  'What it asserts beside that',
  'What no test of irctest asserts',
];

const numbered = (letter: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

const page = pageOf(tablesOf('parity.md'));
const facts: Facts = {
  items: [...numbered('', 106), ...numbered('B', 9), ...numbered('X', 14)],
  rules: new Set(RULES.map(({ id }) => id)),
  choices: new Set(CHOICES.map(({ id }) => id)),
  // Those of the process are broken by what no exchange shows.
  breached: new Set([...Object.keys(BREACHES), ...DEADLY.map(({ rule }) => rule)]),
  seeded: new Set([...EXPECTED.flatMap(({ rules }) => rules), ...DEADLY.map(({ rule }) => rule)]),
  sought: Object.keys(EVIDENCE),
  unreachable: unshown(
    Object.entries(EVIDENCE).flatMap(([item, { server, shows }]) =>
      shows.map((situation) => ({ item, server, situation })),
    ),
  ),
};

describe('docs/parity.md', () => {
  test('has every item once, and nothing of what it says of them is wrong', () => {
    expect(audit(page, facts)).toEqual([]);
  });

  const without = (item: string): Page => ({ ...page, rows: page.rows.filter((row) => row.item !== item) });
  const changed = (item: string, change: Partial<Row>): Page => ({
    ...page,
    rows: page.rows.map((row) => (row.item === item ? { ...row, ...change } : row)),
  });

  test.each<[string, Page, string]>([
    ['an item that is missing', without('74'), '74: missing'],
    ['a range that is missing', without('75-81'), '78: missing'],
    ['one of what irctest lacks that is missing', without('X14'), 'X14: missing'],
    ['an item that is there twice', changed('74', { item: '73' }), '73: there twice'],
    ['a rule that there is not', changed('6', { codes: ['QUIT-99'] }), '6: there is no QUIT-99'],
    ['a reason that is missing', changed('13', { reason: '' }), '13: not covered, but why?'],
    [
      'a part of which nothing is said',
      changed('34', { reason: '' }),
      '34: partly, but by what, or why no more?',
    ],
    ['a word that means nothing', changed('6', { how: 'nearly' }), '6: nearly is no way to be covered'],
    [
      'a rule that no fault is for',
      changed('6', { codes: ['PONG-01'] }),
      '6: no fault is expected to be put down to PONG-01',
    ],
    [
      'what only rules without a fault cover',
      changed('8', { codes: ['NICK-14'] }),
      '8: covered by rules without a fault alone',
    ],
    ['what is covered without a situation', changed('7', { how: 'covered' }), '7: no situation is sought'],
    [
      'what is sought for nothing',
      changed('6', { how: 'not', reason: 'why not' }),
      '6: plans are searched for what is not covered',
    ],
    [
      'an exception that is none',
      { ...page, unseeded: [...page.unseeded, 'QUIT-01'] },
      'QUIT-01: there is a fault for it',
    ],
    [
      'an exchange that is not missing',
      { ...page, unbroken: [...page.unbroken, 'QUIT-01'] },
      'QUIT-01: there is an exchange for it',
    ],
  ])('would be told of %s', (_what, spoilt, complaint) => {
    expect(audit(spoilt, facts)).toContain(complaint);
  });

  test('would be told of a rule that no exchange breaks', () => {
    const breached = new Set([...facts.breached].filter((rule) => rule !== 'QUIT-01'));
    expect(audit(page, { ...facts, breached })).toContain('6: no exchange breaks QUIT-01');
  });

  test('would be told of a situation that no plan comes into', () => {
    const unreachable = unshown([{ item: '6', server: 'plain', situation: isInChannel }]);
    expect(audit(page, { ...facts, unreachable })).toEqual(['6: no plan shows it']);
  });
});

/** What no plan does, as channels are out of scope. */
function isInChannel(trail: readonly Moment[]): boolean {
  return trail.some(({ state, line }) => state.has('registered') && line.startsWith('JOIN '));
}

/** A situation of an item, with the server whose plans are to show it. */
interface Sought {
  readonly item: string;
  readonly server: keyof typeof SERVERS;
  readonly situation: Situation;
}

/** The items of which no seed’s plans show all. */
function unshown(all: readonly Sought[]): readonly string[] {
  let lacking = all;
  for (const seed of SEEDS) {
    for (const [server, options] of Object.entries(SERVERS)) {
      for (let index = 0; index < PLANS && lacking.some((sought) => sought.server === server); index += 1) {
        const trail = trailOf(planAt(seed, index, options), options);
        lacking = lacking.filter((sought) => sought.server !== server || !sought.situation(trail));
      }
    }
  }
  return [...new Set(lacking.map(({ item }) => item))];
}

function pageOf(tables: ReturnType<typeof tablesOf>): Page {
  const lists = (title: string): readonly string[] =>
    (tables.get(title) ?? []).flatMap(([rules = '']) => codesIn(rules));
  const rows = ITEMS.flatMap((title) => tables.get(title) ?? []);
  return {
    rows: rows.map(([item = '', , how = '', where = '']) => ({ item, how, ...causeOf(where) })),
    unseeded: lists('Rules that no fault is seeded against'),
    unbroken: lists('Rules that no exchange breaks yet'),
  };
}

/** Rules and choices, and what is said behind them. */
function causeOf(cell: string): Pick<Row, 'codes' | 'reason'> {
  const [, reason = ''] = /^(?:`[^`]+`(?:, )?)*(?:; )?(.*)$/.exec(cell) ?? [];
  return { codes: codesIn(cell), reason };
}
