import { describe, expect, test } from 'vitest';
import type { Exit } from '../../adapters/server.ts';
import { createJudge } from '../../conformance/check.ts';
import { collectFindings } from '../../conformance/findings.ts';
import type { Death } from '../../conformance/health/death-report.ts';
import { admit } from '../../conformance/health/wards.ts';
import type { MetServer } from '../../conformance/host-server.ts';
import { startNamespaces } from '../../conformance/namespace.ts';
import { startPatience } from '../../conformance/run/patience.ts';
import { runStretches, type Stretches } from '../../conformance/stretches.ts';
import { startTally } from '../../conformance/tally.ts';
import { PLAIN } from './history-of.ts';
import { metServer } from './met-server.ts';
import { SmallServer, type Guest } from './servers/small-server.ts';
import { WITHOUT_CAP } from './generate/without-cap.ts';

/** A server that ends with an exit code when some line comes: null for any other. */
class Mortal extends SmallServer {
  exit: Exit | null = null;
  readonly #deadly: (line: string) => number | null;
  constructor(deadly: (line: string) => number | null) {
    super();
    this.#deadly = deadly;
  }
  protected override line(guest: Guest, line: string): void {
    const code = this.#deadly(line);
    if (code !== null) this.exit ??= { code, signal: null };
    if (this.exit === null) super.line(guest, line);
    else for (const { socket } of this.guests) socket.destroy();
  }
}

/** Two mistakes: a bare NICK and a bare USER end it in different ways. */
const twoMistakes = (line: string): number | null => ({ NICK: 1, USER: 0 })[line] ?? null;

/** What was told, in order, and how it ended. Servers that were started are counted. */
async function stretches(
  deadly: (line: string) => number | null,
  plans: number,
  signal = new AbortController().signal,
  onNotice: (text: string) => void = () => undefined,
) {
  const told: string[] = [];
  const found: Death[] = [];
  const settled: Death[] = [];
  const judge = createJudge(PLAIN);
  let started = 0;
  const start = async (): Promise<MetServer> => {
    started += 1;
    const server = new Mortal(deadly);
    const stop = () => server[Symbol.asyncDispose]();
    return metServer(await server.listen(), { watched: true, ended: () => server.exit, stop });
  };
  const first = await admit(await start(), PLAIN.deadlineMs, signal);
  const ended: Stretches = await runStretches(first, {
    judge,
    findings: collectFindings(judge),
    examiner: null,
    tally: startTally(),
    planOptions: { nickLength: PLAIN.nickLength, password: false, casemapping: null, ...WITHOUT_CAP },
    seed: 1,
    namespace: startNamespaces(),
    clients: 8,
    deadlineMs: PLAIN.deadlineMs,
    releaseMs: PLAIN.releaseMs,
    timers: null,
    patience: startPatience(),
    wants: (index) => index < plans,
    shrink: true,
    signal,
    restart: () => (signal.aborted ? Promise.resolve(null) : start()),
    isNoDeath: () => Promise.resolve(false),
    onRun: () => undefined,
    onNotice(text) {
      told.push(text);
      onNotice(text);
    },
    onFound: (death) => found.push(death),
    onSettled: (death) => settled.push(death),
  });
  ended.ward.monitor.stop();
  await ended.ward.server.stop();
  return { ...ended, told, found, settled, started };
}

const KINDS = new Set(['crashed', 'stopped silently']);

describe('a server that dies in two ways', () => {
  test(
    'is told of both before either is looked into, and each is put down to its plan',
    { timeout: 60_000 },
    async () => {
      const { told, deaths, settled } = await stretches(twoMistakes, 60);
      const looked = told.findIndex((text) => text.includes('; looking for'));
      expect(looked).toBe(2);
      expect(told).toHaveLength(4);
      expect(new Set(deaths.map(({ death }) => death))).toEqual(KINDS);
      expect(deaths).toHaveLength(2);
      for (const { shrunk, before, seen } of deaths) {
        expect(shrunk.to).toEqual({ acts: 1, connections: 1 });
        expect(before).toBeUndefined();
        expect(seen).toEqual({ times: 3, of: 3 });
      }
      expect(deaths.reduce((sum, { met }) => sum + met, 0)).toBeGreaterThan(2);
      expect(settled.map(({ divergence }) => divergence)).toEqual(deaths);
    },
  );

  test('is told of what was met where the run is interrupted, and that nothing more is known', async () => {
    const abort = new AbortController();
    const { deaths, settled, told } = await stretches(twoMistakes, 1_000, abort.signal, () => abort.abort());
    expect(told).toHaveLength(1);
    expect(deaths).toHaveLength(1);
    expect(deaths[0]?.cause).toContain('The run ended before it was known');
    expect(settled).toHaveLength(1);
  });
});

test(
  'one that died and never does so again is told, with why no plan is known',
  { timeout: 60_000 },
  async () => {
    let first = true;
    const onlyOnce = (line: string): number | null => {
      if (line !== 'NICK' || !first) return null;
      first = false;
      return 1;
    };
    const { deaths, settled } = await stretches(onlyOnce, 20);
    expect(deaths).toMatchObject([{ death: 'crashed', met: 1, seen: { times: 0, of: 0 } }]);
    expect(deaths[0]?.cause).toMatch(
      /^(No plan makes the server do that again|In the time for it no plan was found)/,
    );
    expect(settled).toHaveLength(1);
  },
);

test('one that lives is started once, and nothing is told of it', async () => {
  expect(await stretches(() => null, 20)).toMatchObject({
    deaths: [],
    told: [],
    found: [],
    settled: [],
    started: 1,
  });
});
