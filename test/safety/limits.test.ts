import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import { apart } from './as-user.ts';
import { CLI } from '../command-line.ts';
import { openSite, runToEnd } from './suite-run.ts';

const site = openSite();
afterAll(() => site.remove());

const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0;
if (!hasPrlimit) process.stderr.write('skipped: limits of open files (there is no prlimit)\n');
const network = apart('--net');

describe.runIf(hasPrlimit)('too few open files', { timeout: 120_000 }, () => {
  test.each([20, 40, 100])('%d are said to be too few, with the next step: exit code 2', async (limit) => {
    const before = ['prlimit', `--nofile=${limit}`];
    const argv = ['check', 'reference', '--out', site.out(`few ${limit}`)];
    const { code, err } = await runToEnd(argv, site.environment, { before });
    expect([code, err]).toEqual([2, expect.stringContaining(`may open only ${limit} files`)]);
    expect(err).toContain('ulimit -n');
  });

  test('fewer sockets are used than were asked for, which is said, and the server is not blamed', async () => {
    const before = ['prlimit', '--nofile=200'];
    const argv = ['check', 'reference', '--clients', '500', '--runs', '100', '--out', site.out('fewer')];
    const { code, out, err } = await runToEnd(argv, site.environment, { before });
    expect([code, out]).toEqual([0, expect.stringContaining('✓ conforms')]);
    expect(err).toMatch(/\d+ sockets at once, not 500: .*ulimit -n/);
  });
});

/** Runs a check where the near ends of connections have these ports only, and get none back at once. */
const withPorts = (range: string) => {
  const script = `ip link set lo up && echo '${range}' >/proc/sys/net/ipv4/ip_local_port_range &&
      echo 0 >/proc/sys/net/ipv4/tcp_tw_reuse && exec "$@"`;
  const [program = '', ...args] = network ?? [];
  const argv = ['check', 'reference', '--runs', '30', '--seed', '3', '--out', site.out(`ports ${range}`)];
  return spawnSync(program, [...args, script, 'sh', process.execPath, CLI, ...argv], {
    encoding: 'utf8',
    env: site.environment,
  });
};

describe.runIf(network !== null)('too few local ports', { timeout: 120_000 }, () => {
  test('leave plans undecided, with the reason and the next step: exit code 3', () => {
    const { status, stdout } = withPorts('40000 40005');
    expect([status, stdout]).toEqual([3, expect.stringContaining('no local port left')]);
    expect(stdout).toContain('0 diverge');
  });

  test('for a first logon are no server that does not listen: exit code 2', () => {
    const { status, stderr } = withPorts('40000 40000');
    expect([status, stderr]).toEqual([2, expect.stringContaining('no local port left')]);
    expect(stderr).not.toContain('nobody listens');
  });
});
