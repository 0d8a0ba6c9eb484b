import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { afterAll, describe, expect, test } from 'vitest';
import { readFailures } from '../../conformance/cli/failure-folder.ts';
import { inspect } from './folder.ts';
import { openSite, runToEnd, start } from './suite-run.ts';

const site = openSite();
afterAll(() => site.remove());

/** Four folders, each of which is killed in five times. */
const FOLDERS = 4;
const KILLS = 5;
const CHECK = ['check', 'reference', '--runs', '40', '--faults', 'echo-from-new-nick'];
/** What a run says as it goes on, and how long after it the run is killed at most, in ms. */
const STAGES = [
  { said: '', within: 600 },
  { said: 'checking', within: 800 },
  { said: 'found', within: 3_000 },
] as const;

/** What was found in a folder and is not settled. */
function foundIn(out: string): readonly string[] {
  return inspect(out).whole.filter((path) => path.startsWith('failures/found'));
}

describe('kill -9', { timeout: 120_000 }, () => {
  test('at twenty random moments leaves whole files, what was told of, and no server', async () => {
    const seed = Number(process.env['NICK_COLLIDER_KILL_SEED'] ?? Date.now() % 1_000_000);
    process.stderr.write(`moments of kill -9 of seed ${seed} (NICK_COLLIDER_KILL_SEED)\n`);
    const dice = xoroshiro128plus(seed);
    const folders = Array.from({ length: FOLDERS }, (_none, folder) => ({
      out: site.out(`kill-${folder}`),
      moments: Array.from({ length: KILLS }, () => {
        const stage = STAGES[uniformInt(dice, 0, STAGES.length - 1)] ?? STAGES[0];
        return { said: stage.said, after: uniformInt(dice, 0, stage.within) };
      }),
    }));
    const killed = await Promise.all(
      folders.map(async ({ out, moments }) => {
        let times = 0;
        for (const [at, { said, after }] of moments.entries()) {
          const run = start([...CHECK, '--seed', String(at), '--out', out], site.environment);
          await run.said(said);
          const timer = setTimeout(() => run.child.kill('SIGKILL'), after);
          const { signal, err } = await run.ended;
          clearTimeout(timer);
          times += signal === 'SIGKILL' ? 1 : 0;
          inspect(out);
          if (err.includes('found NICK-')) expect(readFailures(out).failures).not.toEqual([]);
        }
        return times;
      }),
    );
    expect(killed.reduce((sum, times) => sum + times)).toBeGreaterThan(0);
    await site.deserted();
    expect(site.leftTemporary()).toEqual([]);

    const [first = ''] = folders.map(({ out }) => out);
    const left = join(first, '.report.json.4194999-00c0de.tmp');
    writeFileSync(left, '{ "schema": 1, "to');
    const waiting = new Set(foundIn(first));
    const again = await runToEnd([...CHECK, '--seed', '3', '--out', first], site.environment);
    expect(again.code).toBe(1);
    expect(inspect(first).halfWritten).toEqual([]);
    // What this run has found is settled. What a killed one of another seed had found may wait for ever, and is replayed as well.
    expect(foundIn(first).filter((path) => !waiting.has(path))).toEqual([]);
    const replayed = await runToEnd(['replay', '--faults', 'none', '--out', first], site.environment);
    // What was never shown again is undecided.
    expect([0, 3]).toContain(replayed.code);
    expect(replayed.err).not.toContain('skipped');
  });

  /** Starts the reference server as a child of its own, which stays when its parent goes. */
  const forking = `import { spawn } from 'node:child_process';
    const [main, port] = process.argv.slice(2);
    process.on('SIGTERM', () => {});
    spawn(process.execPath, [main, '--port', port], { stdio: 'inherit' });
    setInterval(() => {}, 1000);`;

  test.each(['with setpriv', 'without setpriv'])(
    'leaves no child of a server that forks, %s',
    async (how) => {
      const folder = site.out(`forking ${how}`);
      writeFileSync(join(folder, 'forking.mjs'), forking);
      const main = join(import.meta.dirname, '../../dist/adapters/reference/main.js');
      const bin = join(folder, 'bin');
      mkdirSync(bin);
      symlinkSync(process.execPath, join(bin, 'node'));
      const env = how === 'with setpriv' ? site.environment : { ...site.environment, PATH: bin };
      const command = `node '${join(folder, 'forking.mjs')}' '${main}' {port}`;
      const run = start(['check', '--command', command, '--for', '60s', '--out', folder], env);
      await run.said('checking');
      expect(site.alive().filter((line) => line.includes('--port'))).not.toEqual([]);
      run.child.kill('SIGKILL');
      await run.ended;
      await site.deserted();
      rmSync(folder, { recursive: true });
    },
  );
});
