import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFailures } from '../../conformance/cli/failure-folder.ts';
import { parseReport } from '../../conformance/report/schema.ts';
import { apart, asUser } from './as-user.ts';
import { inspect } from './folder.ts';
import { CLI } from '../command-line.ts';
import { openSite, runToEnd, start } from './suite-run.ts';

const site = openSite();
const { environment } = site;
const FAULTY = ['check', 'reference', '--runs', '25', '--seed', '3', '--no-shrink', '--faults'];
const user = asUser();
const mounts = apart('--mount');

/** A server that must not be touched. */
let touched = 0;
let server: Server;
let address = '';
beforeAll(async () => {
  server = createServer(() => {
    touched += 1;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  site.remove();
});

const reportOf = (out: string) => parseReport(readFileSync(join(out, 'report.json'), 'utf8'));

/** The command line must refuse this with exit code 2, a reason and a next step, before it touches the server. */
async function refused(argv: readonly string[], reason: string | RegExp, before: readonly string[] = []) {
  const { code, out, err } = await runToEnd(['check', address, ...argv], environment, { before });
  expect({ code, out, touched }).toEqual({ code: 2, out: '', touched: 0 });
  expect(err).toMatch(reason);
  expect(err.trim().split('\n').length).toBeGreaterThan(2);
  expect(err).not.toMatch(/\n\s+at /);
}

describe('a place that cannot be written is told before the server is touched', { timeout: 120_000 }, () => {
  test.concurrent('because it is a file', async () => {
    const file = join(site.out('file'), 'out');
    writeFileSync(file, 'mine');
    await refused(['--out', file], /--out: cannot write .*out/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test.runIf(user !== null)('because nobody may write there', async () => {
    const out = site.out('read-only');
    chmodSync(out, 0o555);
    await refused(['--out', out], 'EACCES', user ?? []);
    await refused(['--out', join(out, 'new')], 'EACCES', user ?? []);
    const open = site.out('open');
    chmodSync(open, 0o777);
    mkdirSync(join(open, 'failures'), { mode: 0o555 });
    await refused(['--out', open], /cannot write .*failures/, user ?? []);
  });

  test.concurrent('because no file may grow so far', async () => {
    const before = ['prlimit', '--fsize=20000'];
    if (spawnSync('prlimit', ['--version']).status === 0)
      await refused(['--out', site.out('short')], 'EFBIG', before);
  });
});

describe('a dialect that cannot be read is told before the server is touched', { timeout: 120_000 }, () => {
  test.concurrent.each([
    ['missing.json', null, 'ENOENT'],
    ['half.json', '{ "nick_missing": ', 'no JSON'],
    ['list.json', '[]', 'is not a value'],
    ['unknown.json', '{ "tea": "green" }', 'there is no choice tea'],
    ['wrong.json', '{ "nick_missing": "999" }', 'nick_missing cannot be 999'],
  ])('%s', async (name, text, reason) => {
    const out = site.out(`dialect ${name}`);
    if (text !== null) writeFileSync(join(out, name), text);
    await refused(['--dialect', join(out, name), '--out', out], reason);
  });

  test.runIf(user !== null)('one that others may not read', async () => {
    const out = site.out('dialect closed');
    chmodSync(out, 0o777);
    writeFileSync(join(out, 'closed.json'), '{}', { mode: 0o600 });
    await refused(['--dialect', join(out, 'closed.json'), '--out', out], 'EACCES', user ?? []);
  });
});

describe('a place that goes away in the middle of a run', { timeout: 120_000 }, () => {
  test.concurrent('is made again, and the run loses nothing that comes after', async () => {
    const out = site.out('removed');
    const run = start([...FAULTY, 'echo-from-new-nick', '--out', out], environment);
    await run.said('found');
    rmSync(out, { recursive: true, force: true });
    const { code, err } = await run.ended;
    expect([code, err]).toEqual([1, expect.not.stringContaining('could not be written')]);
    expect(reportOf(out).verdict).toBe('diverges');
    expect(readFailures(out).failures).not.toEqual([]);
    inspect(out);
  });

  test.concurrent(
    'for ever costs the report in the file, and is said; what was found is still told',
    async () => {
      const out = join(site.out('replaced'), 'out');
      const run = start([...FAULTY, 'echo-from-new-nick', '--out', out], environment);
      await run.said('found');
      rmSync(out, { recursive: true });
      writeFileSync(out, 'mine');
      const { code, out: printed, err } = await run.ended;
      expect([code, printed]).toEqual([1, expect.stringContaining('✗ NICK-11')]);
      expect(err).toContain('report.json could not be written');
      expect(err.match(/what diverges is not kept/g)).toHaveLength(1);
    },
  );

  test.concurrent('is no success where nothing diverges: exit code 2', async () => {
    const out = join(site.out('conforming'), 'out');
    const run = start(['check', 'reference', '--runs', '10', '--out', out], environment);
    await run.said('checking');
    rmSync(out, { recursive: true });
    writeFileSync(out, 'mine');
    const { code, out: printed } = await run.ended;
    expect([code, printed]).toEqual([2, expect.stringContaining('✓ conforms')]);
  });
});

/** Runs a script of `sh` on a disk of its own, which has little room; `$@` is the command line. */
const onDisk = (name: string, script: string) => {
  const disk = join(site.out(name), 'disk');
  mkdirSync(disk);
  const text = `mount -t tmpfs -o size=200k none "$1" && cd "$1" && shift || exit 9; ${script}`;
  const [program = '', ...args] = mounts ?? [];
  const argv = [...args, text, 'sh', disk, process.execPath, CLI];
  return spawnSync(program, argv, { encoding: 'utf8', env: environment, timeout: 100_000 });
};

describe.runIf(mounts !== null)('a full disk', { timeout: 120_000 }, () => {
  test('is told before the server is touched', () => {
    const { status, stderr } = onDisk(
      'full',
      'cat /dev/zero >filler 2>/dev/null; exec "$@" check reference --runs 5 --out out',
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining('ENOSPC')]);
    expect(stderr).not.toContain('checking');
  });

  test('that becomes full in mid-run is told once, leaves whole files, and costs no divergence', () => {
    // The disk is full as soon as the server was met: all that is found comes later.
    const script = `"$@" ${FAULTY.join(' ')} echo-from-new-nick --out out >../printed 2>../said & run=$!
      while kill -0 $run 2>/dev/null && ! grep -q checking ../said; do sleep 0.02; done
      cat /dev/zero >filler 2>/dev/null
      wait $run; code=$?
      cat ../said >&2; cat ../printed; find . -name '*.tmp'; exit $code`;
    const { status, stdout, stderr } = onDisk('filling', script);
    expect([status, stderr.match(/what diverges is not kept for replay: ENOSPC/g)?.length]).toEqual([1, 1]);
    expect(stderr).toContain('report.json could not be written: ENOSPC');
    expect(stdout).toContain('✗ NICK-11');
    expect(stdout).not.toContain('.tmp');
  });
});

describe('two runs in one folder', { timeout: 120_000 }, () => {
  test('at the same time: each keeps what it found, and the report is that of one of them', async () => {
    const out = site.out('shared');
    const faults = ['echo-from-new-nick', 'refused-nick-granted'];
    const runs = await Promise.all(
      faults.map((fault) => runToEnd([...FAULTY, fault, '--out', out], environment)),
    );
    expect(runs.map(({ code }) => code)).toEqual([1, 1]);
    const kept = readFailures(out);
    expect(kept.unreadable).toEqual([]);
    const rules = kept.failures.map(({ failure: { rule, target } }) => [rule, target]);
    for (const [rule, fault] of [
      ['NICK-11', 'echo-from-new-nick'],
      ['NICK-03', 'refused-nick-granted'],
    ])
      expect(rules).toContainEqual([rule, { kind: 'named', name: 'reference', faults: [fault] }]);
    expect(inspect(out).whole.filter((path) => path.startsWith('failures/found'))).toEqual([]);
    expect(faults).toContain(reportOf(out).again.split('--faults ')[1]);
  });
});

describe('what is kept and cannot be read', { timeout: 120_000 }, () => {
  test('is named with its reason, and what can be read is run again: exit code 2', async () => {
    const out = site.out('unreadable');
    await runToEnd([...FAULTY, 'echo-from-new-nick', '--out', out], environment);
    const [first] = readFailures(out).failures;
    const broken = join(out, 'failures', 'B4D2.json');
    writeFileSync(broken, '{ "schema": 1');
    const all = await runToEnd(['replay', '--faults', 'none', '--out', out], environment);
    expect([all.code, all.err]).toEqual([2, expect.stringContaining('B4D2.json is skipped: it is not JSON')]);
    expect(all.out).toContain(`FIXED      ${first?.failure.id ?? '?'}`);
    const one = await runToEnd(['replay', 'B4D2', '--out', out], environment);
    expect([one.code, one.err]).toEqual([2, expect.stringContaining('check the server anew')]);
    expect(readFileSync(broken, 'utf8')).toBe('{ "schema": 1');
  });

  test.runIf(user !== null)('or cannot be marked is told: exit code 2', async () => {
    const out = site.out('unmarkable');
    await runToEnd([...FAULTY, 'echo-from-new-nick', '--out', out], environment);
    chmodSync(join(out, 'failures'), 0o555);
    chmodSync(out, 0o555);
    const argv = ['replay', '--faults', 'none', '--out', out];
    const { code, out: printed, err } = await runToEnd(argv, environment, { before: user ?? [] });
    expect([code, printed]).toEqual([2, expect.stringContaining('FIXED')]);
    expect(err).toContain('could not be marked: EACCES');
    expect(existsSync(join(out, 'report.json'))).toBe(true);
  });
});
