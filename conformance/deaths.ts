import type { Exit } from '../adapters/server.ts';
import type { Suspect } from './campaign.ts';
import { RULES } from '../model/rules/index.ts';
import { titleOf } from './explain.ts';
import { shrinkPlan } from './generate/index.ts';
import type { MetServer } from './host-server.ts';
import type { Plan, Setting } from './plan.ts';
import type { Divergence } from './report/report.ts';
import { runPlan } from './run/run-plan.ts';
import { DYING_MS, mayShowDeath } from './signs-of-death.ts';
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
}

/** The rule that a death breaks. */
const LIVE = RULES.find(({ id }) => id === 'LIVE-01') ?? null;

const UNATTRIBUTED =
  'No plan by itself ends the server again: it may take several at once, or many one after the other.';

/** Finds the plan that ends the server's process, by running each suspect alone on a fresh server; then shrinks it. */
export async function explainDeath(
  how: Exit,
  log: readonly string[],
  suspects: readonly Suspect[],
  autopsy: Autopsy,
): Promise<Divergence> {
  let kills = 0;
  let culprit: { readonly plan: Plan; readonly from: Plan; readonly trial: Trial } | null = null;
  const subject = newSubject(autopsy);
  for (const { plan } of suspects.toReversed()) {
    if (culprit !== null || autopsy.over()) break;
    const trial = await subject.try(plan);
    if (trial !== null && trial.died) culprit = { plan, from: plan, trial };
  }
  for (let smaller = culprit; smaller !== null;) {
    culprit = smaller;
    smaller = null;
    for (const plan of shrinkPlan(culprit.plan)) {
      if (autopsy.over()) break;
      const trial = await subject.try(plan);
      if (trial === null || !trial.died) continue;
      smaller = { plan, from: culprit.from, trial };
      break;
    }
  }
  const repeats = culprit === null ? 0 : 3;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    if ((await subject.try((culprit as { plan: Plan }).plan))?.died === true) kills += 1;
  }
  await subject.end();
  return report(how, log, suspects, culprit, { times: kills, of: repeats });
}

interface Trial {
  readonly died: boolean;
  readonly history: Parameters<typeof transcribe>[0];
  readonly setting: Setting;
}

/** A server that is used until it dies, and then replaced. */
function newSubject({ restart, deadlineMs, namespace }: Autopsy): {
  try(plan: Plan): Promise<Trial | null>;
  end(): Promise<void>;
} {
  let server: MetServer | null = null;
  return {
    async try(plan) {
      if (server === null || server.ended() !== null) {
        await server?.stop();
        server = await restart();
      }
      if (server === null) return null;
      const setting = { namespace: namespace(), password: server.password };
      const { burstEnd } = server.welcome;
      const run = await runPlan(plan, setting, {
        address: server.address,
        deadline: Math.min(deadlineMs, 1000),
        burstEnd,
      });
      if (mayShowDeath(run)) await server.endsWithin(DYING_MS);
      return { died: server.ended() !== null, history: run.history, setting };
    },
    async end() {
      await server?.stop();
    },
  };
}

function report(
  how: Exit,
  log: readonly string[],
  suspects: readonly Suspect[],
  culprit: { readonly plan: Plan; readonly from: Plan; readonly trial: Trial } | null,
  seen: Divergence['seen'],
): Divergence {
  const ending = how.signal === null ? `exit code ${how.code}` : `signal ${how.signal}`;
  const shown = culprit?.trial ?? lastRun(suspects);
  const transcript = shown === null ? [] : transcribe(shown.history, shown.setting).lines;
  const words = log.filter((line) => line.trim() !== '').slice(-3);
  const plan = culprit?.plan ?? suspects.at(-1)?.plan ?? { connections: 0, rounds: [] };
  return {
    ...titleOf(LIVE, culprit === null ? 'unattributed' : ending),
    ...(culprit === null
      ? { cause: shown === null ? UNATTRIBUTED : `${UNATTRIBUTED} The last plan that ran is shown.` }
      : {}),
    met: 1,
    seen,
    shrunk: { from: sizeOf(culprit?.from ?? plan), to: sizeOf(plan) },
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
}

function lastRun(
  suspects: readonly Suspect[],
): { readonly history: Trial['history']; readonly setting: Setting } | null {
  const last = suspects.findLast(({ run }) => run !== null);
  return last === undefined || last.run === null
    ? null
    : { history: last.run.history, setting: last.setting };
}
