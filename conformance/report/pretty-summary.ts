import { shownPath } from '../../model/shown-path.ts';
import { breachOf } from './divergence-words.ts';
import { commandLines, counted, grouped, labelled, spanText, wrap } from './layout.ts';
import type { Paint, Style } from './paint.ts';
import { comparisonText } from './pretty-baseline.ts';
import type { Grade, Report, Verdict } from './report.ts';
import { printable, visible } from './visible.ts';

const MARK: Readonly<Record<Verdict, { readonly mark: string; readonly style: Style }>> = {
  conforms: { mark: '✓', style: 'green' },
  diverges: { mark: '✗', style: 'red' },
  undecided: { mark: '!', style: 'yellow' },
};
const INDENT = 17;
/** How many lines a list may take before the rest is only counted; the JSON report has them all. */
const LIST_LINES = 6;

/** The closing lines: the verdict, how much was tried, what stayed open and what was not reached. */
export function summaryLines(report: Report, width: number, paint: Paint): readonly string[] {
  const { mark, style } = MARK[report.baseline?.isStale === true ? 'diverges' : report.verdict];
  const verdict = `${mark} ${verdictText(report)}`;
  const elapsed = spanText(report.elapsedMs);
  const againLines = commandLines('  again', `npx nick-collider ${visible(report.again)}`, 11, width);
  const gap = ' '.repeat(Math.max(width - 4 - verdict.length - elapsed.length, 2));
  return [
    `  ${paint(style, verdict)}${gap}${elapsed}`,
    ...rowLines('plans', amountText(report), width),
    ...undecidedLines(report, width),
    ...unreportedLines(report, width),
    ...baselineRow(report, width),
    ...report.notes.flatMap((note) => rowLines('note', printable(note), width)),
    ...fewLines(report, width),
    ...dialectLines(report, width),
    ...coverageLines(report, width),
    ...keptLines(report, width),
    '',
    ...wrap(countText(report), width - 4).map((line) => `  ${line}`),
    ...(report.divergences.length === 0 ? [] : ['', ...againLines]),
  ];
}

function verdictText(report: Report): string {
  const { verdict, interrupted, plans, baseline } = report;
  const agree = plans === 0 ? 'nothing was tested' : `conforms: ${agreementText(report)}`;
  const stale = baseline?.isStale === true ? ', and the baseline is stale' : '';
  return `${interrupted ? 'interrupted; until then: ' : ''}${verdict === 'conforms' ? agree : verdict}${stale}`;
}

function agreementText({ sessions, divergences, unreported, baseline }: Report): string {
  if (unreported.length + divergences.length === 0)
    return `${counted(sessions, 'session')} agree with the model`;
  const isAllKnown = baseline !== undefined && (baseline.update || baseline.known.length > 0);
  return isAllKnown ? 'what diverges is known' : 'nothing that was to be reported breaks a must';
}

function amountText({ plans, sessions, collisions }: Report): string {
  return `${grouped(plans)}   sessions ${grouped(sessions)}   collisions ${grouped(collisions)}`;
}

function undecidedLines({ undecided }: Report, width: number): readonly string[] {
  const causes = Object.entries(undecided).filter(([, count]) => count > 0);
  if (causes.length === 0) return [];
  const total = causes.reduce((sum, [, count]) => sum + count, 0);
  const text = causes.map(([cause, count]) => `${grouped(count)} ${printable(cause)}`).join(', ');
  return rowLines('undecided', `${counted(total, 'plan')}: ${text}`, width);
}

function unreportedLines({ unreported }: Report, width: number): readonly string[] {
  return unreported.length === 0
    ? []
    : rowLines('unreported', `diverges too: ${unreported.join(', ')}`, width);
}

function baselineRow(report: Report, width: number): readonly string[] {
  const text = comparisonText(report);
  return text === null ? [] : rowLines('baseline', text, width);
}

/** So few plans tell little, whatever their verdict. */
const FEW = 100;

function fewLines({ plans, elapsedMs, interrupted }: Report, width: number): readonly string[] {
  if (plans === 0 || plans >= FEW || interrupted || elapsedMs < 10_000) return [];
  return rowLines(
    'note',
    'few plans ran: a slow server bears more at once (--clients 64) and more time (--for 5m)',
    width,
  );
}

function dialectLines({ dialect }: Report, width: number): readonly string[] {
  const settled = Object.keys(dialect.settled).length;
  const idle = [...new Set(dialect.open.flatMap(({ rules }) => rules))].toSorted();
  const forceless = dialect.open.filter(({ rules }) => rules.length > 0);
  const list = forceless.map(({ choice, rules }) => `${visible(choice)} (${rules.map(visible).join(', ')})`);
  return [
    ...rowLines(
      'dialect',
      `${counted(settled, 'choice')} settled, ${grouped(dialect.open.length)} open`,
      width,
    ),
    ...(idle.length === 0
      ? []
      : listLines('idle rules', `${grouped(idle.length)}, without force while this is open:`, list, width)),
  ];
}

function coverageLines({ coverage }: Report, width: number): readonly string[] {
  const taken = Object.values(coverage.taken).filter((count) => count > 0).length;
  const text = `${grouped(taken)} taken, ${grouped(coverage.missed.length)} missed, ${grouped(coverage.unreachable)} not in this dialect`;
  // Where much is open, most of what was missed belongs to other servers.
  const telling = coverage.missed.length > 0 && coverage.missed.length <= taken;
  return [
    ...rowLines('transitions', text, width),
    ...(telling
      ? listLines(
          'missed',
          '',
          coverage.missed.map((id) => printable(shownPath(id))),
          width,
        )
      : []),
  ];
}

function keptLines({ kept, divergences }: Report, width: number): readonly string[] {
  if (kept === null || divergences.length === 0) return [];
  return rowLines('kept', `${printable(kept)}/failures, to be run again with replay`, width);
}

function countText({ divergences: all, baseline, seed }: Report): string {
  const known = baseline?.known.length ?? 0;
  const divergences = all.filter(({ id }) => baseline?.known.includes(id) !== true);
  const told = baseline === undefined ? '' : ` · ${known} known`;
  const breaches = (wanted: Grade): number =>
    new Set(divergences.filter(({ grade }) => grade === wanted).map(breachOf)).size;
  const must = breaches('must');
  const should = breaches('should');
  const ways = divergences.length > must + should ? ` (in ${divergences.length} ways)` : '';
  return `${must} ${must === 1 ? 'diverges' : 'diverge'} · ${should} non-strict${ways}${told} · seed ${seed}`;
}

function rowLines(label: string, text: string, width: number): readonly string[] {
  return labelled(`    ${label}`, text, INDENT, width);
}

function listLines(label: string, lead: string, items: readonly string[], width: number): readonly string[] {
  const lines = rowLines(label, `${lead} ${items.join(', ')}`.trim(), width);
  if (lines.length <= LIST_LINES) return lines;
  return [
    ...lines.slice(0, LIST_LINES),
    `${' '.repeat(INDENT)}… (${grouped(items.length)} in all; the JSON report lists them)`,
  ];
}
