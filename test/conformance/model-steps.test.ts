import { describe, expect, test } from 'vitest';
import { createJudge, type Circumstances } from '../../conformance/check.ts';
import { explain, type Explanation } from '../../conformance/explain.ts';
import { modelSteps } from '../../conformance/model-steps.ts';
import type { ModelStep } from '../../conformance/report/report.ts';
import { farthestTrail } from '../../conformance/trail.ts';
import { transcribe } from '../../conformance/transcript.ts';
import { RULES, type Rule } from '../../model/rules/index.ts';
import { createTable } from '../../model/table.ts';
import { historyOf, PLAIN } from './history-of.ts';

const table = createTable();
const SETTING = { namespace: 'nc', password: null, accounts: [] };
const LOGON = ['A> NICK a | USER u 0 * :r', 'A< :s 001 a :Welcome'];

const speaking = (dialect: Circumstances['dialect']): Circumstances => ({
  ...PLAIN,
  dialect: { ...PLAIN.dialect, ...dialect },
});

/** How the model follows a script as far as it can: each step with the line that it stands at. */
function followed(script: readonly string[], circumstances = PLAIN) {
  const history = historyOf(script);
  const trail = farthestTrail(createJudge(circumstances, table), history);
  if (trail === null) throw new Error('it is undecided');
  const transcript = transcribe(history, SETTING);
  const { lines } = transcript;
  const path = modelSteps(trail, history, transcript, lines.length, table);
  return { path, told: path.map(({ line, connection }) => `${connection} ${lines[line]?.text}`) };
}

function diverging(script: readonly string[], under: readonly Rule[] = []): Explanation {
  const explanation = explain(
    createJudge(PLAIN, table),
    { history: historyOf(script), setting: SETTING },
    null,
    under,
  );
  if (explanation === null) throw new Error('it conforms');
  return explanation;
}

const inputs = ({ transitions }: ModelStep): readonly string[] =>
  transitions.map((transition) => transition.split(' ')[1] ?? '');

const rule = (id: string): Rule => {
  const found = RULES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
};

/** Where a connection stands that never speaks of capabilities or accounts. */
/** Welcomed, and no operator. */
const FRESH = [
  'connection.connected.registration.registered.nick.fresh',
  'connection.connected.registration.registered.privileges.user',
];
const BESIDE = [
  'connection.connected.capabilities.none',
  'idle',
  'anonymous',
  'connection.connected.presence.heard',
];

describe('a step of the model stands at the line of its command', () => {
  test('also where several were written at once', () => {
    const { path, told } = followed(LOGON);
    expect(told).toEqual(['A NICK a', 'A USER u 0 * :r']);
    expect(path.map(({ line }) => line)).toEqual([0, 1]);
    expect(path[1]?.transitions).toContain(
      'connected.registration.registering.user.unset USER.valid → connected.registration.registering.user.given',
    );
    expect(path[1]?.standing).toEqual({
      A: [...FRESH, ...BESIDE],
    });
  });

  test('which is the last piece of one that came in pieces', () => {
    const { told } = followed([
      'A_ NI',
      'A_ CK\r\nPING',
      'A_  x\r\nNICK\r\n',
      'A< :s 431 * :x',
      'A< :s PONG s x',
      'A< :s 431 * :x',
    ]);
    expect(told).toEqual(['A CK', 'A  x', 'A NICK']);
  });

  test('which is the piece that a server need not have waited behind: the CR may end a line', () => {
    const { path } = followed(['A_ NICK\r', 'A< :s 431 * :x', 'A_ \nNICK\r\n', 'A< :s 431 * :x']);
    expect(path.map(({ line }) => line)).toEqual([0, 3]);
  });

  test('also of one that is empty', () => {
    const { told } = followed(['A_ \nNICK\n\n', 'A< :s 431 * :x']);
    expect(told).toEqual(['A ', 'A NICK', 'A ']);
  });

  test('also of one that the suite wrote, and of a drop', () => {
    expect(followed([...LOGON, 'A» QUIT', 'A< ERROR :x', 'A.']).told.at(-1)).toBe('A QUIT');
    expect(followed([...LOGON, 'A- half-close', 'A< ERROR :x', 'A.']).told.at(-1)).toBe(
      'A shuts down its side',
    );
  });
});

test('commands that were under way at once are told in the order in which the model takes them', () => {
  const { path, told } = followed(
    ['A> NICK a', 'B> NICK a | NICK', 'B< :s 431 a :x', 'A< :s 433 * a :x'],
    speaking({ 'nick_hold@unregistered_claimant': ['reserve'] }),
  );
  expect(told).toEqual(['B NICK a', 'A NICK a', 'B NICK']);
  expect(path.map(({ line }) => line)).toEqual([1, 0, 2]);
  // Who has not been heard of yet stands nowhere.
  expect(path.map(({ standing }) => Object.keys(standing))).toEqual([
    ['A', 'B'],
    ['A', 'B'],
    ['A', 'B'],
  ]);
  expect(Object.keys(followed([...LOGON, 'B> NICK']).path[0]?.standing ?? {})).toEqual(['A']);
});

