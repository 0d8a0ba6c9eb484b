import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { accepts } from '../../adapters/port.ts';
import { findProgram, programFolders } from '../../adapters/program.ts';
import { launch, type Launch } from '../../adapters/process.ts';
import { reference } from '../../adapters/reference.ts';
import { ROOT } from '../../adapters/root.ts';
import type { RunningServer } from '../../adapters/server.ts';

const options = { password: null, startWithin: 5_000 };

/** Listens on the port, prints who and where it is, and does what else it is told. */
const listener = (rest: string): string =>
  `console.log(JSON.stringify({ uid: process.getuid(), gid: process.getgid(), groups: process.getgroups(), cwd: process.cwd(), pid: process.pid }));` +
  `${rest}; require("net").createServer().listen(process.argv[1], "127.0.0.1");`;
const spec = (rest = ''): Launch => ({
  argv: ({ port }) => [process.execPath, '-e', listener(rest), String(port)],
  files: () => ({ 'ircd.conf': 'nothing' }),
  secluded: true,
  password: null,
  hint: 'none',
});

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);
interface Said {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly cwd: string;
  readonly pid: number;
}

/** What the server printed before it listened; its pipe may be read a little after its port accepts. */
const said = async (server: RunningServer): Promise<Said> =>
  vi.waitFor((): Said => JSON.parse(server.log()[0] ?? ''), { interval: 1 });

describe('a server that is started', () => {
  test('listens, and when it was stopped its port, its process and its folder are gone', async () => {
    const server = await launch(spec(), options);
    expect(await accepts(server.host, server.port, 1_000)).toBe(true);
    const { cwd, pid } = await said(server);
    expect(readdirSync(cwd)).toEqual(['ircd.conf']);
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect(await accepts(server.host, server.port, 1_000)).toBe(false);
    expect([existsSync(cwd), isAlive(pid)]).toEqual([false, false]);
    expect(await server.exited).toEqual({ code: null, signal: 'SIGTERM' });
  });

  test('is killed when it does not heed SIGTERM', async () => {
    const server = await launch(spec('process.on("SIGTERM", () => console.log("no"));'), options);
    await server.stop();
    expect(await server.exited).toEqual({ code: null, signal: 'SIGKILL' });
    expect(server.log()).toContain('no');
  });

  test('keeps the last 200 lines of its log', async () => {
    const script = `for (let i = 1; i <= 500; i += 1) console.log(i); ${listener('')}`;
    const argv: Launch['argv'] = ({ port }) => [process.execPath, '-e', script, String(port)];
    const server = await launch({ ...spec(), argv }, options);
    await server.stop();
    expect(server.log().slice(0, 2)).toEqual(['302', '303']);
    expect(server.log().slice(-2)).toEqual(['500', expect.stringContaining('"pid"')]);
  });

  test.runIf(process.getuid?.() === 0)('has no privileges, and may write to its folder only', async () => {
    const server = await launch(spec('require("fs").writeFileSync("mine", "");'), options);
    const { uid, gid, groups, cwd } = await said(server);
    expect([uid, gid, groups]).toEqual([65_534, 65_534, [65_534]]);
    expect(statSync(cwd).uid).toBe(65_534);
    expect(readdirSync(cwd).toSorted()).toEqual(['ircd.conf', 'mine']);
    await server.stop();
  });

  test.runIf(findProgram('setpriv', programFolders(), '/') !== null)(
    'does not outlive its starter',
    async () => {
      const command = `node -e 'require("net").createServer().listen(process.argv[1], "127.0.0.1")' {port}`;
      const script =
        `import { commandAdapter } from ${JSON.stringify(join(ROOT, 'dist/adapters/index.js'))};` +
        `const adapter = commandAdapter(${JSON.stringify(command)});` +
        `const { port } = await adapter.start({ password: null, startWithin: 5000 });` +
        `console.log(port); process.kill(process.pid, 'SIGKILL');`;
      const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const port = Number(String((await once(parent.stdout, 'data'))[0]));
      await once(parent, 'close');
      const deadline = performance.now() + 2_000;
      while ((await accepts('127.0.0.1', port, 1_000)) && performance.now() < deadline);
      expect(await accepts('127.0.0.1', port, 1_000)).toBe(false);
    },
  );
});

test('a server that fails to start leaves nothing behind', async () => {
  const failing: Launch = {
    ...spec(),
    argv: ({ folder }) => [
      process.execPath,
      '-e',
      `console.log(process.pid, ${JSON.stringify(folder)}); process.exit(7)`,
    ],
  };
  const error: unknown = await launch(failing, options).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: 'StartError',
    hint: 'none',
    message: expect.stringContaining('exit code 7'),
  });
  const [, pid, folder] = /(\d+) (\/\S+)/.exec(String(error)) ?? [];
  expect([isAlive(Number(pid)), existsSync(folder ?? '/')]).toEqual([false, false]);
});

test('the reference server keeps its password out of the list of processes', async () => {
  const server = await reference.start({ ...options, password: 'top-secret' });
  expect(server.password).toBe('top-secret');
  const lines = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => (existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'latin1') : ''));
  await server.stop();
  expect(lines.filter((line) => line.includes('--stop-with-stdin')).length).toBeGreaterThan(0);
  expect(lines.filter((line) => line.includes('top-secret'))).toEqual([]);
  expect(await server.exited).toEqual({ code: 0, signal: null });
  expect(server.log().at(-1)).toBe('stopped by SIGTERM');
});
