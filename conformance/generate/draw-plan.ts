import type { Random } from 'fast-check';
import type { Plan } from '../plan.ts';
import { drawWaiting, waitingRank } from './draw-waiting.ts';
import { finish, open, send } from './act.ts';
import { inPhase } from './cast.ts';
import { dice } from './dice.ts';
import { newDraft, planOf, type Draft } from './draft.ts';
import { fragmented } from './fragment.ts';
import { isPlainNow } from './mannered.ts';
import type { Client } from './imagination.ts';
import { spareNick } from './nicks.ts';
import type { PlanOptions } from './options.ts';
import { arriveTogether, mend, proceed } from './scenes/logon.ts';
import { pursue } from './scenes/pursue.ts';
import { SCENES, SCENES_WITH_OPERATORS } from './scenes/index.ts';

/** Acts after which a plan only brings its logons to an end: the fewest, and how many more there may be. */
const FEWEST = 11;
const SPREAD = 13;

/** No plan has more acts than this. */
const MOST = 38;

/** So many connections in a hundred that have not registered in the end still try to. */
const DETERMINED = 85;

/**
 * Makes up a plan: connections log on, fight for nicks and leave, before an imagined server. Its number says what it is about; plans
 * with numbers in a row are about all there is.
 */
export function drawPlan(
  random: Pick<Random, 'nextInt'>,
  known: PlanOptions,
  ordinal: number = random.nextInt(0, 2 ** 30),
): Plan {
  const options: PlanOptions = isPlainNow(ordinal) ? { ...known, manner: 'plain' } : known;
  const rank = waitingRank(ordinal, options);
  const plan =
    rank === null ? drawBusy(random, options, ordinal) : drawWaiting(random, options, ordinal, rank);
  // Drawn in the end, so that whole plans are what they are without.
  return options.fragment === true ? fragmented(plan, dice(random)) : plan;
}

function drawBusy(random: Pick<Random, 'nextInt'>, options: PlanOptions, ordinal: number): Plan {
  const draft = newDraft(dice(random), options, ordinal);
  arriveTogether(draft);
  if (draft.aim !== null) pursue(draft, draft.aim);
  const scenes = draft.operates ? SCENES_WITH_OPERATORS : SCENES;
  const enough = FEWEST + draft.dice.below(SPREAD);
  // A scene that nobody can play adds nothing; the bound is for drafts whose connections are all gone.
  for (let tries = 0; draft.acts < enough && tries < 4 * enough; tries += 1) {
    draft.dice.weigh(scenes)(draft);
  }
  for (const client of inPhase(draft, ['registering', 'registered'])) finish(draft, client);
  for (const client of inPhase(draft, ['unopened', 'registering'])) settle(draft, client);
  for (const client of inPhase(draft, ['registered'])) reassure(draft, client);
  return planOf(draft);
}

/** Brings a logon to its end. */
function settle(draft: Draft, client: Client): void {
  if (client.phase === 'registering' && !draft.dice.percent(DETERMINED)) return;
  open(draft, client);
  for (let tries = 0; isUnsettled(client) && draft.acts < MOST - 4 && tries < 9; tries += 1) {
    if (tries < (draft.logons === 'bare' ? 3 : 5)) proceed(draft, client);
    else mend(draft, client);
  }
}

function isUnsettled({ phase }: Client): boolean {
  return phase === 'unopened' || phase === 'registering';
}

/** A connection that may have been refused its nick takes one that is surely free. */
function reassure(draft: Draft, client: Client): void {
  if (!draft.doubtful.has(client.connection) || draft.acts >= MOST - 2) return;
  draft.count += 1;
  send(draft, client, `NICK ${spareNick(client.connection, draft.count)}`);
}
