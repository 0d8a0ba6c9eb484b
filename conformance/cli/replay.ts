import { StartError } from '../../adapters/server.ts';
import { painter, takesColour } from '../report/paint.ts';
import { printable } from '../report/visible.ts';
import type { ReplayResult } from '../replay/replay.ts';
import type { Replayed } from '../replay/verdict.ts';
import { startProblem } from './check.ts';
import { problemText } from './errors.ts';
import { type FailureFile } from './failure-folder.ts';
import { INTERRUPTED, widthOf, type Host } from './host.ts';
import { markReplayed } from './mark-replayed.ts';
import type { Parts } from './parts.ts';
import { groupFailures, type ReplayFlags, type ReplayGroup } from './replay-groups.ts';
import { countsText, replayedLines } from './replay-text.ts';
import { selectFailures } from './select-failures.ts';

/**
 * `replay`: runs stored failures again, each on the server that it was found on, unless another is named. What has become of each
 * is printed and marked in its file. Returns the exit code.
 * @throws UsageError, StartError
 */
export async function replayCommand(
  ids: readonly string[],
  flags: ReplayFlags,
  parts: Parts,
  host: Host,
): Promise<number> {
  const { stderr } = host;
  const { files, skipped } = selectFailures(ids, flags.out);
  const abort = new AbortController();
  const groups = await groupFailures(files, flags, abort.signal, parts.adapters, host);
  for (const { path, reason } of skipped)
    stderr.write(`  ! ${printable(path)} is skipped: ${printable(reason)}\n`);
  if (skipped.length > 0) stderr.write(`    ${MEND}\n`);

  const kinds: Replayed['kind'][] = [];
  const tell = tellerOf(files, host);
  const ignore = host.onInterrupt(() => {
    stderr.write('\n  stopping. Once more to stop at once.\n');
    abort.abort();
  });
  let met = 0;
  let unmarked = 0;
  try {
    for (const group of groups) {
      if (abort.signal.aborted) break;
      const told = (file: FailureFile, replayed: Replayed): void => {
        kinds.push(replayed.kind);
        if (!tell(file, replayed)) unmarked += 1;
      };
      const result = await replayGroup(group, parts, host, told);
      if (result.kind === 'replayed') {
        met += 1;
        continue;
      }
      stderr.write(problemText(result.message, result.hint));
      if (abort.signal.aborted) break;
      for (const file of group.files) told(file, { kind: 'undecided', cause: result.message });
    }
  } finally {
    ignore();
  }
  host.stdout.write(`  ${countsText(kinds)}\n`);
  if (abort.signal.aborted) return INTERRUPTED;
  return met === 0 ? 2 : exitCode(kinds, skipped.length + unmarked);
}

const MEND = 'see who may read it, or check the server anew: what diverges is then kept again';

/** 0 all fixed, 1 any fails, also now and then, 2 any could not be read or marked, 3 any undecided. */
function exitCode(kinds: readonly Replayed['kind'][], lost: number): number {
  if (kinds.some((kind) => kind === 'fails' || kind === 'sometimes')) return 1;
  if (lost > 0) return 2;
  return kinds.includes('undecided') ? 3 : 0;
}

async function replayGroup(
  { target, options, files }: ReplayGroup,
  parts: Parts,
  { stderr }: Host,
  tell: (file: FailureFile, replayed: Replayed) => void,
): Promise<ReplayResult> {
  const { adapter, name } = target;
  const fileOf = new Map(files.map((file) => [file.failure, file]));
  stderr.write(`replaying ${files.map(({ failure }) => failure.id).join(', ')} on ${printable(name)}\n`);
  try {
    return await parts.replay(adapter, name, [...fileOf.keys()], options, (failure, replayed) => {
      const file = fileOf.get(failure);
      if (file !== undefined) tell(file, replayed);
    });
  } catch (error) {
    if (error instanceof StartError) return { kind: 'untestable', ...startProblem(error, options.password) };
    throw error;
  }
}

/** Marks a failure's file with what has become of it, and prints that. Returns whether it could be marked. */
function tellerOf(
  files: readonly FailureFile[],
  { stdout, stderr, env, date }: Host,
): (file: FailureFile, replayed: Replayed) => boolean {
  const width = Math.min(Math.max(widthOf(stdout, env), 80), 120);
  const paint = painter(takesColour(stdout));
  const ruleWidth = Math.max(...files.map(({ failure }) => failure.rule.length));
  return (file, replayed) => {
    const problem = markReplayed(file, replayed, date());
    stdout.write(`${replayedLines(file.failure, replayed, ruleWidth, width, paint).join('\n')}\n`);
    if (problem !== null) stderr.write(`  ! ${printable(file.path)} could not be marked: ${problem}\n`);
    return problem === null;
  };
}
