import { quote } from 'shlex';
import { painter, takesColour } from '../report/paint.ts';
import { divergenceLines } from '../report/pretty-divergence.ts';
import type { Divergence, Report } from '../report/report.ts';
import { keptReports, runCheck, writeReport } from './check.ts';
import { problemText } from './errors.ts';
import { openStore } from './failure-store.ts';
import { INTERRUPTED, widthOf, type Host } from './host.ts';
import { prepareFile } from './output.ts';
import type { CheckOptions, Parts } from './parts.ts';
import { boundClients } from './sockets.ts';
import { storedTarget } from './stored-target.ts';
import { resolveTarget } from './target.ts';

export interface DemoFlags {
  readonly out: string;
}

/** Apart from what was found in servers that somebody wants to mend: `replay` without ids would run it too. */
export const DEMO_FOLDER = '.nick-collider/demo';

/** The fault that is planted, and the rule that it breaks. */
const FAULT = 'refused-nick-granted';
const RULE = 'NICK-03';
const SEED = 17;
const PLANS = 12;

/**
 * `demo`: checks the reference server with a planted fault and shows the divergence. Returns the exit code: 0 when the fault was
 * found, else 2.
 * @throws UsageError
 */
export async function demoCommand({ out }: DemoFlags, parts: Parts, host: Host): Promise<number> {
  const { stdout, stderr } = host;
  const target = await resolveTarget('reference', undefined, false, parts.adapters);
  const kept = keptReports(out);
  const [{ file }, { file: page }] = kept;
  prepareFile('--out', file);
  const store = openStore({
    out,
    target: storedTarget(target.given, [FAULT]),
    version: parts.version,
    date: host.date,
    onProblem: (reason) => stderr.write(`\n  ! what diverges is not kept for replay: ${reason}\n`),
  });
  const abort = new AbortController();
  const clients = boundClients(null, target.adapter, host);
  const ignore = host.onInterrupt(() => {
    stderr.write('\n  stopping; the report follows. Once more to stop at once.\n');
    abort.abort();
  });
  stdout.write(INTRODUCTION);
  try {
    const result = await runCheck(target, optionsOf(store, clients, abort.signal), parts, host);
    if (result.kind === 'untestable') {
      stderr.write(problemText(result.message, result.hint));
      return abort.signal.aborted ? INTERRUPTED : 2;
    }
    const { report } = result;
    const unwritten = writeReport(report, kept, host);
    if (abort.signal.aborted) {
      if (unwritten.length === 0) stderr.write(`  report   ${file}\n`);
      return INTERRUPTED;
    }
    const found = report.divergences.find(({ rule }) => rule === RULE);
    if (found === undefined) {
      stderr.write(problemText(`the planted fault was not found: no divergence of ${RULE}`, []));
      return 2;
    }
    stdout.write(foundText(found, report, out, unwritten.includes(page) ? null : page, host));
    return 0;
  } finally {
    ignore();
  }
}

const INTRODUCTION = `
  The reference server is started with a fault: it refuses a nick that is in use,
  and stores it all the same. Clients log on, collide and leave, to find it.

`;

function optionsOf(store: CheckOptions['store'], clients: number | null, signal: AbortSignal): CheckOptions {
  return {
    seed: SEED,
    limit: { kind: 'runs', runs: PLANS },
    clients,
    deadlineMs: 5_000,
    password: null,
    accounts: [],
    timers: null,
    dialect: null,
    dialectName: null,
    only: [],
    skip: [],
    strict: false,
    shrink: true,
    faults: [FAULT],
    store,
    signal,
  };
}

function foundText(
  divergence: Divergence,
  report: Report,
  out: string,
  page: string | null,
  { stdout, env }: Host,
): string {
  const width = Math.min(Math.max(widthOf(stdout, env), 80), 120);
  const elsewhere = `--out ${quote(out)}`;
  const lines = [
    ...divergenceLines(divergence, report, width, painter(takesColour(stdout))),
    '',
    '  What next:',
    `    npx nick-collider replay ${divergence.id} ${elsewhere} --faults none`,
    '      the same exchange with the fault mended: FIXED',
    `    npx nick-collider explain ${RULE}`,
    '      the rule, and what usually breaks it',
    "    npx nick-collider check --command './ircserv {port} {password}'",
    '      your own server',
    ...(page === null
      ? []
      : [`    ${page}#${divergence.id}`, '      the same in a browser: step through it on the statechart']),
  ];
  return `${lines.join('\n')}\n`;
}
