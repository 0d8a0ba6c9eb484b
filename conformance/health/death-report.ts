import { RULES } from '../../model/rules/index.ts';
import { titleOf } from '../explain.ts';
import type { Judge } from '../check.ts';
import type { History } from '../history.ts';
import { modelSteps } from '../model-steps.ts';
import type { Plan, Setting } from '../plan.ts';
import type { Divergence } from '../report/report.ts';
import { sizeOf } from '../size.ts';
import { farthestTrail } from '../trail.ts';
import { readable, transcribe } from '../transcript.ts';
import { runsOf, type Culprits } from './culprits.ts';
import { tellingLines } from './last-words.ts';
import { toldOf, wordsOf, type Sickness } from './sickness.ts';
import type { SuspectList } from './suspects.ts';

/** A server that became sick, and the plan that it became sick of as it was met: with its number, or null where it is put down to no plan. */
export interface Death {
  readonly divergence: Divergence;
  readonly from: Plan;
  readonly index: number | null;
}

/** How the search for the culprits ended: whoever only has an address cannot start a server. */
export type CulpritSearch = 'ended' | 'out of time' | 'interrupted' | 'no server';

/** All that is known of a death. */
interface Facts {
  readonly judge: Judge;
  readonly sickness: Sickness;
  /** The last lines that the server wrote. */
  readonly log: readonly string[];
  readonly suspects: SuspectList;
  readonly culprits: Culprits | null;
  readonly search: CulpritSearch;
  readonly seen: Divergence['seen'];
}

const NO_PLAN: Plan = { connections: 0, rounds: [] };
/** Of what is put down to no plan, so many of the plans that went before are kept. */
const WINDOW = 64;

const UNATTRIBUTED: Readonly<Record<CulpritSearch, string>> = {
  ended: 'No plan makes the server do that again, alone or with those that ran beside and before it.',
  'out of time': 'In the time for it no plan was found that makes the server do that again.',
  interrupted: 'The run ended before it was known which plan makes the server do that.',
  'no server': 'The server could not be started again to see which plan does it: with --command it can.',
};

/** Tells a death as a divergence. */
export function reportDeath({ judge, sickness, log, suspects, culprits, search, seen }: Facts): Death {
  const told = toldOf(sickness);
  const rule = RULES.find(({ id }) => id === told.rule) ?? null;
  const title = titleOf(rule, culprits === null ? `${sickness.kind} unattributed` : sickness.kind);
  const shown = shownRun(suspects, culprits);
  const exchange = shown === null ? NOTHING_SHOWN : exchangeOf(judge, shown.run.history, shown.setting);
  const window = suspects.near.slice(-WINDOW).map(({ plan }) => plan);
  const plans = culprits === null ? window : runsOf(culprits.plans, culprits.times);
  const plan = plans.at(-1) ?? NO_PLAN;
  const from = culprits?.suspects.at(-1)?.plan ?? plan;
  const words = tellingLines(log).join(' | ');
  const divergence: Divergence = {
    ...title,
    ...causeOf(culprits, search, exchange.transcript.length > 0),
    met: 1,
    seen,
    shrunk: { from: sizeOf(from), to: sizeOf(plan) },
    ...exchange,
    at: exchange.transcript.length,
    allowed: [{ what: told.allowed, why: told.why }],
    came: { what: wordsOf(sickness), why: shown === null ? words : readable(words, shown.setting) },
    under: [],
    plan,
    death: sickness.kind,
    ...(plans.length > 1 ? { before: plans.slice(0, -1) } : {}),
  };
  return { divergence, from, index: culprits?.suspects.at(-1)?.index ?? null };
}

/** What a run shows, and how the model followed it: to its end, or to the first thing that its server no longer did. */
function exchangeOf(judge: Judge, history: History, setting: Setting): Exchange {
  const transcript = transcribe(history, setting);
  const trail = farthestTrail(judge, history);
  const { lines } = transcript;
  return {
    transcript: lines,
    ...(trail === null ? {} : { path: modelSteps(trail, history, transcript, lines.length, judge.table) }),
  };
}

type Exchange = Pick<Divergence, 'transcript' | 'path'>;

const NOTHING_SHOWN: Exchange = { transcript: [] };

function causeOf(
  culprits: Culprits | null,
  search: CulpritSearch,
  isShown: boolean,
): Partial<Pick<Divergence, 'cause'>> {
  if (culprits === null) {
    const why = UNATTRIBUTED[search];
    return { cause: isShown ? `${why} The last plan that ran is shown.` : why };
  }
  const { plans, times } = culprits;
  if (times > 1)
    return {
      cause: `It takes ${plans.length === 1 ? 'the same plan' : `the same ${plans.length} plans`} ${times} times: each time something is used up, or kept that is not given back. The last run is shown, and replay runs them all.`,
    };
  if (plans.length === 1) return {};
  return {
    cause: `It takes ${plans.length} plans, side by side or one after the other: something is used up, or two of them meet. The last one is shown, and replay runs them all.`,
  };
}

function shownRun(suspects: SuspectList, culprits: Culprits | null) {
  if (culprits !== null) return culprits.trial.last;
  const { last } = suspects;
  return last === null ? null : { run: last.run, setting: last.suspect.setting };
}
