#!/usr/bin/env node
import { crash, UNTESTED } from './cli/crash.ts';
import { openFileLimit, tooFewFiles } from './cli/open-files.ts';

process.once('uncaughtException', crash);

const problem = tooFewFiles(openFileLimit());
if (problem === null) {
  const { run } = await import('./cli/run.ts');
  process.exitCode = await run();
} else {
  process.stderr.write(problem);
  process.exitCode = UNTESTED;
}
