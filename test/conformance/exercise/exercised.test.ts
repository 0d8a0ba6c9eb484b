import { describe, expect, test } from 'vitest';
import { CHOICES } from '../../../model/choices.ts';
import type { Dialect } from '../../../model/dialect.ts';
import { RULES } from '../../../model/rules/index.ts';
import { exercisedIn } from '../../../conformance/exercise/exercised.ts';
import type { Judge } from '../../../conformance/check.ts';
import { BREACHES, type Breach } from '../../model/rules/breaches.ts';
import { historyOf, judgeOf } from '../../model/rules/exchanges.ts';

const DEFAULTS: Dialect = Object.fromEntries(CHOICES.map((choice) => [choice.id, [choice.default]]));
const logon = (who: string, nick: string): string =>
  `${who}> NICK ${nick}\n${who}> USER u 0 * :r\n${who}< WELCOME ${nick}\n`;
const dan = logon('A', 'dan');
const named = 'A> NICK dan\nA> USER u 0 * :r\n';
/** Nothing more comes before this is answered. */
const fence = 'A> NICK\nA< :srv 431 dan :x\n';
const ends = 'A> CAP END\nA< WELCOME dan\n';
const ls = 'A> CAP LS\nA< :srv CAP * LS :sasl\n';
const requested = (who: string, name: string): string =>
  `${who}> CAP REQ :${name}\n${who}< :srv CAP * ACK :${name}\n`;

/**
 * Rules that the exchange which keeps them does not put to the test, as a server that breaks them might have answered in the same way: what
 * does instead.
 */
const TELLING: Readonly<Record<string, Partial<Breach>>> = {
  // Without a fence the welcome may have been under way when CAP END was sent.
  'CAP-02': { lawful: `${ls}${named}${fence}${ends}` },
  'CAP-22': { lawful: `${ls}${named}${fence}${ends}` },
  'CAP-03': { lawful: `${requested('A', 'sasl')}${named}${fence}${ends}` },
  'CAP-18': { lawful: `${ls}A> CAP END\n${ls}${named}${fence}${ends}` },
  // Nobody else might have got it.
  'CAP-16': {
    lawful: `${requested('A', 'cap-notify')}B> NICK\nB< :srv 431 * :x\nA< :srv CAP * NEW :x\nB> NICK\nB< :srv 431 * :x\n`,
  },
  // Where a refusal may come with USER only, silence would have been lawful.
  'CASE-02': { dialect: DEFAULTS },
  'NICK-14': { dialect: DEFAULTS },
  // A nick with a CR in it may be cut there.
  'LINE-08': { dialect: DEFAULTS },
  // There is nothing in these that could be taken in another way.
  'AUTH-13': { lawful: 'A> AUTH BASIC I :{basic:account1}\nA< :srv AUTH BASIC * alice@srv 0\n' },
  'NICK-16': { dialect: DEFAULTS, lawful: 'A> NICK abcdefghij\nA< :srv 432 * abcdefghij :x\n' },
  'PASS-02': { lawful: `A> PASS wrong\n${named}A< :srv 464 * :x\nA< ERROR :x\nA close\n` },
  'REPLY-09': { lawful: 'A> NICK\nA< :srv 431 * :x\n' },
  // The other one has to be heard of shortly after.
  'TIME-10': {
    lawful: `${dan}B> NICK max\n+1000\nA> PING x\nA< :srv PONG srv x\n+1500\nB close\nA> PING x\nA< :srv PONG srv x\n`,
  },
};

/** They are about connections on which nothing comes any more: nothing that comes puts them to the test. */
const WATCHED: ReadonlySet<string> = new Set(['LIVE-03', 'CONN-03']);

function exercised(judge: Judge, script: string): readonly string[] {
  const verdict = judge.check(judge.observe(historyOf(script)));
  if (verdict.kind !== 'conforms') throw new Error(`${verdict.kind}: ${script}`);
  return [...exercisedIn(judge, { ...verdict, under: [] }, RULES)].map(({ id }) => id).toSorted();
}

