import { join } from 'node:path';
import { quote } from 'shlex';
import { assembleMatrix } from '../matrix/assemble.ts';
import { MATRIX_REPORTERS } from '../matrix/index.ts';
import type { Column, Outcome } from '../matrix/matrix.ts';
import { exitCodeOf, standingOf } from '../matrix/standing.ts';
import { STANDING_SIGNS } from '../matrix/words.ts';
import { printable, visible } from '../report/visible.ts';
import { keptReports, runCheck, writeReport } from './check.ts';
import { readCheckOptions } from './check-options.ts';
import { problemText } from './errors.ts';
import { openStore } from './failure-store.ts';
import { INTERRUPTED, UNTOLD, type Host } from './host.ts';
import type { MatrixFlags } from './column-flags.ts';
import { folderOf, planColumns, type PlannedColumn } from './matrix-columns.ts';
import { prepareFile } from './output.ts';
import type { CheckOptions, Parts } from './parts.ts';
import { parseReporters } from './reporter-option.ts';
import { storedTarget } from './stored-target.ts';
import { withoutPassword, type Target } from './target.ts';
import { writeOutputs } from './write-outputs.ts';

/** Apart from what `check` keeps: each server has a folder of its own in it. */
export const MATRIX_FOLDER = '.nick-collider/matrix';

/** A column that is ready to be run. */
interface ReadyColumn {
  readonly name: string;
  readonly target: Target;
  readonly options: CheckOptions;
  readonly reports: ReturnType<typeof keptReports>;
}

/**
 * `matrix`: finds all that is wrong with its arguments before a server is touched, checks one server after the other, and reports them side
 * by side. Returns the exit code. @throws UsageError
 */
export async function matrixCommand(
  targets: readonly string[],
  flags: MatrixFlags,
  parts: Parts,
  host: Host,
): Promise<number> {
  const began = host.now();
  const date = host.date();
  const planned = await planColumns(targets, flags, parts.adapters);
  const abort = new AbortController();
  const seed = flags.seed ?? String(host.seed());
  const kept = [
    { reporter: 'json', file: join(flags.out, 'matrix.json') },
    { reporter: 'html', file: join(flags.out, 'matrix.html') },
  ] as const;
  const outputs = parseReporters(flags.reporter ?? [], MATRIX_REPORTERS);
  for (const { file } of outputs) if (file !== null) prepareFile('--reporter', file);
  for (const { file } of kept) prepareFile('--out', file);
  const ready = planned.map((column) => readyColumn(column, seed, flags.out, abort.signal, parts, host));

  const ignore = host.onInterrupt(() => {
    host.stderr.write('\n  stopping; the report follows. Once more to stop at once.\n');
    abort.abort();
  });
  try {
    const columns = await runColumns(ready, abort.signal, parts, host);
    const [first] = ready;
    const matrix = assembleMatrix({
      version: parts.version,
      rules: parts.rules,
      only: first?.options.only ?? [],
      skip: first?.options.skip ?? [],
      date,
      seed: first?.options.seed ?? 0,
      again: againArguments(ready, flags, seed),
      interrupted: abort.signal.aborted,
      elapsedMs: Math.round(host.now() - began),
      columns,
    });
    host.stderr.write('\n');
    const unwritten = writeOutputs(
      [...kept, ...outputs],
      (reporter, page) => MATRIX_REPORTERS[reporter](matrix, page),
      host,
    );
    for (const { file } of kept) if (!unwritten.includes(file)) host.stderr.write(`  report   ${file}\n`);
    if (abort.signal.aborted) return INTERRUPTED;
    return exitCodeOf(matrix) || (unwritten.length > 0 ? UNTOLD : 0);
  } finally {
    ignore();
  }
}

function readyColumn(
  { name, target: given, flags }: PlannedColumn,
  seed: string,
  out: string,
  signal: AbortSignal,
  parts: Parts,
  host: Host,
): ReadyColumn {
  const read = readCheckOptions({ ...flags, seed }, given.adapter, signal, parts, host);
  const target = withoutPassword(given, read.password);
  const folder = join(out, folderOf(name));
  const reports = keptReports(folder);
  for (const { file } of reports) prepareFile('--out', file);
  const store = openStore({
    out: folder,
    target: storedTarget(target.given, read.faults),
    version: parts.version,
    date: host.date,
    onProblem: (reason) => host.stderr.write(`\n  ! what diverges is not kept for replay: ${reason}\n`),
  });
  return { name, target, options: { ...read, exercises: true, store }, reports };
}

/** Checks the servers, one after the other: at once, each would slow the others. */
async function runColumns(
  ready: readonly ReadyColumn[],
  signal: AbortSignal,
  parts: Parts,
  host: Host,
): Promise<readonly Column[]> {
  const columns: Column[] = [];
  for (const column of ready) {
    const { name, target } = column;
    host.stderr.write(`\n  ${columns.length + 1} of ${ready.length}   ${visible(name)}\n`);
    const outcome: Outcome = signal.aborted
      ? { kind: 'not reached' }
      : await outcomeOf(column, signal, parts, host);
    columns.push({ name, target: target.name, outcome });
    host.stderr.write(`  ${STANDING_SIGNS[standingOf(outcome)]} ${standingOf(outcome)}\n`);
  }
  return columns;
}

/** Checks one server, and keeps its report. What keeps it from being tested keeps no other from it. */
async function outcomeOf(
  { target, options, reports }: ReadyColumn,
  signal: AbortSignal,
  parts: Parts,
  host: Host,
): Promise<Outcome> {
  const result = await runCheck(target, options, parts, host);
  if (result.kind === 'report') {
    writeReport(result.report, reports, host);
    return { kind: 'tested', report: result.report };
  }
  if (signal.aborted) return { kind: 'not reached' };
  host.stderr.write(problemText(result.message, result.hint));
  return result;
}

/** The same servers and the same plans. Passwords and accounts are left out, as they are nobody’s business. */
function againArguments(ready: readonly ReadyColumn[], flags: MatrixFlags, seed: string): string {
  const words = ready.flatMap(({ name, target }) => {
    const { given } = target;
    const text = given.kind === 'named' ? given.name : given.command;
    const whole = text === name ? text : `${name}=${text}`;
    return given.kind === 'named' ? [quote(whole)] : ['--command', quote(whole)];
  });
  const long = flags.runs === undefined ? `--for ${flags.for ?? '30s'}` : `--runs ${flags.runs}`;
  const told = [
    ...(flags.faults ?? []).map((text) => `--faults ${quote(text)}`),
    ...(flags.dialect ?? []).map((text) => `--dialect ${quote(text)}`),
    ...(flags.fragment === true ? ['--fragment'] : []),
  ];
  return printable(['matrix', ...words, ...told, `--seed ${seed}`, long].join(' '));
}
