import type { SicknessKind } from '../health/sickness.ts';
import type { Plan } from '../plan.ts';

/** The one value that every reporter renders. Plain JSON; `schema` grows when a field changes its meaning. */
export interface Report {
  readonly schema: 1;
  readonly tool: { readonly name: 'nick-collider'; readonly version: string };
  /** The target as the user named it. */
  readonly target: string;
  /** What the server said of itself (004 and 005), where it did. */
  readonly server: { readonly name: string | null; readonly version: string | null };
  /** How clients have to log on, where a plain NICK and USER is not welcomed, or was not at once; left out where it is. */
  readonly logon?: string;
  readonly seed: number;
  /** The arguments with which `nick-collider` does the same again. */
  readonly again: string;
  readonly verdict: Verdict;
  readonly interrupted: boolean;
  readonly elapsedMs: number;
  readonly plans: number;
  /** Connections that were opened by plans. */
  readonly sessions: number;
  /** Refusals for a nick in use that were observed. */
  readonly collisions: number;
  /** Undecided plans by cause. */
  readonly undecided: Readonly<Record<string, number>>;
  /** Limits of the server's that the run has met, and what they have cost; left out where it met none. */
  readonly limits?: readonly LimitMet[];
  readonly divergences: readonly Divergence[];
  /** How they compare with those that were known before; absent where nobody said which. */
  readonly baseline?: BaselineReport;
  /**
   * Rules that were put to the test and kept at least once: the server might have broken each of them, and that would have shown. Of one
   * that is neither here nor among the divergences this run tells nothing. Left out where nobody has asked for it.
   */
  readonly exercised?: readonly string[];
  /** Rules that may have been broken in plans that are undecided. */
  readonly doubted?: readonly string[];
  /** Rules that diverged and were not to be reported (`--only`, `--skip`). */
  readonly unreported: readonly string[];
  /** What is to be known besides the verdict, a sentence each. */
  readonly notes: readonly string[];
  /** The folder, as `--out` names it, in which the divergences are kept for `replay`; null where none are. */
  readonly kept: string | null;
  readonly dialect: DialectReport;
  readonly coverage: CoverageReport;
}

/** A limit of a server's: what it does, what that has cost the run, and how to lift it. */
export interface LimitMet {
  readonly what: string;
  readonly cost: string;
  readonly advice: string;
}

export type Verdict = 'conforms' | 'diverges' | 'undecided';

/** `must` makes a run diverge; `should` is reported as non-strict and makes it diverge only under `--strict`. */
export type Grade = 'must' | 'should';

/** What a baseline makes of a run. */
export interface BaselineReport {
  /** The file, as `--baseline` names it. */
  readonly file: string;
  /** The ids of those divergences that it knew; the others are new. */
  readonly known: readonly string[];
  /** Of new ones whose rule it knows to be broken in another way: by id, the ids that it knows. */
  readonly akin: Readonly<Record<string, readonly string[]>>;
  /** What it holds of the rules that are reported, and this run has not met. */
  readonly unmet: readonly Unmet[];
  /** Whether it is out of date, which fails the run: what is gone from it is of a grade that counts. */
  readonly isStale: boolean;
  /** Whether it becomes what this run has found: nothing is new any more then, and nothing stale. */
  readonly update: boolean;
}

/** A known divergence that a run has not met, and what replaying it showed. */
export interface Unmet extends Pick<Divergence, 'id' | 'rule' | 'grade' | 'sentence'> {
  readonly now: 'gone' | 'there' | 'undecided';
  /** In how many replays it was seen, or why nobody knows. */
  readonly why: string;
}

/** One distinct way in which the server left the model, shrunk and explained. */
export interface Divergence {
  /** Short and stable: a hash of rule, situation and shape, equal across seeds. */
  readonly id: string;
  /** A rule's id, or `UNEXPLAINED`. */
  readonly rule: string;
  readonly grade: Grade;
  /** The rule in one sentence. */
  readonly sentence: string;
  readonly clause: string;
  readonly cause: string;
  /** How many plans of this run met it. */
  readonly met: number;
  /** Of the repetitions of the shrunk plan, how many diverged again. */
  readonly seen: { readonly times: number; readonly of: number };
  readonly shrunk: { readonly from: Size; readonly to: Size };
  readonly transcript: readonly TranscriptLine[];
  /** The index in `transcript` of the line that the model cannot explain; equal to its length when a line is missing. */
  readonly at: number;
  /**
   * How the model followed up to there, in the order in which it took its steps: of commands that were under way at once, the later
   * may come first. Left out where no run is shown.
   */
  readonly path?: readonly ModelStep[];
  /** What the model allowed at that point. */
  readonly allowed: readonly { readonly what: string; readonly why: string }[];
  /** What came instead. */
  readonly came: { readonly what: string; readonly why: string };
  /** Rules that had to be set aside for this history to be read at all. */
  readonly under: readonly string[];
  /** The shrunk plan, so that it can be run again. */
  readonly plan: Plan;
  /** Plans that have to run before it or beside it, in this order, where it shows nothing by itself. */
  readonly before?: readonly Plan[];
  /** What became of the server as a whole, where it is that and not something that it sent. */
  readonly death?: SicknessKind;
}

export interface Size {
  readonly acts: number;
  readonly connections: number;
}

export interface TranscriptLine {
  /** Milliseconds since the first line, rounded down. */
  readonly ms: number;
  /** `A`, `B`, … in order of appearance. */
  readonly connection: string;
  readonly kind: 'open' | 'sent' | 'received' | 'waits' | 'closed';
  /** The line, control characters made visible, the password replaced. */
  readonly text: string;
  /** What the model holds of the connection afterwards; empty where nothing changed. */
  readonly note: string;
}

/** One step that the model took: a command that was carried out, or what the server did by itself. */
export interface ModelStep {
  /**
   * The index in `transcript` of the command, or of what showed that the server had done something by itself; never behind the
   * divergence.
   */
  readonly line: number;
  /** The connection that it happened to: `A`, `B`, … */
  readonly connection: string;
  /** The transitions of the session chart that were taken, by their ids, also those of other connections. */
  readonly transitions: readonly string[];
  /**
   * Where each connection stands afterwards that has appeared by then: the ids of the innermost states. The last step names all that
   * appear up to the divergence.
   */
  readonly standing: Readonly<Record<string, readonly string[]>>;
}

export interface DialectReport {
  /** Choices with one value left, `id` or `id@situation`. */
  readonly settled: Readonly<Record<string, string>>;
  /**
   * Choices left open, with the values still permitted, and the rules that this leaves without force: of a choice that is made each
   * time, where it was made so.
   */
  readonly open: readonly {
    readonly choice: string;
    readonly values: readonly string[];
    readonly rules: readonly string[];
  }[];
}

export interface CoverageReport {
  /** How often each transition of the statechart was taken, by its id. */
  readonly taken: Readonly<Record<string, number>>;
  /** Transitions that this dialect permits and no plan took. */
  readonly missed: readonly string[];
  /** How many transitions this dialect cannot take. */
  readonly unreachable: number;
}