describe('what the server does by itself stands at the first line that shows it', () => {
  const slow = speaking({ registration_completes: ['later'], welcome: ['modern'] });
  const burst = ['002', '003', '004', '005', '376'].map((numeric) => `A< :s ${numeric} a :x`);

  test('a registration that completes at a tick at 001, though the rest of the burst is left out', () => {
    const { path, told } = followed(
      ['A> NICK a | USER u 0 * :r', 'A< :s 001 a :x', ...burst, 'A> NICK', 'A< :s 431 a :x'],
      slow,
    );
    expect(told).toEqual(['A NICK a', 'A USER u 0 * :r', 'A :s 001 a :x', 'A NICK']);
    expect(inputs(path[2] as ModelStep)).toEqual(['COMPLETE', 'always']);
  });

  test('also where a command that comes behind it was sent before', () => {
    const { path } = followed(
      ['A> NICK a | USER u 0 * :r | NICK', 'A< :s 001 a :x', ...burst, 'A< :s 431 a :x'],
      slow,
    );
    expect(path.map(({ line }) => line)).toEqual([0, 1, 3, 2]);
  });

  test('at its last command where its connection is lost before anything shows it', () => {
    const script = [
      'A> NICK a | USER u 0 * :r | QUIT',
      'A~',
      'B> NICK a | NICK',
      'B< :s 433 * a :x',
      'B< :s 431 * :x',
    ];
    const { path } = followed(script, slow);
    for (const { line } of path) expect(line).toBeLessThanOrEqual(6);
  });
});

test('a client that another one puts out is told to stand where that leaves it', () => {
  const killing = speaking({ 'nick_hold@unregistered_claimant': ['kill_holder'] });
  const { path } = followed(
    ['A> NICK a', 'B> NICK a', 'A< ERROR :x', 'A.', 'B> NICK', 'B< :s 431 a :x'],
    killing,
  );
  const [, eviction] = path;
  expect(eviction).toMatchObject({ line: 1, connection: 'B' });
  expect(inputs(eviction as ModelStep)).toEqual(['NICK.reserved', 'EVICTED']);
  expect(eviction?.standing['A']).toEqual(['closed']);
  expect(eviction?.standing['B']).toContain('connection.connected.registration.registering.nick.provisional');
});

describe('a divergence has the way to it', () => {
  const GRANTED = [...LOGON, 'B> NICK a', 'B< :s 433 * a :x', 'B> USER u 0 * :r', 'B< :s 001 a :x'];

  test('which ends in front of what nothing explains', () => {
    const { path = [], at, transcript } = diverging(GRANTED);
    expect(transcript[at]?.text).toBe(':s 001 a :x');
    expect(path.map(({ line }) => line)).toEqual([0, 1, 3, 5]);
    expect(path.at(-1)?.standing['B']).toEqual([
      'connection.connected.registration.registering.password.none',
      'connection.connected.registration.registering.nick.refused',
      'connection.connected.registration.registering.user.given',
      'connection.connected.registration.registering.cookie.none',
      ...BESIDE,
    ]);
  });

  test('which goes through a broken rule that is set aside', () => {
    const script = [...GRANTED, 'B> NICK', 'B< :s 401 a :x'];
    const { path = [], at, under } = diverging(script, [rule('NICK-03')]);
    expect(under).toEqual(['NICK-03']);
    expect(at).toBe(8);
    expect(path.at(-1)?.standing).toEqual({
      A: [...FRESH, ...BESIDE],
      B: [...FRESH, ...BESIDE],
    });
  });

  test('which goes through a wrong reading of lines, each at the piece that it was written in', () => {
    const script = [
      'A> NICK a',
      'A> USER u 0 * :r',
      'A< :s 001 a :Welcome',
      'A> PING x | PING y',
      'A< :s PONG s y',
      'A< :s PONG s x',
      'A> NICK',
      'A< :s 401 a :x',
    ];
    const swapped = RULES.filter(({ relaxation }) => relaxation.misreads === 'swapped');
    const { path = [], transcript, at } = diverging(script, swapped);
    expect(transcript[at]?.text).toBe(':s 401 a :x');
    expect(path.map(({ line }) => transcript[line]?.text)).toEqual([
      'NICK a',
      'USER u 0 * :r',
      'PING y',
      'PING x',
    ]);
  });

  test('which is empty where nothing at all is explained', () => {
    expect(diverging(['A< :s 433 * a :x'])).toMatchObject({ at: 0, path: [] });
  });

  test('which names no line behind it: what is shown later is told there', () => {
    const slow = speaking({ registration_completes: ['later'] });
    const script = [
      'B> NICK b | USER u 0 * :r',
      'A> NICK b | NICK',
      'A< :s 433 * b :x',
      'A< :s 401 * :x',
      'B< :s 001 b :x',
    ];
    const judge = createJudge(slow, table);
    const found = explain(judge, { history: historyOf(script), setting: SETTING }, null, []);
    for (const { line } of found?.path ?? []) expect(line).toBeLessThanOrEqual(found?.at ?? -1);
    expect(found?.path?.length).toBeGreaterThan(0);
  });
});
