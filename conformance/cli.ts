#!/usr/bin/env node
import { processHost } from './cli/host.ts';
import { main } from './cli/program.ts';
import { realParts } from './cli/real-parts.ts';
import { replay } from './replay/replay.ts';
import { check } from './suite.ts';

process.exitCode = await main(process.argv.slice(2), realParts({ check, replay }), processHost());
