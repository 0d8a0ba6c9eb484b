import { breachOf, noveltyOf } from './divergence-words.ts';
import { labelled, wrap } from './layout.ts';
import { painter } from './paint.ts';
import { baselineLines } from './pretty-baseline.ts';
import { briefLines, divergenceLines } from './pretty-divergence.ts';
import { summaryLines } from './pretty-summary.ts';
import type { Report } from './report.ts';
import type { Page } from './reporter.ts';
import { printable, visible, visibleName } from './visible.ts';

/** A report for people to read in a terminal. No line is longer than the page, whose width is taken as 80 to 120. */
export function pretty(report: Report, page: Page): string {
  const width = Math.min(Math.max(page.width, 80), 120);
  const paint = painter(page.colour);
  const told = new Set<string>();
  // What is known is told in a line.
  const fresh = report.divergences.filter((each) => noveltyOf(each, report.baseline) !== 'known');
  const divergences = fresh.flatMap((divergence) => {
    const breach = breachOf(divergence);
    if (told.has(breach)) return [...briefLines(divergence, report.baseline, width, paint), ''];
    told.add(breach);
    return [...divergenceLines(divergence, report, width, paint), ''];
  });
  const known = baselineLines(report, width, paint);
  return `${['', ...headerLines(report, width), '', ...divergences, ...known, ...summaryLines(report, width, paint), ''].join('\n')}\n`;
}

function headerLines({ target, server, logon, seed, dialect }: Report, width: number): readonly string[] {
  const said = [server.name, server.version].filter((part) => part !== null).map(visibleName);
  const lines = wrap(visible(target), width - 11);
  const known = ['casemapping', 'server_password', 'welcome'].flatMap((choice) => {
    const value = dialect.settled[choice];
    return value === undefined ? [] : [`${choice.replace('server_', '')} ${visible(value)}`];
  });
  return [
    ...lines.map((line, index) => `${index === 0 ? '  target   ' : ' '.repeat(11)}${line}`),
    ...(said.length === 0 ? [] : labelled('  server', said.join('   '), 11, width)),
    ...(logon === undefined ? [] : labelled('  logon', printable(logon), 11, width)),
    ...(known.length === 0 ? [] : labelled('  dialect', known.join(' · '), 11, width)),
    `  seed     ${seed}`,
  ];
}
