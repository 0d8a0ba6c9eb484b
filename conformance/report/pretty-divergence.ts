import {
  akinText,
  ARROWS,
  gradeText,
  IMPOSSIBLE,
  replayArguments,
  sizeText,
  sourceOf,
} from './divergence-words.ts';
import { commandLines, cut, labelled, shorten, wrap } from './layout.ts';
import type { Paint } from './paint.ts';
import type { BaselineReport, Divergence, Report, TranscriptLine } from './report.ts';
import { printable, visible, visibleBeginning } from './visible.ts';

const MARGIN = '    ';

/** One divergence: the rule, the shrunk exchange, what the model allowed instead, the clause, the likely cause. */
export function divergenceLines(
  divergence: Divergence,
  { server, kept, baseline }: Pick<Report, 'server' | 'kept' | 'baseline'>,
  width: number,
  paint: Paint,
): readonly string[] {
  const { id, clause, cause, under } = divergence;
  const akin = akinText(divergence, baseline);
  return [
    ...headingLines(divergence, width, paint),
    ...labelled('', sizeText(divergence, baseline), 4, width).map((line) => paint('dim', line)),
    '',
    ...transcriptLines(divergence, sourceOf(divergence, server.name), width, paint),
    '',
    ...(divergence.death === undefined ? contrastLines(divergence, width) : deathLines(divergence, width)),
    '',
    ...labelled(`${MARGIN}clause`, printable(clause), 13, width),
    ...labelled(`${MARGIN}likely`, printable(cause), 13, width),
    ...(under.length === 0
      ? []
      : labelled(`${MARGIN}under`, `${under.join(', ')} set aside, which this server breaks too`, 13, width)),
    ...(akin === null ? [] : labelled(`${MARGIN}baseline`, akin, 13, width)),
    ...(kept === null
      ? []
      : ['', ...commandLines(`${MARGIN}again`, `npx nick-collider ${replayArguments(id, kept)}`, 13, width)]),
  ];
}

/** Another divergence of a rule that was told in full: what came, and what was allowed instead. */
export function briefLines(
  divergence: Divergence,
  baseline: BaselineReport | undefined,
  width: number,
  paint: Paint,
): readonly string[] {
  const { allowed, came } = divergence;
  const instead = allowed.map(({ what }) => visible(what)).join(', or ');
  const text = `${visibleBeginning(came.what)}   where the model allows   ${instead === '' ? NOTHING : instead}`;
  return [
    ...labelled(`${MARGIN}also`, sizeText(divergence, baseline), 13, width).map((line) => paint('dim', line)),
    ...labelled('', text, 13, width),
  ];
}

const NOTHING = 'nothing';

function contrastLines({ allowed, came }: Divergence, width: number): readonly string[] {
  const options = allowed.length === 0 ? [{ what: NOTHING, why: '' }] : allowed;
  const column = Math.min(
    Math.max(...[...options, came].map(({ what }) => visibleBeginning(what).length)) + 2,
    40,
  );
  return [
    ...options.flatMap(({ what, why }, index) =>
      optionLines(index === 0 ? 'the model allows' : '             or', what, why, column, width),
    ),
    ...optionLines('the server sent', came.what, came.why, column, width),
  ];
}

/** What became of the server, in place of what it sent, and what it wrote last. */
function deathLines({ allowed, came }: Divergence, width: number): readonly string[] {
  const [asked = { what: NOTHING, why: '' }] = allowed;
  return [
    ...labelled(`${MARGIN}the model allows`, `${asked.what}: ${asked.why}`, DEATH_COLUMN, width),
    ...labelled(`${MARGIN}what happened`, visible(came.what), DEATH_COLUMN, width),
    ...(came.why === '' ? [] : labelled(`${MARGIN}its last words`, visible(came.why), DEATH_COLUMN, width)),
  ];
}

const DEATH_COLUMN = 23;

function headingLines(
  { rule, sentence, grade, seen }: Divergence,
  width: number,
  paint: Paint,
): readonly string[] {
  const right = gradeText({ grade, seen });
  const title = `${grade === 'must' ? '✗' : '!'} ${rule}  `;
  const lines = wrap(printable(sentence), width - 2 - title.length - right.length - 2);
  return lines.map((line, index) => {
    if (index > 0) return ' '.repeat(2 + title.length) + line;
    const gap = ' '.repeat(width - 2 - title.length - line.length - right.length);
    return `  ${paint(grade === 'must' ? 'red' : 'yellow', title)}${paint('bold', line)}${gap}${paint('dim', right)}`;
  });
}

/** The table of what happened, up to what the model cannot explain: it stands under the second rule, marked. */
function transcriptLines(
  { transcript, at, came }: Divergence,
  source: string | null,
  width: number,
  paint: Paint,
): readonly string[] {
  const rule = paint('dim', `${MARGIN}${'─'.repeat(width - 8)}`);
  const rest = width - 8 - 13;
  const shown = transcript.slice(0, at + 1);
  const notes = Math.max(20, ...shown.map(({ note }) => printable(note).length));
  const textWidth = rest - Math.min(notes, Math.floor(rest * 0.4)) - 2;
  const row = (line: TranscriptLine, note: string): string => {
    const head = `${String(line.ms).padStart(8)}   ${visible(line.connection)}  ${ARROWS[line.kind]}  `;
    const text = cut(
      visible(source !== null && line.text.startsWith(source) ? line.text.slice(source.length) : line.text),
      textWidth,
    );
    return `${head}${note === '' ? text : `${text.padEnd(textWidth)}  ${shorten(note, width - head.length - textWidth - 2)}`}`;
  };
  const bad = transcript[at];
  const missing = `${' '.repeat(17)}${shorten(visible(came.what), textWidth).padEnd(textWidth)}  ${IMPOSSIBLE}`;
  return [
    paint('dim', `      ms   conn  ${'what happened'.padEnd(textWidth)}  the model afterwards`),
    rule,
    ...transcript.slice(0, at).map((line) => row(line, printable(line.note))),
    rule,
    paint('bold', bad === undefined ? missing : row(bad, IMPOSSIBLE)),
  ];
}

/** So much of a server's last words is shown, in columns. */
const MOST_WORDS = 1_000;

function optionLines(
  label: string,
  what: string,
  why: string,
  column: number,
  width: number,
): readonly string[] {
  const head = `${MARGIN}${label.padEnd(16)}   `;
  const whats = wrap(visibleBeginning(what), column);
  const whys = wrap(printable(cut(why, MOST_WORDS)), width - head.length - column - 2);
  return Array.from({ length: Math.max(whats.length, whys.length) }, (_, index) =>
    `${index === 0 ? head : ' '.repeat(head.length)}${(whats[index] ?? '').padEnd(column)}  ${whys[index] ?? ''}`.trimEnd(),
  );
}
