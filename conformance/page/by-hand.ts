import { RESPONSE } from '../account-concealer.ts';
import { repetitionOf, type Plan } from '../plan.ts';
import { GOES_ON } from '../report/divergence-words.ts';
import { counted, grouped } from '../report/layout.ts';
import type { Divergence } from '../report/report.ts';
import { html, type Markup } from './html.ts';
import { overlapsOf } from './overlaps.ts';
import type { Exchange, ShownLine } from './shown-lines.ts';

/** What one connection does in a row. */
interface Turn {
  readonly connection: string;
  readonly typed: readonly string[];
  /** What it does after that: it waits, or ends the connection. */
  readonly end: string | null;
  /** Whether the turns that go on from here are at once with the one before. */
  readonly atOnce: boolean;
}

/** What a person types to see a divergence, in turns; each to be copied as it stands. `id`: how the divergence is called. */
export function byHand(
  { lines, before }: Exchange,
  { plan, before: others = [] }: Divergence,
  id: string,
): Markup {
  const turns = turnsOf(lines);
  const { round, times } = repetitionOf([...others, plan]);
  const hints = [
    before > 0 && `${before} lines before these are left out.`,
    round.length > 1 &&
      `It shows behind ${counted(round.length - 1, 'other plan')} only, which replay runs too.`,
    times > 1 && `It takes that ${grouped(times)} times, and replay does it as often.`,
    turns.some(({ atOnce }) => atOnce) &&
      'What is marked as at once shows if the server happens to see it in the right order.',
    lines.some(({ kind, note }) => kind === 'sent' && note === GOES_ON) &&
      'Of a line that goes on a piece is sent by Ctrl-D in place of Enter, as far as a terminal can; replay sends them all.',
    endsWithLf(plan) && 'Some of these lines end with LF alone: that is left to replay.',
    lines.some(isUntypable) && '\\xNN stands for the byte of that value, which printf writes.',
    lines.some(({ kind, text }) => kind === 'sent' && text.includes(RESPONSE)) &&
      `${RESPONSE} stands for what holds a password; for PLAIN, in base64: NUL, the account, NUL, the password.`,
    lines.some(isScram) &&
      'What SCRAM says last answers a challenge, which is another one each time: that is left to replay.',
  ].filter((hint) => hint !== false);
  return html`<p>
      One connection for each letter, <code>nc -C host port</code>, and the lines in this order.
      ${hints.join(' ')}
    </p>
    <ol class="turns">
      ${turns.map(
        ({ connection, typed, end, atOnce }) =>
          html`<li>
            <span class="who">${connection}</span
            >${atOnce ? html` <span class="at-once">at once with the turn before</span>` : null}
            ${typed.length === 0 ? null : html`<pre tabindex="0" aria-label="Typed in ${connection} of ${id}">${typed.join('\n')}</pre>`}
            ${end === null ? null : html`<p>${end}</p>`}
          </li>`,
      )}
    </ol>`;
}

/** What is sent, also by the suite itself, cut where another connection goes on; and how clients end their connections. */
function turnsOf(lines: readonly ShownLine[]): readonly Turn[] {
  const overlaps = overlapsOf(lines);
  const turns: Turn[] = [];
  for (const line of lines.filter(({ by }) => by !== 'server')) {
    const last = turns.at(-1);
    const goesOn = last?.connection === line.connection && last.end === null;
    const open = goesOn ? last : null;
    const overlap = overlaps.find((each) => each.includes(line));
    const turn: Turn = {
      connection: line.connection,
      typed: [...(open?.typed ?? []), ...(line.kind === 'sent' ? [line.text + line.more] : [])],
      end: line.kind === 'closed' || line.kind === 'waits' ? line.text : null,
      atOnce: open?.atOnce ?? (overlap !== undefined && overlap[0]?.connection !== line.connection),
    };
    if (open !== null) turns.pop();
    turns.push(turn);
  }
  return turns;
}

function endsWithLf({ rounds }: Plan): boolean {
  return rounds.flat().some(({ act }) => act.kind === 'send' && act.bareLf === true);
}

/** Whether it is sent to SCRAM, as its note tells. */
function isScram({ kind, note }: ShownLine): boolean {
  return kind === 'sent' && note.includes('SCRAM');
}

function isUntypable({ kind, text }: ShownLine): boolean {
  return kind === 'sent' && /\\x[0-9A-F]{2}/.test(text);
}
