import { setMaxListeners } from 'node:events';
import type { Adapter, StartOptions } from '../adapters/server.ts';
import { compare } from './baseline/compare.ts';
import { createJudge } from './check.ts';
import { circumstances, dialectSources, planOptionsOf, socketsFor } from './circumstances.ts';
import { startExaminer } from './exercise/examiner.ts';
import { examineRun } from './exercise/examine-run.ts';
import { informedJudge } from './exercise/informed-judge.ts';
import { freeze } from './failure/frozen.ts';
import { startKeeper } from './failure/keeper.ts';
import { startBlameBudget } from './blame-budget.ts';
import { collectFindings, type Finding } from './findings.ts';
import { admit, wardsFor } from './health/wards.ts';
import type { Ward } from './health/watched-pool.ts';
import { answersStill, meet } from './host-server.ts';
import { logonText } from './logon-text.ts';
import { startNamespaces } from './namespace.ts';
import { lookAtRest } from './look-at-rest.ts';
import type { CheckOptions, CheckResult } from './options.ts';
import type { Progress } from './report/progress.ts';
import { assembleReport } from './report/assemble.ts';
import { reportedBy } from './report/reported.ts';
import { limitsMet } from './limits/advice.ts';
import { startRestraint } from './limits/restraint.ts';
import { startRunPatience } from './run/patience.ts';
import { restarter } from './restart.ts';
import { settleFindings } from './settle-findings.ts';
import { runStretches } from './stretches.ts';
import { startTally } from './tally.ts';
import { untestable } from './untestable.ts';

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
  const { accounts, timers, operator = null } = options;
  const start: StartOptions = {
    password: options.password,
    faults: options.faults,
    startWithin: START_WITHIN_MS,
    signal: options.signal,
  };
  const meeting = await meet(adapter, start, options.deadlineMs, { accounts, timers, operator });
  if (meeting.kind === 'failed')
    return { kind: 'untestable', ...untestable(meeting.contact, target, meeting.log, options.password) };
  const first = meeting.server;
  const known = options.dialect ?? {};
  const settled = circumstances(first, known, options);
  const judge = createJudge(settled);
  const findings = collectFindings(
    judge,
    startBlameBudget(() => performance.now()),
  );
  const sources = dialectSources(first, known);
  const keeper = startKeeper(options.store, { judge, circumstances: settled, sources, seed: options.seed });
  const examiner =
    options.exercises === true ? startExaminer([informedJudge(judge, settled, first), judge]) : null;
  const tally = startTally();
  const clients = options.clients ?? socketsFor(first, adapter.clients);
  const restraint = startRestraint(clients, () => performance.now());
  const { version, server: serverName, manner } = first.welcome;
  onProgress({ kind: 'started', target, seed: options.seed, server: version ?? serverName });
  const namespace = startNamespaces(manner);
  const logon = logonText(first.welcome, first.watched);
  if (logon !== null) onProgress({ kind: 'notice', text: `logon: ${logon}` });

  // Somebody else's server is started again by nobody.
  const restart = first.watched
    ? restarter(adapter, start, options.deadlineMs, {
        accounts,
        timers,
        operator: first.operator,
        offered: first,
        manner,
      })
    : () => Promise.resolve(null);
  const planning = performance.now();
  const share = (index: number): number =>
    options.limit.kind === 'runs'
      ? index / options.limit.runs
      : (performance.now() - planning) / options.limit.ms;

  const tell = (finding: Finding): void => {
    keeper.found(finding);
    const rule = finding.blame.candidates[0];
    onProgress({
      kind: 'found',
      rule: rule?.id ?? 'UNEXPLAINED',
      sentence: rule?.sentence ?? 'nothing legal explains it',
    });
  };

  let ward: Ward | null = null;
  try {
    ward = await admit(first, settled.deadlineMs, options.signal);
    const stretches = await runStretches(ward, {
      judge,
      findings,
      examiner,
      tally,
      planOptions: planOptionsOf(first, settled, options),
      seed: options.seed,
      namespace,
      clients,
      restraint,
      deadlineMs: settled.deadlineMs,
      releaseMs: settled.releaseMs,
      timers: settled.timers,
      patience: startRunPatience(Math.max(first.welcome.logonMs, first.penaltyMs) * 1e6),
      wants: (index) => share(index) < 1,
      timed: options.limit.kind === 'time',
      shrink: options.shrink,
      signal: options.signal,
      restart,
      isNoDeath: async (server, { kind }) =>
        kind.startsWith('stopped ') && server.ended() !== null && answersStill(server, options.deadlineMs),
      onRun: (fresh) => {
        fresh.forEach(tell);
        const undecided = Object.values(tally.undecided).reduce((sum, count) => sum + count, 0);
        onProgress({
          kind: 'ran',
          plans: tally.plans,
          sessions: tally.sessions,
          divergences: findings.all.length,
          undecided,
          share: Math.min(1, share(tally.plans)),
        });
      },
      onNotice: (text) => onProgress({ kind: 'notice', text }),
      onFound: keeper.foundDeath,
      onSettled: keeper.settledDeath,
    });
    ward = stretches.ward;
    const { server } = ward;
    if (stretches.inBackground)
      return {
        kind: 'untestable',
        ...untestable({ kind: 'background' }, target, server.log(), options.password),
      };
    const { signal, shrink } = options;
    await lookAtRest(findings, tell, () => performance.now());
    const laboratory = {
      server,
      judge,
      circumstances: settled,
      namespace,
      shrink,
      signal,
      clients: restraint.sockets,
      ...(restraint.isNeeded ? { restraint } : {}),
    };
    const shrunk = await settleFindings(
      findings.all,
      laboratory,
      (rule) => onProgress({ kind: 'shrinking', rule }),
      keeper.settled,
    );
    const divergences = [...stretches.deaths, ...shrunk];
    const sawRest = server.vitals() !== null && !signal.aborted;
    ward.monitor.stop();
    const compared =
      options.baseline == null
        ? null
        : await compare(options.baseline, divergences, {
            isReported: reportedBy(options),
            strict: options.strict,
            circumstances: freeze(settled, sources),
            wards: () => wardsFor(server, restart, settled.deadlineMs, signal),
            namespace,
            clients,
            signal,
            onRechecking: (rule) => onProgress({ kind: 'rechecking', rule }),
          });
    await server.stop();
    if (examiner !== null) onProgress({ kind: 'examining' });
    const { habits } = findings;
    const exercise =
      examiner && (await examineRun(examiner, { plans: tally.plans, habits, sawRest, signal }));
    return {
      kind: 'report',
      ...(compared === null ? {} : { known: compared.known }),
      report: assembleReport({
        target,
        welcome: first.welcome,
        logon,
        options,
        tally,
        divergences,
        exercise,
        limits: limitsMet(restraint.cost, first, settled.deadlineMs),
        dialect: settled.dialect,
        baseline: compared?.report ?? null,
        elapsedMs: performance.now() - began,
      }),
    };
  } finally {
    ward?.monitor.stop();
    await (ward?.server ?? first).stop();
  }
}
