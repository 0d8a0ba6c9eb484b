import type { Divergence, TranscriptLine } from '../../../conformance/report/report.ts';
import { refusedNick } from '../report/sample.ts';

const KINDS = { '→': 'sent', '←': 'received', '×': 'closed', '·': 'open' } as const;

/**
 * A divergence whose exchange is given as lines such as `62 A → NICK a`; a note stands behind ` # `. The last line diverges, unless
 * something else is said of it.
 */
export function divergenceOf(lines: readonly string[], changes: Partial<Divergence> = {}): Divergence {
  const transcript = lines.map(lineOf);
  const at = transcript.length - 1;
  return { ...refusedNick, transcript, at, came: { what: transcript[at]?.text ?? '', why: '' }, ...changes };
}

function lineOf(written: string): TranscriptLine {
  const [, ms = '', connection = '', kind = '', rest = ''] =
    /^(\d+) (\S+) ([→←×·]) ?(.*)$/su.exec(written) ?? [];
  const [text = '', note = ''] = rest.split(' # ');
  return { ms: Number(ms), connection, kind: KINDS[kind as keyof typeof KINDS], text, note };
}
