import { describe, expect, test } from 'vitest';
import type { HistoryEvent } from '../../conformance/history.ts';
import { observe, type Lane, type ObservationContext } from '../../conformance/observation.ts';
import { encodeBase64 } from '../../conformance/sasl/base64.ts';
import { historyOf } from './history-of.ts';
import { EXAMPLE, USER } from './sasl/example.ts';

const CONTEXT: ObservationContext = { password: 'sesame', accounts: [], releaseWithin: 10e6, deadline: 50e6 };

const lanes = (script: readonly string[], context = CONTEXT): readonly Lane[] =>
  observe(historyOf(script), context).connections;

function written(...pieces: readonly string[]): readonly string[] {
  const events = pieces.map((data, at): HistoryEvent => ({
    kind: 'write',
    connection: 0,
    at,
    data,
    by: 'plan',
  }));
  const { connections } = observe({ connections: 1, events, ended: 1e9 }, CONTEXT);
  return (connections[0] as Lane).operations.map(({ command, event }) => `${event} ${command.line}`);
}

const cookies = (script: readonly string[]): readonly (string | null)[] =>
  lanes(script).flatMap(({ operations }) => operations.map(({ cookie }) => cookie));

const pending = (script: readonly string[]): number | undefined => lanes(script)[0]?.pending;

const rights = (password: string | null): readonly boolean[] =>
  lanes(['A> PASS sesame | PASS open | PASS | USER sesame'], { ...CONTEXT, password }).flatMap(
    ({ operations }) => operations.map(({ right }) => right),
  );

const ops = (script: readonly string[]): readonly string[] =>
  lanes(script).flatMap(({ operations }) => operations.map(({ command }) => command.kind));

describe('the lines that were sent', () => {
  test('count from the write that ended them', () => {
    expect(written('NICK a\r\nUS', 'ER u 0 * :r', '\r\n')).toEqual(['0 NICK a', '2 USER u 0 * :r']);
  });

  test('end at LF, with or without CR', () => {
    expect(written('NICK a\nNICK b\r\n')).toEqual(['0 NICK a', '0 NICK b']);
  });

  test('are none when their end was never written', () => {
    expect(written('NICK a')).toEqual([]);
  });
});

describe('a line that need not be ended to be read', () => {
  test('has got its CR, and counts from then on', () => {
    expect(written('NICK a\r')).toEqual(['0 NICK a']);
    expect(written('NICK a\r', '\n')).toEqual(['0 NICK a']);
    expect(written('NI', 'CK a\r', '\nNICK b\r\n')).toEqual(['1 NICK a', '2 NICK b']);
  });

  test('has passed the length limit, and counts from then on', () => {
    const long = 'x'.repeat(511);
    expect(written(long)).toEqual([`0 ${long}`]);
    expect(written('x'.repeat(510))).toEqual([]);
    expect(written('x'.repeat(510), 'x', 'y\r\n')).toEqual([`1 ${long}y`]);
  });

  test('and one behind it counts from its own end', () => {
    expect(written('NICK a\r', '\nNICK b', '\r\n')).toEqual(['0 NICK a', '2 NICK b']);
  });
});

describe('what a client that drops its connection did', () => {
  test('stands among its operations, behind what it had sent', () => {
    expect(ops(['A> NICK a | PING x', 'A- half-close'])).toEqual(['NICK', 'PING', 'DROP']);
    expect(lanes(['A> NICK a | PING x', 'A- reset', 'B> NICK b']).map(({ drop }) => drop)).toEqual([2, -1]);
  });

  test('tears the connection, unless it read on to the end', () => {
    const torn = lanes(['A- reset', 'B- close', 'C- half-close', 'C.', 'D- half-close', 'D~']);
    expect(torn.map((lane) => lane.torn)).toEqual([true, true, false, true]);
  });

  test('is its leaving, unless it had sent QUIT before', () => {
    const [dropped, quit] = lanes(['A> NICK a', 'A- reset', 'B> QUIT', 'B- reset']);
    expect([dropped?.left, quit?.left]).toEqual([3, 4]);
  });

  test('leaves a line without an end unsaid', () => {
    expect(ops(['A_ NICK a', 'A- half-close'])).toEqual(['DROP']);
  });

  test('releases its nick after the bound, counted from then and not from the server’s close', () => {
    const masks = lanes(['B- half-close', '6', 'B.', 'A> NICK a', '3', 'A> NICK a', 'C~', '10', 'A> NICK a']);
    expect(masks[0]?.operations.map(({ released, dropped }) => [released, dropped])).toEqual([
      [0b000, 0b000],
      [0b010, 0b010],
      [0b110, 0b010],
    ]);
  });
});

