import { describe, expect, test } from 'vitest';
import { newHouse } from '../../../adapters/reference/house.ts';
import { readOptions } from '../../../adapters/reference/options.ts';
import { listen } from '../../../adapters/reference/server.ts';
import { campaign } from '../../../conformance/campaign.ts';
import { createJudge } from '../../../conformance/check.ts';
import { circumstances, planOptionsOf } from '../../../conformance/circumstances.ts';
import { collectFindings } from '../../../conformance/findings.ts';
import { admit } from '../../../conformance/health/wards.ts';
import { startRestraint, type Cost } from '../../../conformance/limits/restraint.ts';
import { startNamespaces } from '../../../conformance/namespace.ts';
import { firstContact } from '../../../conformance/run/contact.ts';
import { startPatience } from '../../../conformance/run/patience.ts';
import { startTally } from '../../../conformance/tally.ts';
import { createTable } from '../../../model/table.ts';
import { ruleOf } from '../../hunt.ts';
import { metServer } from '../met-server.ts';

const TABLE = createTable();
const DEADLINE_MS = 2_000;
const CLIENTS = 24;

interface Outcome {
  readonly rules: readonly string[];
  readonly undecided: number;
  readonly cost: Cost;
}

/** What so many plans come to on the reference server with these limits, with more sockets at once than most of them allow. */
async function run(limits: string, plans: number, faults: readonly string[] = []): Promise<Outcome> {
  const options = readOptions(['--limits', limits, '--faults', faults.join()]);
  const house = newHouse(options.profile, null, options.faults, { limits: options.limits });
  const address = { host: '127.0.0.1', port: await listen(house, 0) };
  const welcome = await firstContact(address, { namespace: 'z0000', password: null, deadline: DEADLINE_MS });
  if (welcome.kind !== 'welcome') throw new Error(welcome.kind);
  const server = metServer(address, { welcome, watched: true });
  const known = circumstances(server, {}, { deadlineMs: DEADLINE_MS });
  const judge = createJudge(known, TABLE);
  const findings = collectFindings(judge);
  const tally = startTally();
  const restraint = startRestraint(CLIENTS, () => performance.now());
  const { signal } = new AbortController();
  const ward = await admit(server, DEADLINE_MS, signal);
  try {
    const end = await campaign(0, {
      ward,
      judge,
      findings,
      examiner: null,
      tally,
      restraint,
      signal,
      planOptions: planOptionsOf(server, known),
      seed: 5,
      namespace: startNamespaces(),
      clients: CLIENTS,
      deadlineMs: known.deadlineMs,
      releaseMs: known.releaseMs,
      timers: null,
      patience: startPatience(),
      borne: new Set(),
      wants: (index) => index < plans,
      onRun: () => undefined,
    });
    expect(end).toEqual({ kind: 'done' });
    expect(tally.plans).toBe(plans);
    const undecided = Object.values(tally.undecided).reduce((sum, count) => sum + count, 0);
    return { rules: findings.all.map(ruleOf), undecided, cost: restraint.cost };
  } finally {
    ward.monitor.stop();
    for (const { socket } of house.sessions) socket.destroy();
    house.listener?.close();
  }
}

describe(
  'a lawful server with a limit is told of nothing, and most plans are decided',
  { timeout: 60_000 },
  () => {
    test('room for ten connections', async () => {
      const { rules, undecided, cost } = await run('max-clients=10', 48);
      expect([rules, undecided]).toEqual([[], 0]);
      expect(cost.turnedAway).toBeGreaterThan(0);
      expect(cost.sockets[1]).toBeLessThan(CLIENTS);
    });

    test('three connections from one address: only who needs more is left undecided', async () => {
      const { rules, undecided, cost } = await run('per-address=3', 32);
      expect(rules).toEqual([]);
      expect(undecided).toBeLessThan(16);
      expect(cost.sockets[1]).toBeLessThan(CLIENTS);
    });

    test('each third connection refused', async () => {
      const { rules, undecided } = await run('refuse-every=3', 24);
      expect(rules).toEqual([]);
      expect(undecided).toBeLessThan(24);
    });

    test('a flood limit', async () => {
      const { rules, undecided, cost } = await run('flood=10/300ms', 8);
      expect(rules).toEqual([]);
      expect(undecided).toBeLessThan(4);
      expect(cost.putOut).toBeGreaterThan(0);
      expect(cost.pause).toBeGreaterThan(0);
    });
  },
);

describe('what is wrong beside a limit is found', { timeout: 60_000 }, () => {
  test.each(['per-address=3', 'refuse-every=3'])('%s', async (limits) => {
    const { rules } = await run(limits, 16, ['refused-nick-granted']);
    expect(rules).toContain('NICK-03');
  });
});
