import type { Exit } from '../../adapters/server.ts';

/**
 * What may become of a server under its clients, told apart by evidence: how its process ended, and what it had written since
 * somebody last logged on; whether it accepts connections; whom it answers; what its threads do; and whether there is a process
 * to see at all.
 */
export type Sickness =
  /** An exit code other than 0 (null where nobody knows it). */
  | { readonly kind: 'crashed'; readonly code: number | null }
  | { readonly kind: 'killed'; readonly signal: string }
  /** Exit code 0, and not a word about it. */
  | { readonly kind: 'stopped silently' }
  | { readonly kind: 'stopped and said so'; readonly words: readonly string[] }
  /** It lives, and does not serve new connections: they are refused, or nobody ever answers them. */
  | {
      readonly kind: 'stopped listening';
      readonly refuses: boolean;
      readonly outOfDescriptors: string | null;
    }
  /** It accepts connections, and answers nobody. */
  | { readonly kind: 'hung'; readonly busy: boolean }
  /** One of its threads keeps a core busy although no client wants anything. */
  | { readonly kind: 'spinning' }
  /** One connection is never answered any more, while others are. */
  | { readonly kind: 'starved' }
  /** Nothing listens any more where no process was to be seen. */
  | { readonly kind: 'gone' };

export type SicknessKind = Sickness['kind'];

/** What a kind of sickness breaks, and how that is told. */
interface Told {
  readonly rule: 'LIVE-01' | 'LIVE-02' | 'LIVE-03' | 'LIVE-04';
  readonly allowed: string;
  readonly why: string;
}

const ENDS: Told = { rule: 'LIVE-01', allowed: 'any answer, or none', why: 'the process goes on' };

const TOLD: Readonly<Record<SicknessKind, Told>> = {
  crashed: ENDS,
  killed: ENDS,
  'stopped silently': ENDS,
  'stopped and said so': ENDS,
  gone: ENDS,
  'stopped listening': {
    rule: 'LIVE-02',
    allowed: 'a new connection is accepted and answered',
    why: 'the server goes on listening',
  },
  hung: { rule: 'LIVE-03', allowed: 'an answer to somebody', why: 'the server goes on answering' },
  starved: { rule: 'LIVE-03', allowed: 'an answer to each client', why: 'nobody is forgotten' },
  spinning: { rule: 'LIVE-04', allowed: 'a process that sleeps', why: 'no client wants anything' },
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- they are the keys of the table
export const SICKNESS_KINDS = Object.keys(TOLD) as readonly SicknessKind[];

/** What keeps a server from nothing: it serves everybody else. */
export const BEARABLE: ReadonlySet<SicknessKind> = new Set(['spinning', 'starved']);

export function toldOf({ kind }: Sickness): Told {
  return TOLD[kind];
}

/** What was seen, in a few words. */
export function wordsOf(sickness: Sickness): string {
  switch (sickness.kind) {
    case 'crashed':
      return `the server’s process ended (exit code ${sickness.code ?? 'unknown'})`;
    case 'killed':
      return `the server’s process ended (signal ${sickness.signal})`;
    case 'stopped silently':
      return 'the server’s process ended (exit code 0), with no word in its log';
    case 'stopped and said so':
      return 'the server’s process ended (exit code 0), and said so in its log';
    case 'stopped listening': {
      const how = sickness.refuses ? 'new connections are refused' : 'new connections are never answered';
      const { outOfDescriptors } = sickness;
      return `the process runs, and ${how}${outOfDescriptors === null ? '' : ` (${outOfDescriptors})`}`;
    }
    case 'hung':
      return `connections are accepted, and nobody is answered${sickness.busy ? ' (a core is kept busy)' : ''}`;
    case 'spinning':
      return 'a core is kept busy while no client wants anything';
    case 'starved':
      return 'one connection is never answered any more, while others are';
    case 'gone':
      return 'nothing listens there any more';
  }
}

/** The end of a process as a sickness. `words` are what it wrote since somebody last logged on and had not written before. */
export function ofExit({ code, signal }: Exit, words: readonly string[]): Sickness {
  if (signal !== null) return { kind: 'killed', signal };
  if (code !== 0) return { kind: 'crashed', code };
  return words.length === 0 ? { kind: 'stopped silently' } : { kind: 'stopped and said so', words };
}
