import { prepareFile, writeWhole } from './output.ts';
import { drawnText } from './chart-formats.ts';
import { resolveDialect } from './dialect-option.ts';
import { isTerminal, widthOf, type Host } from './host.ts';
import type { Parts } from './parts.ts';
import { readCoverage } from './read-coverage.ts';
import { readStoredPath } from './read-stored-path.ts';
import { dialectOf } from '../report/coverage.ts';
import { readVisualize, refuseOverlay, visualize, type VisualizeFlags } from './visualize.ts';

/** The options of `visualize`, as they were typed. */
export interface VisualizeCommandFlags extends VisualizeFlags {
  readonly dialect?: string;
  readonly coverage?: string;
  readonly path?: string;
  readonly kept: string;
  readonly out?: string;
}

/** `visualize`: draws the statechart, with what a dialect, a run and a divergence make of it. Returns the exit code. @throws UsageError */
export async function visualizeCommand(
  flags: VisualizeCommandFlags,
  parts: Parts,
  host: Host,
): Promise<number> {
  const { stdout, env } = host;
  const asked = readVisualize(flags, parts.pictures);
  refuseOverlay(asked, '--coverage', flags.coverage !== undefined);
  refuseOverlay(asked, '--path', flags.path !== undefined);
  const coverage = flags.coverage === undefined ? null : readCoverage(flags.coverage);
  const path = flags.path === undefined ? null : readStoredPath(flags.path, flags.kept);
  const known = coverage === null ? {} : dialectOf(coverage.dialect);
  const dialect = flags.dialect === undefined ? known : resolveDialect(flags.dialect, parts.adapters);
  const file = flags.out ?? asked.format.file;
  if (file !== null) prepareFile('--out', file);
  const bounded = file === null && isTerminal(stdout, env);
  const text = await visualize(asked, { dialect, coverage, path }, bounded ? widthOf(stdout, env) : Infinity);
  if (file === null) stdout.write(text);
  else {
    writeWhole(file, text);
    host.stderr.write(drawnText(asked.picture, file, Buffer.byteLength(text)));
  }
  return 0;
}
