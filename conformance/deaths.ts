import type { Exit } from '../adapters/server.ts';
import type { Suspect } from './campaign.ts';
import { RULES } from '../model/rules/index.ts';
import { DEATH_RULE, tryToKill, type DeathTrial } from './death-trial.ts';
import { titleOf } from './explain.ts';
import { shrinkPlan } from './generate/index.ts';
import type { MetServer } from './host-server.ts';
import { startLives } from './lives.ts';
import type { Plan } from './plan.ts';
import type { Divergence } from './report/report.ts';
import { sizeOf } from './size.ts';
import { readable, transcribe } from './transcript.ts';

/** What a search for the plan that kills a server works with. */
export interface Autopsy {
  /** Starts a server afresh; null when it does not come up. */
  readonly restart: () => Promise<MetServer | null>;
  readonly over: () => boolean;
  /** Gives a nick prefix that no plan had before. */
  readonly namespace: () => string;
  readonly deadlineMs: number;
  /** Whether the plan is shrunk. */
  readonly shrink: boolean;
  /** Told of the plan that ends the server, before it is shrunk. */
  readonly onFound: (death: Death) => void;
}

/** A death, and the plan that ended the server as it was met: with its number, or null where it is put down to no plan. */
export interface Death {
  readonly divergence: Divergence;
  readonly from: Plan;
  readonly index: number | null;
}

const LIVE = RULES.find(({ id }) => id === DEATH_RULE) ?? null;

const UNATTRIBUTED =
  'No plan by itself ends the server again: it may take several at once, or many one after the other.';

/** The suspect that ends the server by itself, and the smallest plan found that still does. */
interface Culprit {
  readonly suspect: Suspect;
  readonly plan: Plan;
  readonly trial: DeathTrial;
}

/** Finds the plan that ends the server's process, by running each suspect alone on a fresh server; then shrinks it. */
export async function explainDeath(
  how: Exit,
  log: readonly string[],
  suspects: readonly Suspect[],
  autopsy: Autopsy,
): Promise<Death> {
  const { over, namespace, deadlineMs, shrink } = autopsy;
  const lives = startLives(autopsy.restart);
  const kill = async (plan: Plan): Promise<DeathTrial | null> => {
    const server = await lives.server();
    const trial = server && (await tryToKill(server, plan, namespace(), deadlineMs));
    return trial?.died === true ? trial : null;
  };
  let culprit: Culprit | null = null;
  for (const suspect of suspects.toReversed()) {
    if (culprit !== null || over()) break;
    const trial = await kill(suspect.plan);
    if (trial !== null) culprit = { suspect, plan: suspect.plan, trial };
  }
  if (culprit !== null) autopsy.onFound(report(how, log, suspects, culprit, { times: 0, of: 0 }));
  for (let smaller = culprit; smaller !== null;) {
    culprit = smaller;
    smaller = null;
    for (const plan of shrink ? shrinkPlan(culprit.plan) : []) {
      if (over()) break;
      const trial = await kill(plan);
      if (trial === null) continue;
      smaller = { suspect: culprit.suspect, plan, trial };
      break;
    }
  }
  let kills = 0;
  const repeats = culprit === null ? 0 : 3;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    if ((await kill((culprit as Culprit).plan)) !== null) kills += 1;
  }
  await lives.stop();
  return report(how, log, suspects, culprit, { times: kills, of: repeats });
}

function report(
  how: Exit,
  log: readonly string[],
  suspects: readonly Suspect[],
  culprit: Culprit | null,
  seen: Divergence['seen'],
): Death {
  const ending = how.signal === null ? `exit code ${how.code}` : `signal ${how.signal}`;
  const shown = culprit?.trial ?? lastRun(suspects);
  const transcript = shown === null ? [] : transcribe(shown.history, shown.setting).lines;
  const words = log.filter((line) => line.trim() !== '').slice(-3);
  const plan = culprit?.plan ?? suspects.at(-1)?.plan ?? { connections: 0, rounds: [] };
  const from = culprit?.suspect.plan ?? plan;
  const divergence = {
    ...titleOf(LIVE, culprit === null ? 'unattributed' : ending),
    ...(culprit === null
      ? { cause: shown === null ? UNATTRIBUTED : `${UNATTRIBUTED} The last plan that ran is shown.` }
      : {}),
    met: 1,
    seen,
    shrunk: { from: sizeOf(from), to: sizeOf(plan) },
    transcript,
    at: transcript.length,
    allowed: [{ what: 'any answer, or none', why: 'the process goes on' }],
    came: {
      what: `the server’s process ended (${ending})`,
      why: shown === null ? words.join(' · ') : readable(words.join(' · '), shown.setting),
    },
    under: [],
    plan,
  };
  return { divergence, from, index: culprit?.suspect.index ?? null };
}

function lastRun(suspects: readonly Suspect[]): Pick<DeathTrial, 'history' | 'setting'> | null {
  const last = suspects.findLast(({ run }) => run !== null);
  return last === undefined || last.run === null
    ? null
    : { history: last.run.history, setting: last.setting };
}
