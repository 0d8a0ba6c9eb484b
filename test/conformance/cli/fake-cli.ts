import { setTimeout as delay } from 'node:timers/promises';
import { processHost } from '../../../conformance/cli/host.ts';
import type { CheckOptions, CheckResult, Parts } from '../../../conformance/cli/parts.ts';
import { main } from '../../../conformance/cli/program.ts';
import { conforming, diverging } from '../report/sample.ts';
import { CONFORMS, DIVERGES, fakeParts } from './fake.ts';

/** A process whose suite finds what `FAKE` says: to test exit codes, streams and signals without a server. */
const parts: Parts = { ...fakeParts(CONFORMS), check };
process.exitCode = await main(process.argv.slice(2), parts, processHost());

async function check(...[, target, options, tell]: Parameters<Parts['check']>): Promise<CheckResult> {
  tell({ kind: 'started', target, seed: options.seed, server: null });
  for (let plans = 1; plans <= 4; plans += 1) {
    tell({ kind: 'ran', plans, sessions: plans, divergences: 0, undecided: 0, share: plans / 4 });
    await delay(60);
  }
  switch (process.env['FAKE'] ?? '') {
    case 'diverges':
      return DIVERGES;
    case 'undecided':
      return { kind: 'report', report: { ...conforming, verdict: 'undecided' } };
    case 'untestable':
      return { kind: 'untestable', message: 'nobody listens', hint: ['start your server first'] };
    case 'endless':
      return interrupted(options);
    case 'deaf':
      return delay(60_000, CONFORMS);
    default:
      return CONFORMS;
  }
}

/** Goes on until it is told to stop. */
async function interrupted({ signal }: CheckOptions): Promise<CheckResult> {
  await delay(60_000, undefined, { signal }).catch(() => undefined);
  return { kind: 'report', report: { ...diverging, interrupted: true } };
}
