import { RULES, type Rule } from '../../model/rules/index.ts';
import { createJudge } from '../check.ts';
import { patientDeadline } from '../circumstances.ts';
import type { Repeatable } from '../failure/failure.ts';
import { thaw } from '../failure/frozen.ts';
import type { MetServer } from '../host-server.ts';
import { runPool, type Job } from '../run/pool.ts';
import type { RunOptions } from '../run/run.ts';
import { BY_HAND_MS } from '../confirm.ts';
import { mannersFor, settingFor } from '../setting.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { isRace, runsLeft, runsNeeded, verdictOf, type Replayed } from './verdict.ts';

/** What a stored plan is run again with. */
export interface Repetition {
  /** Gives a nick prefix that no plan had before. */
  readonly namespace: () => string;
  readonly clients: number;
  /** The longest wait for one answer, in ms, in place of the stored one; null leaves that. */
  readonly deadlineMs: number | null;
  /** Ends it, also when its time is over. */
  readonly signal: AbortSignal;
}

/**
 * Runs a stored plan side by side as often as it takes to tell what has become of it, each run judged as it was then. What always
 * failed and passes now is also run at the pace of somebody who types: a plan may have kept its order by the pace of the machine
 * that it was shrunk on.
 */
export async function repeatPlan(
  { plan, rule, under, seen, circumstances }: Repeatable,
  server: MetServer,
  { namespace, clients, deadlineMs, signal }: Repetition,
): Promise<Replayed> {
  const thawed = thaw(circumstances, server);
  const deadline = patientDeadline(deadlineMs ?? thawed.deadlineMs, server);
  const judge = createJudge({ ...thawed, deadlineMs: deadline });
  const broken = ruleOf(rule);
  const aside = under.flatMap((id) => ruleOf(id) ?? []);
  const over = (): boolean => signal.aborted || server.ended() !== null;

  const repeat = async (needed: number, pace: Pick<RunOptions, 'pause'>): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = [];
    const jobs = function* (): Generator<Job> {
      for (let left = runsLeft(outcomes, needed); left > 0; left -= 1) {
        if (over() || runsLeft(outcomes, needed) === 0) return;
        yield { plan, setting: settingFor(server, namespace()) };
      }
    };
    const { address, turnstile } = server;
    const bounds = {
      deadline,
      releaseWithin: thawed.releaseMs,
      timers: thawed.timers,
      ...mannersFor(server),
    };
    while (!over() && runsLeft(outcomes, needed) > 0) {
      // A server that has turned somebody away may have room for one plan at a time.
      const width = outcomes.some(({ kind }) => kind === 'undecided') ? 1 : clients;
      await runPool(
        jobs(),
        { clients: width, address, turnstile, ...bounds, ...pace, signal },
        (_job, run) => {
          if (run.trouble?.kind !== 'aborted') outcomes.push(outcomeOf(judge, run, broken, aside));
        },
      );
    }
    return outcomes;
  };

  const needed = runsNeeded(seen);
  const quick = await repeat(needed, {});
  const byHand = isRace(seen) || quick.some(fails) ? 0 : needed;
  const all = [...quick, ...(await repeat(byHand, { pause: BY_HAND_MS }))];
  const died = !all.some(fails) && server.ended() !== null;
  return verdictOf(died ? [...all, DIED] : all, needed + byHand, seen);
}

const DIED: Outcome = { kind: 'otherwise', rule: 'LIVE-01' };

function fails({ kind }: Outcome): boolean {
  return kind === 'fails';
}

/** Null for `UNEXPLAINED`. */
function ruleOf(id: string): Rule | null {
  return RULES.find((rule) => rule.id === id) ?? null;
}
