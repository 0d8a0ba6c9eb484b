import { gradeText, noveltyOf } from './divergence-words.ts';
import { grouped, wrap } from './layout.ts';
import type { Paint, Style } from './paint.ts';
import type { BaselineReport, Divergence, Report, Unmet } from './report.ts';
import { printable } from './visible.ts';

/** One known divergence, in a line. */
interface Row extends Pick<Divergence, 'id' | 'rule' | 'sentence'> {
  readonly sign: string;
  readonly style: Style;
  /** What is said of it at the right. */
  readonly told: string;
}

/** What was known before: what of it was met, what is gone, and what was not met; each in a line. */
export function baselineLines(
  { baseline, divergences }: Pick<Report, 'baseline' | 'divergences'>,
  width: number,
  paint: Paint,
): readonly string[] {
  if (baseline === undefined) return [];
  const { unmet, update } = baseline;
  const file = printable(baseline.file);
  const among = (now: Unmet['now']): readonly Unmet[] => unmet.filter((each) => each.now === now);
  const table = (title: string, rows: readonly Row[], advice: string | null = null): readonly string[] =>
    rows.length === 0
      ? []
      : [
          ...wrap(title, width - 4).map((line) => `  ${line}`),
          ...rows.flatMap((row) => rowLines(row, width, paint)),
          ...(advice === null ? [] : ['', ...wrap(advice, width - 8).map((line) => `    ${line}`)]),
          '',
        ];
  const fresh = divergences.filter((each) => noveltyOf(each, baseline) === 'new');
  const isAkin = !update && fresh.length > 0 && fresh.every(({ id }) => baseline.akin[id] !== undefined);
  return [
    ...(isAkin ? [...wrap(AKIN, width - 4).map((line) => `  ${line}`), ''] : []),
    ...table(`known: in ${file}, and no failure`, knownRows(divergences, baseline)),
    ...table(
      update
        ? `taken out of ${file}: gone from the server`
        : `stale: gone from the server, and still in ${file}`,
      among('gone').map((each) => unmetRow(each, '-', update || !baseline.isStale ? 'green' : 'red')),
      update ? null : 'To take out what is gone, give the same command with --update-baseline.',
    ),
    ...table(
      'known and not met, but still there when it was looked for again',
      among('there').map((each) => unmetRow(each, '~', 'yellow')),
    ),
    ...table(
      'known and not met, and undecided: it stays known',
      among('undecided').map((each) => unmetRow(each, '?', 'yellow')),
    ),
  ];
}

const AKIN =
  'All that is new breaks a rule that is known to be broken. One mistake shows in many ways, and chance tells which are met: bring the baseline up to date under several seeds, or give the same --seed and --runs each time.';

function knownRows(divergences: readonly Divergence[], baseline: BaselineReport): readonly Row[] {
  return divergences
    .filter((each) => noveltyOf(each, baseline) === 'known')
    .map((each) => ({ ...each, sign: '=', style: 'dim', told: gradeText(each) }));
}

function unmetRow({ why, ...told }: Unmet, sign: string, style: Style): Row {
  return { ...told, sign, style, told: why };
}

/** What is said of it stands behind the sentence, where there is room, else below it. */
function rowLines(
  { sign, style, rule, id, sentence, told }: Row,
  width: number,
  paint: Paint,
): readonly string[] {
  const head = `    ${sign} ${rule}  ${id}  `;
  const said = printable(told);
  const isShort = said.length <= 24;
  const column = width - head.length - 2 - (isShort ? said.length + 2 : 0);
  const [first = '', ...rest] = wrap(printable(sentence), column);
  const indent = ' '.repeat(head.length);
  return [
    `${paint(style, head)}${isShort ? `${first.padEnd(column)}  ${said}` : first}`,
    ...[...rest, ...(isShort ? [] : wrap(said, column))].map((line) => `${indent}${line}`),
  ];
}

/** How many are known, new, gone and so on, with the file that tells; null where nobody said what is known. */
export function comparisonText({
  baseline,
  divergences,
}: Pick<Report, 'baseline' | 'divergences'>): string | null {
  if (baseline === undefined) return null;
  const { file, known, unmet, update } = baseline;
  const fresh = divergences.length - known.length;
  const among = (now: Unmet['now']): number => unmet.filter((each) => each.now === now).length;
  const told = [
    `${grouped(known.length)} known`,
    `${grouped(fresh)} new${update && fresh > 0 ? ', and added' : ''}`,
  ];
  if (among('gone') > 0) told.push(`${grouped(among('gone'))} gone${update ? ', and taken out' : ''}`);
  if (among('there') > 0) told.push(`${grouped(among('there'))} not met, and still there`);
  if (among('undecided') > 0) told.push(`${grouped(among('undecided'))} not met, and undecided`);
  return `${printable(file)}: ${told.join(' · ')}`;
}
