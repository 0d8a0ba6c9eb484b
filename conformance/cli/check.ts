import { join } from 'node:path';
import { concealer } from '../../adapters/conceal.ts';
import { StartError } from '../../adapters/server.ts';
import { REPORTERS } from '../report/index.ts';
import { liveProgress } from '../report/live.ts';
import type { Report } from '../report/report.ts';
import { untestableJson } from '../report/untestable-json.ts';
import { refuseSharedFile } from './baseline-option.ts';
import { readCheckOptions, type CheckFlags } from './check-options.ts';
import { problemText } from './errors.ts';
import { INTERRUPTED, isTerminal, UNTOLD, widthOf, type Host } from './host.ts';
import { openStore } from './failure-store.ts';
import { keepBaseline } from './keep-baseline.ts';
import { prepareFile } from './output.ts';
import type { CheckOptions, CheckResult, Parts } from './parts.ts';
import { parseReporters, type Output } from './reporter-option.ts';
import { storedTarget } from './stored-target.ts';
import { resolveTarget, withoutPassword, type Target } from './target.ts';
import { writeOutputs } from './write-outputs.ts';

/**
 * `check`: finds all that is wrong with its arguments before a server is touched, runs, and reports. Returns the exit code.
 * @throws UsageError
 */
export async function checkCommand(
  name: string | undefined,
  flags: CheckFlags,
  parts: Parts,
  host: Host,
): Promise<number> {
  const resolved = await resolveTarget(name, flags.command, flags.iOwnThisServer === true, parts.adapters);
  const abort = new AbortController();
  const read = readCheckOptions(flags, resolved.adapter, abort.signal, parts, host);
  const target = withoutPassword(resolved, read.password);
  const kept = keptReports(flags.out);
  const outputs: readonly Output[] = parseReporters(flags.reporter ?? [], REPORTERS);
  refuseSharedFile(
    read.baseline ?? null,
    [...kept, ...outputs].map(({ file }) => file),
  );
  for (const { file } of outputs) if (file !== null) prepareFile('--reporter', file);
  for (const { file } of kept) prepareFile('--out', file);
  const store = openStore({
    out: flags.out,
    target: storedTarget(target.given, read.faults),
    version: parts.version,
    date: host.date,
    onProblem: (reason) => host.stderr.write(`\n  ! what diverges is not kept for replay: ${reason}\n`),
  });
  const options = { ...read, store };

  const ignore = host.onInterrupt(() => {
    host.stderr.write('\n  stopping; the report follows. Once more to stop at once.\n');
    abort.abort();
  });
  let untold = false;
  try {
    const result = await runCheck(target, options, parts, host);
    if (result.kind === 'report') {
      const unwritten = writeReport(result.report, [...kept, ...outputs], host);
      for (const { file } of kept) {
        if (!unwritten.includes(file)) host.stderr.write(`  report   ${file}\n`);
      }
      untold = !keepBaseline(result, options, parts.version, host) || unwritten.length > 0;
    } else {
      host.stderr.write(problemText(result.message, result.hint));
      const text = untestableJson(target.name, parts.version, result);
      writeOutputs(
        outputs.filter(({ reporter }) => reporter === 'json'),
        () => text,
        host,
      );
    }
    if (abort.signal.aborted) return INTERRUPTED;
    return exitCode(result) || (untold ? UNTOLD : 0);
  } finally {
    ignore();
  }
}

type KeptReport = Output & { readonly file: string };

/** The reports that every run leaves in the folder of `--out`: for programs first, then for people. */
export function keptReports(out: string): readonly [KeptReport, KeptReport] {
  return [
    { reporter: 'json', file: join(out, 'report.json') },
    { reporter: 'html', file: join(out, 'report.html') },
  ];
}

/** 0 conforms, 1 diverges or the baseline is stale, 2 nothing was tested, 3 undecided. */
export function exitCode(result: CheckResult): number {
  if (result.kind === 'untestable') return 2;
  const { verdict, plans, baseline } = result.report;
  if (verdict === 'diverges' || baseline?.isStale === true) return 1;
  if (plans === 0) return 2;
  return verdict === 'undecided' ? 3 : 0;
}

/** Checks a target, and tells how it goes on standard error. */
export async function runCheck(
  { adapter, name }: Target,
  options: CheckOptions,
  parts: Parts,
  host: Host,
): Promise<CheckResult> {
  const { stderr, env } = host;
  const terminal = isTerminal(stderr, env);
  const live = liveProgress(
    { terminal, width: widthOf(stderr, env), write: (text) => void stderr.write(text) },
    () => host.now(),
  );
  try {
    return await parts.check(adapter, name, options, (progress) => live.tell(progress));
  } catch (error) {
    if (error instanceof StartError) return { kind: 'untestable', ...startProblem(error, options.password) };
    throw error;
  } finally {
    live.end();
  }
}

/** The first line says what went wrong; what follows are the server's own words. Either may quote a password. */
export function startProblem(
  { message, hint }: StartError,
  password: string | null,
): { message: string; hint: readonly string[] } {
  const [first = '', ...words] = concealer(password)(message).split('\n');
  return { message: first, hint: [...words, hint] };
}

/** Writes a report to wherever it belongs, as `writeOutputs` does. */
export function writeReport(
  report: Report,
  outputs: readonly Output[],
  host: Pick<Host, 'stdout' | 'stderr' | 'env'>,
): readonly string[] {
  return writeOutputs(outputs, (reporter, page) => REPORTERS[reporter](report, page), host);
}
