import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressAdapter, reference } from '../../../adapters/index.ts';
import type { Failure } from '../../../conformance/failure/failure.ts';
import { freeze } from '../../../conformance/failure/frozen.ts';
import type { Plan } from '../../../conformance/plan.ts';
import { replay, type ReplayOptions, type ReplayResult } from '../../../conformance/replay/replay.ts';
import type { Replayed } from '../../../conformance/replay/verdict.ts';
import { kept } from '../failure/sample.ts';
import { planOf } from '../toy-server.ts';

const OPTIONS: ReplayOptions = {
  clients: null,
  deadlineMs: null,
  password: null,
  accounts: [],
  faults: [],
  signal: new AbortController().signal,
};
const CIRCUMSTANCES = {
  ...freeze(
    {
      dialect: { casemapping: ['rfc1459'] },
      nickLength: 15,
      password: null,
      accounts: [],
      capabilities: null,
      packages: null,
      timers: null,
      deadlineMs: 2000,
      releaseMs: 500,
    },
    { casemapping: '005' },
  ),
};

/** A failure of a rule, shown by these lines, on the reference server. */
function failureOf(rule: string, plan: Plan, change: Partial<Failure> = {}): Failure {
  return { ...kept, rule, plan, circumstances: CIRCUMSTANCES, under: [], ...change };
}

/** What has become of failures on the reference server with these faults. */
async function replayed(
  failures: readonly Failure[],
  change: Partial<ReplayOptions> = {},
): Promise<readonly Replayed[]> {
  const told: Replayed[] = [];
  const options = { ...OPTIONS, ...change };
  await replay(reference, 'reference', failures, options, (_failure, became) => told.push(became));
  return told;
}

const REFUSED = failureOf(
  'NICK-03',
  planOf('A NICK {ns}e | USER u 0 * :r', 'B NICK {ns}e', 'B USER u 0 * :r'),
);
const DEATH = failureOf('LIVE-01', planOf('A NICK'), { death: 'crashed', seen: { times: 3, of: 3 } });

describe('a stored failure on a real server', { timeout: 60_000 }, () => {
  test('fails while the fault is there, and is fixed when it is not', async () => {
    expect(await replayed([REFUSED], { faults: ['refused-nick-granted'] })).toEqual([
      { kind: 'fails', times: 5, of: 5 },
    ]);
    // Five times at full speed, five times by hand.
    expect(await replayed([REFUSED])).toEqual([{ kind: 'fixed', times: 0, of: 10 }]);
  });

  test('that keeps its order only by hand is not held to be fixed', async () => {
    const loose = failureOf('NICK-03', planOf('B NICK {ns}e', 'A NICK {ns}e | USER u 0 * :r'));
    const [became] = await replayed([loose], { faults: ['refused-nick-granted'] });
    expect(['fails', 'sometimes']).toContain(became?.kind);
  });

  test('that was seen now and then is run more often', async () => {
    const race = { ...REFUSED, seen: { times: 5, of: 20 } };
    expect(await replayed([race])).toEqual([{ kind: 'fixed', times: 0, of: 17 }]);
    const [became] = await replayed([race], { faults: ['refused-nick-granted'] });
    expect(became).toMatchObject({ kind: 'fails' });
  });

  test('is undecided where the server breaks another rule in front of it', async () => {
    expect(await replayed([REFUSED], { faults: ['numeric-without-source'] })).toEqual([
      { kind: 'undecided', cause: 'diverges otherwise: REPLY-03' },
    ]);
  });

  test('that was a death is there while the process ends, and fixed when it lives', async () => {
    expect(await replayed([DEATH], { faults: ['crash-on-bare-NICK'] })).toEqual([
      { kind: 'fails', times: 5, of: 5 },
    ]);
    expect(await replayed([DEATH])).toEqual([{ kind: 'fixed', times: 0, of: 5 }]);
  });

  test('is undecided where the server dies of it, and the next one meets a server that lives', async () => {
    const bare = failureOf('NICK-01', planOf('A NICK'));
    expect(await replayed([bare, REFUSED], { faults: ['crash-on-bare-NICK'] })).toEqual([
      { kind: 'undecided', cause: 'diverges otherwise: LIVE-01' },
      { kind: 'fixed', times: 0, of: 10 },
    ]);
  });

  test('is undecided where the server is no longer what it was', async () => {
    const { circumstances } = REFUSED;
    const others: readonly (readonly [Partial<Failure['circumstances']>, string])[] = [
      [{ nickLength: 9 }, 'NICKLEN=15'],
      [{ dialect: { ...circumstances.dialect, casemapping: ['ascii'] } }, 'CASEMAPPING=rfc1459'],
      [{ password: true }, '--password'],
    ];
    const failures = others.map(([change]) => ({
      ...REFUSED,
      circumstances: { ...circumstances, ...change },
    }));
    const became = await replayed(failures);
    expect(became.map(({ kind }) => kind)).toEqual(['undecided', 'undecided', 'undecided']);
    for (const [at, [, words]] of others.entries())
      expect(became[at]).toMatchObject({ cause: expect.stringContaining(words) });
  });

  test('is not told of when it was interrupted', async () => {
    expect(await replayed([REFUSED], { signal: AbortSignal.abort() })).toEqual([]);
  });
});

describe('at an address', () => {
  const listener = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const nick = /^NICK (\S+)/m.exec(data.toString())?.[1];
      if (nick !== undefined) socket.write(`:s 001 ${nick} :Welcome\r\n`);
      if (/^PING/m.test(data.toString())) socket.write(':s PONG s :x\r\n');
      if (/^QUIT/m.test(data.toString())) socket.end();
    });
  });
  beforeAll(() => new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void listener.close());

  test('a death cannot be seen, and is undecided', async () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens at a port
    const { port } = listener.address() as AddressInfo;
    const told: Replayed[] = [];
    const adapter = addressAdapter({ host: '127.0.0.1', port });
    await replay(adapter, 'it', [DEATH], OPTIONS, (_failure, became) => told.push(became));
    expect(told).toMatchObject([{ kind: 'undecided', cause: expect.stringContaining('--command') }]);
  });

  test('where nobody listens nothing is told of a failure', async () => {
    const adapter = addressAdapter({ host: '127.0.0.1', port: 1 });
    const result: ReplayResult = await replay(adapter, 'it', [REFUSED], OPTIONS, () => expect.unreachable());
    expect(result).toMatchObject({ kind: 'untestable', message: expect.stringContaining('nobody listens') });
  });
});