describe('what is known of an operation', () => {
  test('is that a PONG has the token of a PING that had come on the same connection', () => {
    expect(cookies(['A< PING :12', 'A> PONG 12', 'A> PONG :12'])).toEqual(['last', 'last']);
  });

  test('is that it has the token of an earlier one, which another has followed', () => {
    expect(cookies(['A< PING :1', 'A< PING :2', 'A> PONG 1 | PONG 2'])).toEqual(['earlier', 'last']);
    // The second may have been under way when the first was answered.
    expect(cookies(['A< PING :1', 'A> PONG 1', 'A< PING :2'])).toEqual(['earlier']);
  });

  test('is that a PONG has not: it came too early, has another token, is another connection’s, or is no PONG', () => {
    expect(cookies(['A> PONG 12', 'A< PING :12', 'A> PONG 13 | PONG | PING 12', 'B> PONG 12'])).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test('is whether a PASS holds the password, which is never so where none is known', () => {
    expect(rights('sesame')).toEqual([true, false, false, false]);
    expect(rights(null)).toEqual([false, false, false, false]);
  });

  test('is whose close was seen so long before that its nick must be free', () => {
    const masks = lanes(['B> QUIT', 'B.', '3', 'C~', 'A> NICK a', '6', 'A> NICK a', '10', 'A> NICK a']);
    expect(masks[0]?.operations.map(({ released }) => released)).toEqual([0b000, 0b010, 0b110]);
  });
});

describe('the end of observation', () => {
  test('leaves operations pending that could still have been answered', () => {
    expect(pending(['A> NICK', '60', 'A> PING x', '!'])).toBe(1);
  });

  test('leaves none pending once the deadline has passed', () => {
    expect(pending(['A> NICK', '60', 'A> PING x', '60', '!'])).toBe(2);
  });

  test('counts the deadline from the last sign of life', () => {
    expect(pending(['A> NICK', '60', 'A< NOTICE * :busy', '!'])).toBe(0);
  });
});

describe('what a connection received', () => {
  test('ends in a close, and is torn only after a reset', () => {
    const [fin, torn, open] = lanes(['A> QUIT', 'A< ERROR :x', 'A.', 'B~', 'C< NOTICE * :x']);
    expect([fin?.torn, torn?.torn, open?.torn]).toEqual([false, true, false]);
    expect([fin, torn, open].map((lane) => lane?.received.at(-1)?.line)).toEqual([null, null, 'NOTICE * :x']);
  });

  test('tells from which line on it is in a channel', () => {
    const [joined, not] = lanes(['A< :s 001 a :x', 'A< :a!u@h JOIN #c', 'B< :s 001 b :x']);
    expect([joined?.joined, not?.joined]).toEqual([1, Infinity]);
  });
});

const KNOWING = { ...CONTEXT, accounts: [USER] };

const code = (bytes: string): string => `AUTHENTICATE ${encodeBase64(bytes)}`;

/** The account that the last thing said on each connection proves by SCRAM, and what the last thing received proves. */
const proofs = (script: readonly string[]): readonly unknown[] =>
  lanes(script, KNOWING).map(({ operations, received }) => [
    operations.at(-1)?.authentication?.scramFinal,
    received.at(-1)?.proof,
  ]);

describe('what is said to SASL', () => {
  test('is known of an AUTHENTICATE alone, whatever its case', () => {
    const said = lanes([`A> NICK a | authenticate ${encodeBase64('\0user\0pencil')} | USER x`], KNOWING);
    expect(said[0]?.operations.map(({ authentication }) => authentication?.plain)).toEqual([
      undefined,
      'user',
      undefined,
    ]);
  });

  test('is put together from the chunks of one connection, whatever stands between them', () => {
    const chunk = 'A'.repeat(400);
    const said = lanes([`A> AUTHENTICATE ${chunk}`, 'B> AUTHENTICATE AAAA', 'A> NICK a | AUTHENTICATE AA==']);
    const totals = said.map(({ operations }) => operations.map((each) => each.authentication?.total));
    expect(totals).toEqual([[400, undefined, 404], [4]]);
  });

  test('proves an account by SCRAM on the connection whose challenge it answers, and the server proves itself there', () => {
    const first = `A> ${code(EXAMPLE.clientFirst)}`;
    const challenge = `A< :s ${code(EXAMPLE.serverFirst)}`;
    const final = code(EXAMPLE.clientFinal);
    const verdict = `A< ${code(EXAMPLE.serverFinal)}`;
    expect(proofs([first, challenge, `A> ${final}`, verdict])).toEqual([['user', 'right']]);
    expect(proofs([first, `A> ${final}`, challenge, verdict])).toEqual([[null, 'wrong']]);
    expect(proofs([first, challenge, `A> ${final}`, verdict.replace('v', 'w')])).not.toEqual([
      ['user', 'right'],
    ]);
    expect(proofs([first, challenge, `B> ${final}`])[1]).toEqual([null, undefined]);
  });

  test('is nobody’s proof where nobody knows of accounts', () => {
    const said = lanes([`A> ${code('\0user\0pencil')}`, 'A< AUTHENTICATE +', 'A< AUTHENTICATE']);
    expect(said[0]?.operations[0]?.authentication).toMatchObject({ isBase64: true, plain: null });
    expect(said[0]?.received.map(({ proof }) => proof)).toEqual([null, null]);
  });
});

describe('how long a connection was quiet', () => {
  const events: readonly HistoryEvent[] = [
    { connection: 0, at: 0, kind: 'open' },
    { connection: 0, at: 100e6, kind: 'write', data: 'NICK a\r\n', by: 'plan' },
    { connection: 0, at: 300e6, kind: 'line', line: ':s NOTICE * :x' },
    { connection: 0, at: 500e6, kind: 'line', line: 'PING :there' },
    { connection: 0, at: 1000e6, kind: 'write', data: 'QUIT\r\n', by: 'runner' },
  ];
  const quiet = (lag?: number): readonly number[] => {
    const history = { connections: 1, events, ended: 2e9, ...(lag === undefined ? {} : { lag }) };
    const [lane] = observe(history, CONTEXT).connections;
    return (lane as Lane).operations.map((operation) => operation.quiet / 1e6);
  };

  test('is counted from what was written, and from what came but for PING', () => {
    expect(quiet()).toEqual([100, 700]);
  });

  test('does not count what the suite could not listen', () => {
    expect(quiet(250e6)).toEqual([0, 450]);
  });
});
