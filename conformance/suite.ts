import { setMaxListeners } from 'node:events';
import type { Adapter, StartOptions } from '../adapters/server.ts';
import { campaign } from './campaign.ts';
import { createJudge } from './check.ts';
import { casemappingOf, circumstances, dialectSources } from './circumstances.ts';
import { explainDeath, type Death } from './deaths.ts';
import { startKeeper } from './failure/keeper.ts';
import { collectFindings } from './findings.ts';
import { answersStill, meet, type MetServer } from './host-server.ts';
import { startNamespaces } from './namespace.ts';
import type { CheckOptions, CheckResult } from './options.ts';
import type { Progress } from './report/progress.ts';
import type { Divergence } from './report/report.ts';
import { assembleReport } from './report/assemble.ts';
import { startPatience } from './run/patience.ts';
import { settleFindings } from './settle-findings.ts';
import { startTally } from './tally.ts';
import { untestable } from './untestable.ts';

/** A server that dies is started again so many times. */
const LIVES = 4;
/** The plan that a server died of is looked for, and shrunk, for so long at most, in ms. */
const AUTOPSY_MS = 8_000;
const START_WITHIN_MS = 10_000;

/**
 * Checks a server: plans of random interleavings are run against it and judged; what diverges is shrunk and explained. The only
 * place that knows every stage. Same seed, same plans. An abort ends the run early, and the report follows.
 *
 * @throws StartError when the server cannot be started
 */
export async function check(
  adapter: Adapter,
  target: string,
  options: CheckOptions,
  onProgress: (progress: Progress) => void,
): Promise<CheckResult> {
  const began = performance.now();
  // Every plan under way listens for the abort.
  setMaxListeners(0, options.signal);
  const start: StartOptions = {
    password: options.password,
    faults: options.faults,
    startWithin: START_WITHIN_MS,
  };
  const meeting = await meet(adapter, start, options.deadlineMs);
  if (meeting.kind === 'failed')
    return { kind: 'untestable', ...untestable(meeting.contact, target, meeting.log, options.password) };
  let server = meeting.server;
  const known = options.dialect ?? {};
  const settled = circumstances(server, known, options);
  const judge = createJudge(settled);
  const findings = collectFindings(judge);
  const keeper = startKeeper(options.store, {
    judge,
    circumstances: settled,
    sources: dialectSources(server, known),
    seed: options.seed,
  });
  const tally = startTally();
  const deaths: Divergence[] = [];
  const namespace = startNamespaces();
  const patience = startPatience();
  const clients = options.clients ?? adapter.clients;
  const { version, server: serverName, isupport } = server.welcome;
  onProgress({ kind: 'started', target, seed: options.seed, server: version ?? serverName });

  const restart = async (): Promise<MetServer | null> => {
    const again = await meet(adapter, start, options.deadlineMs);
    return again.kind === 'met' ? again.server : null;
  };
  const planning = performance.now();
  const share = (index: number): number =>
    options.limit.kind === 'runs'
      ? index / options.limit.runs
      : (performance.now() - planning) / options.limit.ms;

  try {
    let next = 0;
    for (;;) {
      const end = await campaign(next, {
        server,
        judge,
        findings,
        tally,
        planOptions: {
          nickLength: settled.nickLength,
          password: server.password !== null,
          casemapping: casemappingOf(isupport['CASEMAPPING']),
        },
        seed: options.seed,
        namespace,
        clients,
        deadlineMs: settled.deadlineMs,
        releaseMs: settled.releaseMs,
        patience,
        wants: (index) => share(index) < 1,
        signal: options.signal,
        onRun: (fresh) => {
          for (const finding of fresh) {
            keeper.found(finding);
            const rule = finding.blame.candidates[0];
            onProgress({
              kind: 'found',
              rule: rule?.id ?? 'UNEXPLAINED',
              sentence: rule?.sentence ?? 'nothing legal explains it',
            });
          }
          const undecided = Object.values(tally.undecided).reduce((sum, count) => sum + count, 0);
          onProgress({
            kind: 'ran',
            plans: tally.plans,
            sessions: tally.sessions,
            divergences: findings.all.length + deaths.length,
            undecided,
            share: Math.min(1, share(tally.plans)),
          });
        },
      });
      const exit = server.ended();
      if (end.kind === 'done' || exit === null) break;
      if (exit.code === 0 && (await answersStill(server, options.deadlineMs)))
        return {
          kind: 'untestable',
          ...untestable({ kind: 'background' }, target, server.log(), options.password),
        };
      onProgress({
        kind: 'notice',
        text: 'the server’s process has ended; looking for the plan that ends it',
      });
      const until = performance.now() + AUTOPSY_MS;
      const over = (): boolean => performance.now() > until || options.signal.aborted;
      const { deadlineMs } = settled;
      const death = await explainDeath(exit, server.log(), end.suspects, {
        restart,
        over,
        namespace,
        deadlineMs,
        shrink: options.shrink,
        onFound: keeper.foundDeath,
      });
      keeper.settledDeath(death);
      addDeath(deaths, death);
      await server.stop();
      const revived = deaths.reduce((sum, { met }) => sum + met, 0) < LIVES ? await restart() : null;
      if (revived === null) break;
      server = revived;
      next = end.next;
    }
    const { signal, shrink } = options;
    const laboratory = { server, judge, circumstances: settled, namespace, clients, shrink, signal };
    const shrunk = await settleFindings(
      findings.all,
      laboratory,
      (rule) => onProgress({ kind: 'shrinking', rule }),
      keeper.settled,
    );
    const divergences = [...deaths, ...shrunk];
    return {
      kind: 'report',
      report: assembleReport({
        target,
        welcome: server.welcome,
        options,
        tally,
        divergences,
        dialect: settled.dialect,
        elapsedMs: performance.now() - began,
      }),
    };
  } finally {
    await server.stop();
  }
}

function addDeath(deaths: Divergence[], { divergence }: Death): void {
  const at = deaths.findIndex(({ id }) => id === divergence.id);
  const same = deaths[at];
  if (same === undefined) deaths.push(divergence);
  else deaths[at] = { ...same, met: same.met + 1 };
}
