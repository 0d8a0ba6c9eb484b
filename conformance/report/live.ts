import { counted, grouped, shorten } from './layout.ts';
import type { Progress } from './progress.ts';
import { printable, visible, visibleName } from './visible.ts';

/** Where progress is told: a terminal, whose last line is rewritten, or a plain stream, which gets a line now and then. */
export interface LiveSink {
  readonly terminal: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  write(text: string): void;
}

export interface Live {
  tell(progress: Progress): void;
  /** Clears the line that is being rewritten. */
  end(): void;
}

const REWRITE_MS = 100;
const PLAIN_MS = 10_000;
const CLEAR = '\r\u001B[2K';
const BAR = 16;

/** Progress as text, paced by `now` (in ms). A plain stream gets neither escape codes nor carriage returns. */
export function liveProgress(sink: LiveSink, now: () => number): Live {
  const pause = sink.terminal ? REWRITE_MS : PLAIN_MS;
  let last = sink.terminal ? Number.NEGATIVE_INFINITY : now();
  let shown = false;
  const found = new Set<string>();

  const line = (text: string): void => {
    sink.write(`${shown ? CLEAR : ''}${text}\n`);
    shown = false;
  };
  const status = (text: string): void => {
    sink.write(`${CLEAR}${shorten(text, sink.width - 1)}`);
    shown = true;
  };

  return {
    tell(progress) {
      switch (progress.kind) {
        case 'started':
          line(startedText(progress));
          return;
        case 'found':
          // A rule may be broken in many ways.
          if (found.has(progress.rule)) return;
          found.add(progress.rule);
          line(`found ${visible(progress.rule)}  ${printable(progress.sentence)}`);
          return;
        case 'notice':
          line(`! ${printable(progress.text)}`);
          return;
        case 'shrinking':
          if (sink.terminal) status(`  shrinking ${visible(progress.rule)} …`);
          return;
        case 'rechecking':
          if (sink.terminal) status(`  looking again for ${visible(progress.rule)} …`);
          return;
        case 'examining':
          if (sink.terminal) status('  looking which rules were put to the test …');
          return;
        case 'ran': {
          const time = now();
          if (time - last < pause) return;
          last = time;
          if (sink.terminal) status(`  ${barText(progress.share)}  ${ranText(progress)}`);
          else line(`${Math.floor(progress.share * 100)} %  ${ranText(progress)}`);
        }
      }
    },
    end() {
      if (shown) sink.write(CLEAR);
      shown = false;
    },
  };
}

function startedText({ target, seed, server }: Extract<Progress, { kind: 'started' }>): string {
  return `checking ${visible(target)}${server === null ? '' : ` (${visibleName(server)})`}, seed ${seed}`;
}

function ranText({ plans, sessions, divergences, undecided }: Extract<Progress, { kind: 'ran' }>): string {
  const rest = undecided === 0 ? '' : `   ${grouped(undecided)} undecided`;
  return `${counted(plans, 'plan')}   ${counted(sessions, 'session')}   ${counted(divergences, 'divergence')}${rest}`;
}

function barText(share: number): string {
  const full = Math.round(Math.min(Math.max(share, 0), 1) * BAR);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}
