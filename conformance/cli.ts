#!/usr/bin/env node
import { crash } from './cli/crash.ts';

process.once('uncaughtException', crash);

// Loaded only now, so that it is told in our own words where this process may not open as many files as there are modules.
const { run } = await import('./cli/run.ts');
process.exitCode = await run();
