import type { StoredFailure } from '../failure/failure.ts';
import { labelled, wrap } from '../report/layout.ts';
import type { Paint, Style } from '../report/paint.ts';
import { printable } from '../report/visible.ts';
import type { Replayed } from '../replay/verdict.ts';

const LABEL: Readonly<Record<Replayed['kind'], { readonly text: string; readonly style: Style }>> = {
  fixed: { text: '+ FIXED', style: 'green' },
  fails: { text: 'x FAILS', style: 'red' },
  sometimes: { text: '~ RACE', style: 'yellow' },
  undecided: { text: '? UNDECIDED', style: 'yellow' },
};
const LABEL_WIDTH = 11;

/** One failure and what has become of it; `ruleWidth` is that of the longest rule's name in the table. */
export function replayedLines(
  { id, rule, sentence, status }: StoredFailure,
  replayed: Replayed,
  ruleWidth: number,
  width: number,
  paint: Paint,
): readonly string[] {
  const { text, style } = LABEL[replayed.kind];
  const head = `${id}  ${rule.padEnd(ruleWidth)}  `;
  const indent = 2 + LABEL_WIDTH + 2 + head.length;
  const count = replayed.kind === 'undecided' ? '' : `${replayed.times} of ${replayed.of}`;
  const column = width - indent - count.length - 2;
  const [first = '', ...rest] = wrap(printable(sentence), column);
  const note = noteOf(status, replayed);
  return [
    `  ${paint(style, text)}${' '.repeat(LABEL_WIDTH - text.length + 2)}${head}${first.padEnd(column)}  ${count}`.trimEnd(),
    ...rest.map((line) => ' '.repeat(indent) + line),
    ...(note === null ? [] : labelled('', printable(note), indent, width).map((line) => paint('dim', line))),
  ];
}

function noteOf(status: StoredFailure['status'], replayed: Replayed): string | null {
  switch (replayed.kind) {
    case 'fixed':
      return 'file kept, marked';
    case 'fails':
    case 'sometimes':
      return status === 'open' ? null : `it was fixed on ${status.fixed.slice(0, 10)}, and is back`;
    case 'undecided':
      return replayed.cause;
  }
}

/** `1 fixed, 1 fails, 1 sometimes`. */
export function countsText(kinds: readonly Replayed['kind'][]): string {
  return (['fixed', 'fails', 'sometimes', 'undecided'] as const)
    .map((kind) => ({ kind, count: kinds.filter((other) => other === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind === 'fails' && count > 1 ? 'fail' : kind}`)
    .join(', ');
}
