import { counted, labelled, shorten, wrap } from './layout.ts';
import type { Paint } from './paint.ts';
import type { Divergence, Report, Size, TranscriptLine } from './report.ts';
import { printable, visible } from './visible.ts';

const ARROW: Readonly<Record<TranscriptLine['kind'], string>> = {
  open: '·',
  sent: '→',
  received: '←',
  closed: '×',
};
const MARGIN = '    ';

/** One divergence: the rule, the shrunk exchange, what the model allowed instead, the clause, the likely cause. */
export function divergenceLines(
  divergence: Divergence,
  report: Report,
  width: number,
  paint: Paint,
): readonly string[] {
  const { allowed, came, clause, cause, under } = divergence;
  const column = Math.min(Math.max(...[...allowed, came].map(({ what }) => visible(what).length)) + 2, 40);
  return [
    ...headingLines(divergence, width, paint),
    ...labelled('', sizeText(divergence), 4, width).map((line) => paint('dim', line)),
    '',
    ...transcriptLines(divergence, width, paint),
    '',
    ...allowed.flatMap(({ what, why }, index) =>
      optionLines(index === 0 ? 'the model allows' : '             or', what, why, column, width),
    ),
    ...optionLines('the server sent', came.what, came.why, column, width),
    '',
    ...labelled(`${MARGIN}clause`, printable(clause), 13, width),
    ...labelled(`${MARGIN}likely`, printable(cause), 13, width),
    ...(under.length === 0
      ? []
      : labelled(
          `${MARGIN}under`,
          `${under.join(', ')} set aside, because this server breaks it everywhere`,
          13,
          width,
        )),
    '',
    ...againLines(report, width),
  ];
}

function headingLines(
  { rule, sentence, grade, seen }: Divergence,
  width: number,
  paint: Paint,
): readonly string[] {
  const right = `${grade === 'must' ? 'must' : 'non-strict'} · ${seen.times} of ${seen.of}`;
  const title = `${grade === 'must' ? '✗' : '!'} ${rule}  `;
  const lines = wrap(printable(sentence), width - 2 - title.length - right.length - 2);
  return lines.map((line, index) => {
    if (index > 0) return ' '.repeat(2 + title.length) + line;
    const gap = ' '.repeat(width - 2 - title.length - line.length - right.length);
    return `  ${paint(grade === 'must' ? 'red' : 'yellow', title)}${paint('bold', line)}${gap}${paint('dim', right)}`;
  });
}

function sizeText({ id, shrunk, seen, met }: Divergence): string {
  const race = seen.times < seen.of ? ' · a race' : '';
  return `${id} · shrunk from ${sizeOf(shrunk.from)} to ${counted(shrunk.to.acts, 'act')} on ${shrunk.to.connections} · seen in ${seen.times} of ${counted(seen.of, 'replay')}${race} · met by ${counted(met, 'plan')}`;
}

function sizeOf({ acts, connections }: Size): string {
  return `${counted(acts, 'act')} on ${counted(connections, 'connection')}`;
}

/** The table of what happened; what the model cannot explain stands under the second rule, marked. */
function transcriptLines(
  { transcript, at, came }: Divergence,
  width: number,
  paint: Paint,
): readonly string[] {
  const rule = paint('dim', `${MARGIN}${'─'.repeat(width - 8)}`);
  const rest = width - 8 - 13;
  const notes = Math.max(20, ...transcript.map(({ note }) => printable(note).length));
  const textWidth = rest - Math.min(notes, Math.floor(rest * 0.4)) - 2;
  const row = (line: TranscriptLine, note: string): string => {
    const head = `${String(line.ms).padStart(8)}   ${visible(line.connection)}  ${ARROW[line.kind]}  `;
    const text = shorten(visible(line.text), textWidth);
    return `${head}${note === '' ? text : `${text.padEnd(textWidth)}  ${shorten(note, width - head.length - textWidth - 2)}`}`;
  };
  const bad = transcript[at];
  const missing = `${' '.repeat(17)}${shorten(visible(came.what), textWidth).padEnd(textWidth)}  ✗ not possible here`;
  return [
    paint('dim', `      ms   conn  ${'what happened'.padEnd(textWidth)}  the model afterwards`),
    rule,
    ...transcript.slice(0, at).map((line) => row(line, printable(line.note))),
    rule,
    paint('bold', bad === undefined ? missing : row(bad, '✗ not possible here')),
    ...transcript.slice(at + 1).map((line) => paint('dim', row(line, printable(line.note)))),
  ];
}

function optionLines(
  label: string,
  what: string,
  why: string,
  column: number,
  width: number,
): readonly string[] {
  const head = `${MARGIN}${label.padEnd(16)}   `;
  const whats = wrap(visible(what), column);
  const whys = wrap(printable(why), width - head.length - column - 2);
  return Array.from({ length: Math.max(whats.length, whys.length) }, (_, index) =>
    `${index === 0 ? head : ' '.repeat(head.length)}${(whats[index] ?? '').padEnd(column)}  ${whys[index] ?? ''}`.trimEnd(),
  );
}

/** How to see it again; broken between arguments as a shell reads it. */
function againLines({ again }: Report, width: number): readonly string[] {
  const parts = `npx nick-collider ${visible(again)}`.split(/ (?=--)/);
  const line = `${MARGIN}again    ${parts.join(' ')}`;
  if (line.length <= width) return [line];
  return parts.flatMap((part, index) =>
    wrap(index < parts.length - 1 ? `${part} \\` : part, width - 15).map(
      (piece, nth) => `${index === 0 && nth === 0 ? `${MARGIN}again    ` : ' '.repeat(15)}${piece}`,
    ),
  );
}
