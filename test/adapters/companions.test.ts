import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { launch, type Companion, type Launch } from '../../adapters/process.ts';
import type { Sign } from '../../adapters/readiness.ts';
import type { RunningServer } from '../../adapters/server.ts';

const options = { password: null, startWithin: 5_000 };

/** Runs until it is ended; says who it is, and writes a file that shows that it was there. */
const companion = (script: string): Companion => ({
  name: 'the services',
  argv: ({ linkPort }) => [process.execPath, '-e', script, String(linkPort)],
});
const STAYS = `console.log(JSON.stringify({ pid: process.pid, uid: process.getuid(), cwd: process.cwd(), link: process.argv[1] })); require('fs').writeFileSync('here', ''); setInterval(() => {}, 1000);`;

/** A server that listens and says where it is, with a companion beside it. It is ready when both are. */
const spec = (script: string): Launch => ({
  argv: ({ port, linkPort }) => [
    process.execPath,
    '-e',
    `console.log('server', process.cwd(), process.argv[2]); require('net').createServer().listen(process.argv[1], '127.0.0.1');`,
    String(port),
    String(linkPort),
  ],
  files: () => ({ 'services.conf': 'nothing' }),
  companions: [companion(script)],
  sign: ({ folder }): Sign => ({
    what: 'find its services',
    done: 'its services were there',
    look: async () => (existsSync(join(folder ?? '', 'here')) ? null : 'not yet'),
  }),
  secluded: true,
  password: null,
  hint: 'none',
});

interface Said {
  readonly pid: number;
  readonly uid: number;
  readonly cwd: string;
  readonly link: string;
}

const said = async (server: RunningServer): Promise<Said> =>
  vi.waitFor((): Said => JSON.parse(server.log().find((line) => line.startsWith('{')) ?? ''), {
    interval: 1,
  });

/** Whether it runs: what has ended may be left for a while for its parent to see. */
function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

describe('a companion of a server', () => {
  test('runs in its folder, knows the port of their link, and is gone with it when it was stopped', async () => {
    const server = await launch(spec(STAYS), options);
    const { pid, cwd, link } = await said(server);
    expect(server.log()).toContain(`server ${cwd} ${link}`);
    expect(isAlive(pid)).toBe(true);
    await server.stop();
    expect([isAlive(pid), existsSync(cwd)]).toEqual([false, false]);
    expect(await server.exited).toEqual({ code: null, signal: 'SIGTERM' });
  });

  test.runIf(process.getuid?.() === 0)('has no privileges', async () => {
    const server = await launch(spec(STAYS), options);
    const { uid, cwd } = await said(server);
    expect([uid, statSync(join(cwd, 'here')).uid]).toEqual([65_534, 65_534]);
    await server.stop();
  });

  test('that ends before the server is ready is told with how it ended and what was written', async () => {
    await expect(launch(spec(`console.log('no database'); process.exit(3)`), options)).rejects.toThrow(
      /^the services ended with exit code 3 before its services were there[^]*no database/,
    );
  });

  test('that never makes the server ready is told as such', async () => {
    const late = launch(spec('setInterval(() => {}, 1000)'), { ...options, startWithin: 1_000 });
    await expect(late).rejects.toThrow('the server did not find its services within 1000 ms');
  });

  test('that ends later leaves the server running, and a line in its log', async () => {
    const server = await launch(spec(STAYS), options);
    const { pid } = await said(server);
    const before = server.spoken();
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(server.log()).toContain('the services ended, SIGKILL'), { interval: 1 });
    expect([server.gone?.(), server.spoken()]).toEqual([false, before + 1]);
    await server.stop();
  });
});
