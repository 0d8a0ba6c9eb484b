import type { Random } from 'fast-check';
import { PING_MARK, type Plan } from '../plan.ts';
import { isBare, situationsFor, type Aim, type Situation } from './aims.ts';
import { claim, send, waitTogether } from './act.ts';
import { inSomeSpelling } from './cast.ts';
import { dice } from './dice.ts';
import { newDraft, planOf, type Draft } from './draft.ts';
import { place } from './place.ts';
import { token } from './fences.ts';
import type { Client } from './imagination.ts';
import type { PlanOptions } from './options.ts';
import { hold, play } from './scenes/pursue.ts';
import { line } from './script.ts';
import { courseOf } from './situations.ts';
import { PASS_RIGHT, userLine } from './user-lines.ts';

/** One plan in so many waits for a time-out, where it is known when they come: it takes as long as hundreds of others. */
const EVERY = 40;

/** How many plans that wait have lower numbers than this one; null for one that does not. */
export function waitingRank(ordinal: number, { waits, onlyWaiting = false }: PlanOptions): number | null {
  if (!waits.register && !waits.ping) return null;
  if (onlyWaiting) return ordinal;
  return ordinal % EVERY === 0 ? ordinal / EVERY : null;
}

/** What somebody who does not register has come to when it falls silent; with a cookie, where the server asks for one. */
const COOKIES = ['unanswered', 'wrong', 'late'] as const;
type Standstill = Situation | `cookie ${(typeof COOKIES)[number]}`;

/** What a registered client does whom the server begins to doubt. */
const CONDUCTS = ['silent', 'answering', 'active', 'late'] as const;

/** Of those that do not register so many in a hundred leave PINGs unanswered as well. */
const UNANSWERING = 60;

/**
 * A plan in which clients fall silent, one that does not register and one that has: the server is to close the first, and to ask the
 * other. Meanwhile another one is left in peace, and in the end somebody comes for their nicks. Its rank tells what they do; those in
 * a row do all there is.
 */
export function drawWaiting(
  random: Pick<Random, 'nextInt'>,
  options: PlanOptions,
  ordinal: number,
  rank: number,
): Plan {
  const draft = newDraft(dice(random), options, ordinal, CAST);
  const [rival, newcomer, guest, heir] = draft.dice.shuffle(draft.server.clients) as [
    Client,
    Client,
    Client,
    Client,
  ];
  hold(draft, rival, false);
  const waiters: Client[] = [];
  if (options.waits.register) {
    comeToAStop(draft, newcomer, rank);
    waiters.push(newcomer);
  }
  const conduct = options.waits.ping ? CONDUCTS[rank % CONDUCTS.length] : undefined;
  if (conduct !== undefined) {
    logOn(draft, guest, conduct !== 'answering');
    waiters.push(guest);
  }
  const nicks = waiters.flatMap(({ nick }) => nick ?? []);
  if (conduct !== undefined) before(draft, guest, conduct);
  waitTogether(
    draft,
    // One that has answered late goes on in good time.
    waiters.map((client) => [client, client === guest && conduct === 'late' ? 'part' : 'end']),
  );
  if (conduct === 'silent' || conduct === 'active') guest.phase = 'gone';
  else if (conduct !== undefined) send(draft, guest, `PING ${token(draft)}`);
  send(draft, rival, `PING ${token(draft)}`);
  place(draft, heir, { kind: 'open' });
  if (options.password) send(draft, heir, PASS_RIGHT);
  for (const nick of nicks) claim(draft, heir, inSomeSpelling(draft, nick));
  send(draft, heir, userLine(draft.dice));
  return planOf(draft);
}

const CAST = 4;

/** Goes some of the way to a registration, and no further. */
function comeToAStop(draft: Draft, client: Client, rank: number): void {
  const { options } = draft;
  const situation = standstillAt(rank, options);
  place(draft, client, opening(situation.startsWith('cookie') || draft.dice.percent(UNANSWERING)));
  const password = options.password ? [line(PASS_RIGHT)] : [];
  if (!isSituation(situation)) {
    play(draft, client, [...password, { kind: 'free' }, line(userLine(draft.dice))]);
    if (situation === 'cookie wrong') send(draft, client, 'PONG wrong');
    if (situation !== 'cookie late') return;
    waitTogether(draft, [[client, 'part']]);
    send(draft, client, `PONG ${PING_MARK}`);
    return;
  }
  const aim: Omit<Aim, 'input'> = {
    situation,
    nick: draft.dice.pick(['none', 'named', 'refused']),
    user: false,
  };
  if (!isBare(situation)) draft.negotiators.add(client.connection);
  play(draft, client, [...password, ...courseOf(draft, aim).before]);
}

/** In every other four plans somebody stops who has sent nothing but PASS, NICK and USER; in the others one that negotiates or logs in. */
function standstillAt(rank: number, options: PlanOptions): Standstill {
  const all = situationsFor(options);
  const bare = [...all.filter(isBare), ...COOKIES.map((cookie) => `cookie ${cookie}` as const)];
  const others = all.filter((situation) => !isBare(situation));
  const round = Math.floor(rank / CONDUCTS.length);
  const field: readonly Standstill[] = round % 2 === 0 || others.length === 0 ? bare : others;
  const turn = Math.floor(round / 2) * CONDUCTS.length + (rank % CONDUCTS.length);
  return field[(turn * strideOf(field.length)) % field.length] as Standstill;
}

function isSituation(standstill: Standstill): standstill is Situation {
  return !standstill.startsWith('cookie ');
}

/** Neighbours are far apart, and none is left out. */
function strideOf(count: number): number {
  return [7, 5, 3, 2].find((stride) => count % stride !== 0) ?? 1;
}

function logOn(draft: Draft, client: Client, unanswering: boolean): void {
  const { dice, options } = draft;
  place(draft, client, opening(unanswering));
  play(draft, client, [
    ...(options.password ? [line(PASS_RIGHT)] : []),
    { kind: 'free' },
    line(userLine(dice)),
    ...(dice.percent(30) ? [{ kind: 'free' } as const] : []),
  ]);
}

function opening(unanswering: boolean): { readonly kind: 'open'; readonly unanswering?: true } {
  return unanswering ? { kind: 'open', unanswering } : { kind: 'open' };
}

/** What comes before the long silence: a client that says something in time is let be, and so is one that answers late. */
function before(draft: Draft, client: Client, conduct: (typeof CONDUCTS)[number]): void {
  if (conduct === 'active') {
    waitTogether(draft, [[client, 'part']]);
    send(draft, client, draft.dice.pick([`PING ${token(draft)}`, 'NICK']));
  }
  if (conduct === 'late') {
    waitTogether(draft, [[client, 'asked']]);
    waitTogether(draft, [[client, 'part']]);
    send(draft, client, `PONG ${PING_MARK}`);
  }
}
