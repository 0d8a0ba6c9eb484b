import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reference } from '../../../adapters/index.ts';
import { freePort } from '../../../adapters/port.ts';
import { parseReport } from '../../../conformance/report/schema.ts';

const CLI = join(import.meta.dirname, '../../../dist/conformance/cli.js');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function nickCollider(...args: readonly string[]) {
  const out = join(folder, 'out');
  const run = spawnSync(process.execPath, [CLI, ...args, '--out', out], {
    encoding: 'utf8',
    timeout: 110_000,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { ...run, report: () => parseReport(readFileSync(join(out, 'report.json'), 'utf8')) };
}

describe('the built command line against real servers', { timeout: 120_000 }, () => {
  test('a server without faults conforms: exit code 0', () => {
    const { status, stdout, report } = nickCollider('check', 'reference', '--runs', '60', '--seed', '3');
    expect(stdout).toContain('✓ conforms');
    expect(status).toBe(0);
    expect(report()).toMatchObject({ verdict: 'conforms', plans: 60, divergences: [], undecided: {} });
  });

  test('a planted fault is found, shrunk and explained: exit code 1', () => {
    const { status, stdout, report } = nickCollider(
      'check',
      'reference',
      '--runs',
      '60',
      '--seed',
      '3',
      '--faults',
      'echo-from-new-nick',
    );
    expect(status).toBe(1);
    expect(stdout).toContain('NICK-11');
    const [divergence] = report().divergences;
    expect(divergence).toMatchObject({ rule: 'NICK-11', grade: 'must', seen: { times: 5, of: 5 } });
    // A logon, in one write or in two, and one change of nick.
    expect(divergence?.shrunk.to.connections).toBe(1);
    expect(divergence?.shrunk.to.acts).toBeLessThanOrEqual(3);
  });

  test('a server that dies of a plan is found out: exit code 1', () => {
    const { status, report } = nickCollider(
      'check',
      'reference',
      '--runs',
      '20',
      '--seed',
      '3',
      '--faults',
      'crash-on-bare-NICK',
    );
    expect(status).toBe(1);
    expect(report().divergences).toMatchObject([
      { rule: 'LIVE-01', shrunk: { to: { acts: 1, connections: 1 } } },
    ]);
  });

  test('a server that lets everybody in is told so where it is known to ask for a password', async () => {
    const server = await reference.start({ password: null, startWithin: 5_000 });
    const options = ['--password', 'hush', '--runs', '60', '--seed', '3'];
    const target = `irc://127.0.0.1:${server.port}`;
    const open = nickCollider('check', target, ...options);
    const known = nickCollider('check', target, ...options, '--dialect', 'ft_irc');
    await server.stop();
    expect([open.status, known.status]).toEqual([0, 1]);
    expect(known.report().divergences.map(({ rule }) => rule)).toContain('PASS-02');
  });

  test.each([
    ['check', 'reference-ft-irc', '--dialect', 'ft_irc', '--runs', '100', '--seed', '3'],
    ['check', 'reference', '--fragment', '--runs', '100', '--seed', '3'],
  ])('%s %s %s conforms', (...args) => {
    const { status, report } = nickCollider(...args);
    expect(status).toBe(0);
    expect(report()).toMatchObject({ verdict: 'conforms', divergences: [], undecided: {} });
  });

  test('a server that takes what it reads for whole lines is found out at once where each line comes in pieces', () => {
    const { status, report } = nickCollider(
      'check',
      'reference',
      '--faults',
      'split-line-lost',
      '--fragment',
      '--runs',
      '20',
      '--seed',
      '3',
    );
    expect(status).toBe(1);
    const [first] = report().divergences;
    expect(first).toMatchObject({
      rule: 'LINE-01',
      seen: { times: 5, of: 5 },
      shrunk: { to: { connections: 1 } },
    });
    // What fails without them is shown without them; this does not.
    expect(JSON.stringify(first?.plan).match(/lineCuts/g)).toHaveLength(1);
  });

  test('where nobody listens nothing is tested: exit code 2, and the next step', async () => {
    const { status, stderr } = nickCollider('check', `irc://127.0.0.1:${await freePort()}`);
    expect(status).toBe(2);
    expect(stderr).toContain('nobody listens');
    expect(stderr).toContain('--command');
  });
});

/** The command line that starts the reference server as any other one. */
const REFERENCE = join(import.meta.dirname, '../../../dist/adapters/reference/main.js');
const limited = (limits: string, faults = ''): readonly string[] => [
  'check',
  '--command',
  `${process.execPath} ${REFERENCE} --port {port} --limits ${limits}${faults === '' ? '' : ` --faults ${faults}`}`,
];

describe('a server with limits', { timeout: 120_000 }, () => {
  test('that turns clients away and makes them wait is told of what that costs, and of nothing else', () => {
    const { status, stdout, report } = nickCollider(
      ...limited('max-clients=10,refuse-every=3,penalty=250ms/1s'),
      '--runs',
      '6',
      '--clients',
      '16',
      '--seed',
      '3',
    );
    expect(status).toBeOneOf([0, 3]);
    expect(report().divergences).toEqual([]);
    expect(report().limits?.map(({ what }) => what)).toEqual([
      'the server turns clients away',
      expect.stringMatching(/makes a client wait about \d{3} ms/),
    ]);
    expect(stdout).toContain('docs/limits.md');
  });

  test('has its faults told all the same: exit code 1', () => {
    const { status, report } = nickCollider(
      ...limited('max-clients=10,flood=12/500ms', 'refused-nick-granted'),
      '--runs',
      '24',
      '--clients',
      '16',
      '--seed',
      '3',
    );
    expect(status).toBe(1);
    expect(report().divergences[0]).toMatchObject({ rule: 'NICK-03', grade: 'must' });
    expect(report().limits?.length).toBeGreaterThan(0);
  });
});
