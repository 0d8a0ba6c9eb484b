import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseReport } from '../../conformance/report/schema.ts';
import { inspect } from './folder.ts';
import { CLI } from '../command-line.ts';
import { openSite, runToEnd, start } from './suite-run.ts';

const site = openSite();
afterAll(() => site.remove());

const FAULTY = ['check', 'reference', '--faults', 'echo-from-new-nick', '--seed', '3'];
/** So long that nothing but the signal ends the wait. */
const PATIENT = ['--deadline', '10m'];
/** A program that runs another on a terminal of its own (util-linux). */
const hasTerminal = spawnSync('script', ['--version']).status === 0;
if (!hasTerminal) process.stderr.write('skipped: Ctrl-C on a terminal (there is no program script)\n');

const reportOf = (out: string) => parseReport(readFileSync(join(out, 'report.json'), 'utf8'));

/** A server that takes connections and lets `answer` say what it likes. */
async function listen(answer: (socket: Socket, data: string) => void): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).on('data', (data) => answer(socket, data.toString()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const addressOf = (server: Server): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;

describe('a signal', { timeout: 120_000 }, () => {
  test.concurrent.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s in the middle of a run: the report, whole files, exit code 130, no server',
    async (signal) => {
      const out = site.out(signal);
      const run = start([...FAULTY, '--for', '10m', '--out', out], site.environment);
      await run.said('found');
      run.child.kill(signal);
      const ended = await run.ended;
      expect([ended.code, ended.signal]).toEqual([130, null]);
      expect(ended.out).toContain('interrupted; until then: diverges');
      expect(ended.err).toContain('stopping; the report follows');
      expect(reportOf(out)).toMatchObject({ interrupted: true, verdict: 'diverges' });
      expect(inspect(out).whole.filter((path) => path.startsWith('failures/found'))).toEqual([]);
    },
  );

  test.concurrent('while the plan is looked for that a server died of: the death is reported', async () => {
    const out = site.out('death');
    const faulty = ['--faults', 'crash-on-bare-NICK', '--seed', '3', '--for', '3s'];
    const argv = ['check', 'reference', ...faulty, '--out', out];
    const run = start(argv, site.environment);
    await run.said('; looking for the plan');
    run.child.kill('SIGINT');
    expect((await run.ended).code).toBe(130);
    expect(reportOf(out).divergences.map(({ rule }) => rule)).toContain('LIVE-01');
    inspect(out);
  });

  test.concurrent('while nobody answers the first logon: said, exit code 130', async () => {
    const server = await listen(() => undefined);
    const out = site.out('silent');
    const run = start(['check', addressOf(server), ...PATIENT, '--out', out], site.environment);
    await once(server, 'connection');
    run.child.kill('SIGINT');
    const { code, err } = await run.ended;
    expect([code, err]).toEqual([130, expect.stringContaining('interrupted before')]);
    server.close();
  });

  test.concurrent(
    'while a server that was started does not listen: said, exit code 130, nobody left',
    async () => {
      const out = site.out('deaf');
      const script = join(out, 'deaf.mjs');
      writeFileSync(script, 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);');
      const run = start(['check', '--command', `node '${script}' {port}`, '--out', out], site.environment);
      await untilAlive(/deaf\.mjs \d+/);
      run.child.kill('SIGINT');
      const { code, err } = await run.ended;
      expect([code, err]).toEqual([130, expect.stringContaining('interrupted before the server listened')]);
      expect(site.alive().filter((line) => line.includes('deaf.mjs'))).toEqual([]);
    },
  );

  test.concurrent(
    'while a server answers nothing after the first logon: the report, exit code 130',
    async () => {
      let met = false;
      let killed = false;
      let run: ReturnType<typeof start> | null = null;
      const server = await listen((socket, data) => {
        if (met) {
          // A second one, be it that the suite asks again, would end it at once.
          if (!killed) run?.child.kill('SIGINT');
          killed = true;
          return;
        }
        const nick = /^NICK (\S+)/m.exec(data)?.[1];
        if (nick !== undefined) socket.write(`:s 001 ${nick} :Welcome\r\n:s 422 ${nick} :No MOTD\r\n`);
        const ping = /^PING (\S+)/m.exec(data)?.[1];
        if (ping !== undefined) socket.write(`:s PONG s ${ping}\r\n`);
        if (/^QUIT/m.test(data)) {
          met = true;
          socket.end('ERROR :bye\r\n');
        }
      });
      const out = site.out('mute');
      run = start(['check', addressOf(server), ...PATIENT, '--out', out], site.environment);
      expect((await run.ended).code).toBe(130);
      expect(reportOf(out)).toMatchObject({ interrupted: true, verdict: 'conforms', plans: 0 });
      server.close();
    },
  );

  test.concurrent('twice ends at once, also a server that heeds no SIGTERM: exit code 130', async () => {
    const out = site.out('twice');
    const script = join(site.out('stubborn'), 'stubborn.mjs');
    const main = join(import.meta.dirname, '../../dist/adapters/reference/main.js');
    writeFileSync(
      script,
      `import { spawn } from 'node:child_process';
       process.on('SIGTERM', () => {});
       spawn(process.execPath, [${JSON.stringify(main)}, '--port', process.argv[2]], { stdio: 'inherit' });
       setInterval(() => {}, 1000);`,
    );
    const run = start(['check', '--command', `node '${script}' {port}`, '--out', out], site.environment);
    await run.said('checking');
    const press = setInterval(() => run.child.kill('SIGINT'), 50);
    const { code } = await run.ended;
    clearInterval(press);
    expect(code).toBe(130);
    inspect(out);
  });
});

describe('what was kept', { timeout: 120_000 }, () => {
  const out = site.out('kept');
  beforeAll(async () => {
    await runToEnd(['demo', '--out', out], site.environment);
  }, 120_000);

  test('is still there when replay is interrupted: exit code 130', async () => {
    const server = await listen(() => undefined);
    const before = inspect(out).whole;
    const argv = ['replay', '--target', addressOf(server), ...PATIENT, '--out', out];
    const run = start(argv, site.environment);
    await once(server, 'connection');
    run.child.kill('SIGINT');
    const { code, out: printed } = await run.ended;
    expect([code, printed]).toEqual([130, expect.not.stringContaining('UNDECIDED')]);
    expect(inspect(out).whole).toEqual(before);
    server.close();
  });

  test('by demo until it is interrupted is reported: exit code 130', async () => {
    const demo = site.out('demo');
    const run = start(['demo', '--out', demo], site.environment);
    await run.said('checking');
    run.child.kill('SIGINT');
    expect((await run.ended).code).toBe(130);
    expect(reportOf(demo)).toMatchObject({ interrupted: true });
  });
});

/** Starts a run on a terminal, and tells when it begins to shrink. */
const onTerminal = (out: string) => {
  const line = [process.execPath, CLI, ...FAULTY, '--runs', '60', '--out', out]
    .map((word) => `'${word}'`)
    .join(' ');
  const child = spawn('script', ['-qec', line, '/dev/null'], { env: site.environment });
  let text = '';
  const shrinking = new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString();
      if (text.includes('shrinking')) resolve();
    });
  });
  return { child, shrinking, text: () => text };
};

describe.runIf(hasTerminal)('on a terminal', { timeout: 120_000 }, () => {
  test('Ctrl-C while shrinking: what was found is reported, exit code 130', async () => {
    const out = site.out('shrinking');
    const { child, shrinking, text } = onTerminal(out);
    await shrinking;
    child.stdin.write('\u0003');
    expect((await once(child, 'close'))[0]).toBe(130);
    expect(text()).toContain('interrupted; until then: diverges');
    expect(reportOf(out)).toMatchObject({ interrupted: true, verdict: 'diverges' });
  });

  test('the terminal is closed while shrinking: the report is written, and nobody is left', async () => {
    const out = site.out('closed');
    const { child, shrinking } = onTerminal(out);
    await shrinking;
    child.kill('SIGKILL');
    await site.deserted();
    expect(reportOf(out)).toMatchObject({ interrupted: true, verdict: 'diverges' });
    inspect(out);
  });
});

test('after all that no server is left, and no folder', async () => {
  await site.deserted();
  expect(site.leftTemporary()).toEqual([]);
});

async function untilAlive(what: RegExp): Promise<void> {
  while (!site.alive().some((line) => what.test(line)))
    await new Promise((resolve) => setTimeout(resolve, 20));
}
