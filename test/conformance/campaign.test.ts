import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { campaign } from '../../conformance/campaign.ts';
import { createJudge } from '../../conformance/check.ts';
import { collectFindings, type Findings } from '../../conformance/findings.ts';
import { admit } from '../../conformance/health/wards.ts';
import { startNamespaces } from '../../conformance/namespace.ts';
import { startPatience } from '../../conformance/run/patience.ts';
import { startTally, type Tally } from '../../conformance/tally.ts';
import { PLAIN } from './history-of.ts';
import { metServer } from './met-server.ts';
import { WITHOUT_CAP } from './generate/without-cap.ts';

const PLANS = 3;

/** Runs a few plans against a server that treats each of its clients like this. */
async function campaignAgainst(
  treat: (socket: Socket) => void,
): Promise<{ readonly tally: Tally; readonly findings: Findings }> {
  const listener = createServer((socket) => {
    socket.on('error', () => undefined);
    treat(socket);
  });
  await new Promise<void>((resolve) => {
    listener.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens at a port
  const { port } = listener.address() as AddressInfo;
  const judge = createJudge(PLAIN);
  const findings = collectFindings(judge);
  const tally = startTally();
  const address = { host: '127.0.0.1', port };
  const server = metServer(address, { watched: true });
  const ward = await admit(server, PLAIN.deadlineMs, new AbortController().signal);
  try {
    const end = await campaign(0, {
      ward,
      judge,
      findings,
      examiner: null,
      tally,
      planOptions: { nickLength: PLAIN.nickLength, password: false, casemapping: null, ...WITHOUT_CAP },
      seed: 1,
      namespace: startNamespaces(),
      clients: 8,
      deadlineMs: PLAIN.deadlineMs,
      releaseMs: PLAIN.releaseMs,
      timers: null,
      patience: startPatience(),
      borne: new Set(),
      wants: (index) => index < PLANS,
      signal: new AbortController().signal,
      onRun: () => undefined,
    });
    expect(end).toEqual({ kind: 'done' });
    return { tally, findings };
  } finally {
    ward.monitor.stop();
    listener.close();
  }
}

describe('a server that closes a connection', () => {
  test('before its first answer may have no room: the plan is undecided, and says so', async () => {
    const { tally, findings } = await campaignAgainst((socket) =>
      socket.end('ERROR :Too many connections\r\n'),
    );
    expect(findings.all).toEqual([]);
    expect(Object.keys(tally.undecided)).toEqual([expect.stringContaining('admission control')]);
    expect(tally.plans).toBe(PLANS);
    expect(Object.values(tally.undecided)).toEqual([PLANS]);
  });

  test('after it answered something is judged', async () => {
    const { tally, findings } = await campaignAgainst((socket) => {
      socket.once('data', () => socket.end(':s 439 * :Wait\r\n:s 001 x :Welcome\r\nERROR :Go away\r\n'));
    });
    expect(tally.plans).toBe(PLANS);
    expect(tally.undecided).toEqual({});
    expect(findings.all.length).toBeGreaterThan(0);
  });
});
