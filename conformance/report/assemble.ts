import { quote } from 'shlex';
import { SLOTS, type Dialect } from '../../model/dialect.ts';
import { drawnTransitions } from '../../model/reach.ts';
import type { Rule } from '../../model/rules/index.ts';
import type { Exercise } from '../exercise/examiner.ts';
import type { CheckOptions } from '../options.ts';
import type { Welcomed } from '../run/introduce.ts';
import type { Tally } from '../tally.ts';
import { VERSION } from '../version.ts';
import { idleRules } from './idle-rules.ts';
import { notesOn } from './notes.ts';
import type {
  BaselineReport,
  CoverageReport,
  DialectReport,
  Divergence,
  LimitMet,
  Report,
  Verdict,
} from './report.ts';
import { reportedBy } from './reported.ts';

/** Everything that a report is made of. */
export interface Material {
  readonly target: string;
  readonly welcome: Pick<Welcomed, 'server' | 'version'>;
  /** What was out of the ordinary about the first logon. */
  readonly logon: string | null;
  readonly options: CheckOptions;
  readonly tally: Tally;
  readonly divergences: readonly Divergence[];
  /** What was put to the test; null where nobody wants to know. */
  readonly exercise: Exercise | null;
  readonly limits: readonly LimitMet[];
  readonly dialect: Dialect;
  readonly elapsedMs: number;
  /** Null where nobody said what is known. */
  readonly baseline: BaselineReport | null;
}

/** Puts a report together: filters what is reported, and draws the verdict. */
export function assembleReport(material: Material): Report {
  const { target, welcome, logon, options, tally, exercise, limits, dialect, elapsedMs, baseline } = material;
  const isReported = reportedBy(options);
  const reported = material.divergences.filter(({ rule }) => isReported(rule));
  const isNew = isNewTo(baseline);
  const divergences = [
    ...inOrder(reported.filter(isNew)),
    ...inOrder(reported.filter((each) => !isNew(each))),
  ];
  return {
    schema: 1,
    tool: { name: 'nick-collider', version: VERSION },
    target,
    server: { name: welcome.server, version: welcome.version },
    ...(logon === null ? {} : { logon }),
    seed: options.seed,
    again: againArguments(target, options, tally),
    verdict: verdictOf(divergences.filter(isFailure(baseline)), tally, options.strict),
    interrupted: options.signal.aborted,
    elapsedMs: Math.round(elapsedMs),
    plans: tally.plans,
    sessions: tally.sessions,
    collisions: tally.collisions,
    undecided: tally.undecided,
    ...(limits.length === 0 ? {} : { limits }),
    divergences,
    ...(baseline === null ? {} : { baseline }),
    ...(exercise === null ? {} : { exercised: idsOf(exercise.kept), doubted: idsOf(exercise.doubted) }),
    unreported: [
      ...new Set(material.divergences.filter((one) => !divergences.includes(one)).map(({ rule }) => rule)),
    ].toSorted(),
    notes: notesOn(tally),
    kept: options.store?.folder ?? null,
    dialect: dialectReport(dialect, tally),
    coverage: coverageReport(dialect, tally),
  };
}

function idsOf(rules: ReadonlySet<Rule>): readonly string[] {
  return [...rules].map(({ id }) => id).toSorted();
}

/** The same plans, and those of a timed run that it did not come to any more. */
function againArguments(target: string, options: CheckOptions, { drawn }: Tally): string {
  const { seed, faults, limit, dialectName, fragment = false } = options;
  const runs = limit.kind === 'runs' ? limit.runs : drawn;
  const seeded = faults.length === 0 ? '' : ` --faults ${faults.join(',')}`;
  const spoken = dialectName === null ? '' : ` --dialect ${quote(dialectName)}`;
  const broken = fragment ? ' --fragment' : '';
  return `check ${target} --seed ${seed} --runs ${runs}${broken}${spoken}${seeded}`;
}

/** The divergences of one rule together, the weightiest of all first. */
function inOrder(divergences: readonly Divergence[]): readonly Divergence[] {
  const byRule = new Map<string, Divergence[]>();
  for (const divergence of divergences.toSorted(byWeight)) {
    byRule.set(divergence.rule, [...(byRule.get(divergence.rule) ?? []), divergence]);
  }
  return [...byRule.values()].flat();
}

/** Failures before what is only reported; what can be shown again before what cannot; then what most plans met. */
function byWeight(one: Divergence, other: Divergence): number {
  return (
    Number(one.grade === 'should') - Number(other.grade === 'should') ||
    Number(one.seen.times === 0) - Number(other.seen.times === 0) ||
    other.met - one.met
  );
}

function isNewTo(baseline: BaselineReport | null): (divergence: Divergence) => boolean {
  return ({ id }) => baseline?.known.includes(id) !== true;
}

/** Whether a divergence may fail the run: one that is new, and does not become known by it. */
function isFailure(baseline: BaselineReport | null): (divergence: Divergence) => boolean {
  return baseline?.update === true ? () => false : isNewTo(baseline);
}

function verdictOf(divergences: readonly Divergence[], tally: Tally, strict: boolean): Verdict {
  if (divergences.some(({ grade }) => grade === 'must' || strict)) return 'diverges';
  return Object.keys(tally.undecided).length > 0 ? 'undecided' : 'conforms';
}

function dialectReport(dialect: Dialect, { taken }: Tally): DialectReport {
  const settled: Record<string, string> = {};
  const open: { choice: string; values: readonly string[]; rules: readonly string[] }[] = [];
  for (const slot of SLOTS) {
    const { name, choice, values } = slot;
    const permitted = dialect[name] ?? dialect[choice.id] ?? values;
    const [only] = permitted;
    if (permitted.length === 1 && only !== undefined) settled[name] = only;
    else open.push({ choice: name, values: permitted, rules: idleRules(slot, permitted, dialect, taken) });
  }
  return { settled, open };
}

function coverageReport(dialect: Dialect, { taken }: Tally): CoverageReport {
  const { all, permitted } = drawnTransitions(dialect);
  const missed = [...permitted].filter((transition) => taken[transition] === undefined);
  return { taken, missed: missed.toSorted(), unreachable: all.size - permitted.size };
}