const judgeFor = ({ dialect, password, timers }: Breach): Judge =>
  judgeOf(dialect, password ?? null, timers ?? null);

test.each(Object.entries(BREACHES).filter(([id]) => !WATCHED.has(id)))(
  '%s is put to the test by an exchange that keeps it, where a breach would have shown',
  (id, breach) => {
    const telling = { ...breach, ...TELLING[id] };
    expect(exercised(judgeFor(telling), telling.lawful)).toContain(id);
  },
);

test.each(Object.keys(TELLING))('%s is not, where a breach would have looked the same', (id) => {
  const breach = BREACHES[id] as Breach;
  expect(exercised(judgeFor(breach), breach.lawful)).not.toContain(id);
});

describe('a rule is not put to the test', () => {
  test('by a logon, if it is about capabilities, accounts, operators, time-outs or a password', () => {
    const families = new Set(exercised(judgeOf(), dan).map((id) => id.split('-')[0]));
    expect([...families]).toEqual(
      expect.not.arrayContaining(['CAP', 'SASL', 'AUTH', 'IRCX', 'OPER', 'TIME', 'PASS', 'LINE']),
    );
    expect(families).toContain('REG');
  });

  test('by nothing at all', () => {
    expect(exercised(judgeOf(), 'A> QUIT\nA close\n')).not.toContain('NICK-01');
  });

  test('of a server that turns out not to have what it is about', () => {
    const asked = 'A> AUTHENTICATE PLAIN\nA< :srv 421 * AUTHENTICATE :x\n';
    const family = (judge: Judge): readonly string[] =>
      exercised(judge, asked).filter((id) => id.startsWith('SASL'));
    expect(family(judgeOf({ sasl: ['absent'] }))).toEqual([]);
  });

  test('while another command was under way that may have been carried out first', () => {
    const judge = judgeOf(DEFAULTS);
    const inTurn = `${dan}B> PASS x\nB> NICK\nB< :srv 431 * :x\nA> PASS x\nA< :srv 462 dan :x\n`;
    const atOnce = `${dan}A> PASS x\nB> NICK\nA< :srv 462 dan :x\nB< :srv 431 * :x\n`;
    expect(exercised(judge, inTurn)).toContain('PASS-04');
    expect(exercised(judge, atOnce)).not.toContain('PASS-04');
  });

  test('by how a client is called, if it is about what it is given', () => {
    const judge = judgeOf(DEFAULTS);
    expect(
      exercised(judge, 'A> CAP REQ :nick-collider/x\nA< :srv CAP * NAK :nick-collider/x\n'),
    ).not.toContain('NICK-03');
  });
});

test('a breach that was silent is found out by what comes much later', () => {
  const judge = judgeOf(DEFAULTS);
  const renamed = `${dan}A> NICK max\nA< :dan!u@h NICK :max\n`;
  expect(exercised(judge, renamed)).not.toContain('NICK-08');
  expect(exercised(judge, `${renamed}${logon('B', 'dan')}`)).toContain('NICK-08');
});

test('what was set aside is not asked for, and the rest is told under it', () => {
  const padding = RULES.find(({ id }) => id === 'REPLY-04');
  if (padding === undefined) throw new Error('there is no REPLY-04');
  const judge = judgeOf();
  const unpadded = historyOf(dan);
  const events = unpadded.events.map((event) =>
    event.kind === 'line' ? { ...event, line: event.line.replace(/ 00(\d) /, ' $1 ') } : event,
  );
  const verdict = judge.check(judge.observe({ ...unpadded, events }), [padding]);
  if (verdict.kind !== 'conforms') throw new Error(verdict.kind);
  const found = [...exercisedIn(judge, { ...verdict, under: [padding] }, RULES)].map(({ id }) => id);
  expect(found).not.toContain('REPLY-04');
  expect(found).toContain('REG-01');
});
