import { quote } from 'shlex';
import { DEFAULT_FOLDER } from '../failure/failure.ts';
import { counted, grouped } from './layout.ts';
import { repetitionOf, type Plan } from '../plan.ts';
import type { BaselineReport, Divergence, Size } from './report.ts';
import { printable } from './visible.ts';

/** What a divergence is one way of: the rule that is broken and, as servers end in more ways than one, the death. */
export function breachOf({ rule, death }: Divergence): string {
  return death === undefined ? rule : `${rule} ${death}`;
}

/** What stands for the kinds of lines of an exchange; also for what did not come, and for the end of the server. */
export const ARROWS = {
  open: '·',
  sent: '→',
  received: '←',
  waits: '…',
  closed: '×',
  missing: ' ',
  died: '✗',
} as const;

/** What is said of the line that the model cannot explain. */
export const IMPOSSIBLE = '✗ not possible here';

/** The note of a line that the suite sends by itself, and of an end that the client makes. */
export const SENT_BY_SUITE = 'sent by the suite';
export const BY_CLIENT = 'by the client';

/** The notes of what is only a piece of a line, and of a line that does not end as lines do. */
export const GOES_ON = 'the line goes on';
export const LF_ALONE = 'ended by LF alone';

/** What runs a divergence again that is kept in this folder. */
export function replayArguments(id: string, kept: string): string {
  return `replay ${id}${kept === DEFAULT_FOLDER ? '' : ` --out ${printable(quote(kept))}`}`;
}

/** The source that the server's lines bear, which is left out of the table; not where its absence is the point. */
export function sourceOf({ transcript, at }: Divergence, server: string | null): string | null {
  const source = server === null ? null : `:${server} `;
  const bad = transcript[at];
  return source === null || (bad?.kind === 'received' && !bad.text.startsWith(':')) ? null : source;
}

/** How grave a divergence is, and how often it showed again. */
export function gradeText({ grade, seen: { times, of } }: Pick<Divergence, 'grade' | 'seen'>): string {
  // A race shows in some runs only: it depends on which of two things comes first.
  const often =
    of === 0
      ? 'not repeated'
      : `${times > 0 && times < of ? 'race · ' : ''}${grouped(times)} of ${grouped(of)}`;
  return `${grade === 'must' ? 'must' : 'non-strict'} · ${often}`;
}

/** Whether a baseline knew a divergence; null where nobody said what is known. */
export function noveltyOf(
  { id }: Pick<Divergence, 'id'>,
  baseline: BaselineReport | undefined,
): 'known' | 'new' | null {
  if (baseline === undefined) return null;
  return baseline.known.includes(id) ? 'known' : 'new';
}

/** That its rule is known to be broken, though not in this way; null where it is not. */
export function akinText(
  { id, rule }: Pick<Divergence, 'id' | 'rule'>,
  baseline: BaselineReport | undefined,
): string | null {
  const akin = baseline?.akin[id];
  if (akin === undefined) return null;
  return `${rule} is in it already, as ${akin.join(', ')}: the same mistake may show in another way, or this is another one`;
}

/** How large it is, and how often it was met. */
export function sizeText(divergence: Divergence, baseline?: BaselineReport): string {
  const { id, shrunk, seen, met, plan, before = [] } = divergence;
  const { from, to } = shrunk;
  const same = from.acts === to.acts && from.connections === to.connections;
  const size = same
    ? `${sizeOf(to)}, as met`
    : `shrunk from ${sizeOf(from)} to ${counted(to.acts, 'act')} on ${to.connections}`;
  const others = besides([...before, plan]);
  const again =
    seen.of === 0 ? 'not repeated' : `seen in ${grouped(seen.times)} of ${counted(seen.of, 'replay')}`;
  const novelty = noveltyOf(divergence, baseline);
  return [
    id,
    ...(novelty === null ? [] : [novelty]),
    size + others,
    again,
    `met by ${counted(met, 'plan')}`,
  ].join(' · ');
}

/** The plans that it takes, beside the one that is shown, and how often. */
function besides(plans: readonly Plan[]): string {
  const { round, times } = repetitionOf(plans);
  const others = round.length === 1 ? '' : ` behind ${counted(round.length - 1, 'other plan')}`;
  return `${others}${times === 1 ? '' : `, ${grouped(times)} times`}`;
}

function sizeOf({ acts, connections }: Size): string {
  return `${counted(acts, 'act')} on ${counted(connections, 'connection')}`;
}
