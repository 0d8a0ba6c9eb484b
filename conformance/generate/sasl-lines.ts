import { offersMechanism } from './client.ts';
import type { Dice } from './dice.ts';
import type { Draft } from './draft.ts';
import type { PlanOptions } from './options.ts';
import { CHUNK } from '../../model/command.ts';
import { goodAccount, longAccount, plainResponse, shortAccount } from './responses.ts';

/** One AUTHENTICATE line of an exchange. */
export interface ExchangeLine {
  readonly line: string;
  /** It answers a challenge, which must be there before. */
  readonly waits?: true;
}

/** One exchange, from the mechanism's name to its end or, with a slip, not quite so. */
export function exchange(draft: Draft): readonly ExchangeLine[] {
  const { dice, options } = draft;
  const scram = offersMechanism(options, 'SCRAM-SHA-256') && dice.percent(35);
  return scram ? scramExchange(draft) : plainExchange(draft);
}

/** A login, and often another attempt before or behind it. */
export function exchanges(draft: Draft): readonly ExchangeLine[] {
  const { dice, options } = draft;
  return dice.weigh<() => readonly ExchangeLine[]>([
    [40, () => exchange(draft)],
    [32, () => goodLogin(dice, options)],
    // After a failure or an abort it may be tried again.
    [15, () => [...exchange(draft), ...goodLogin(dice, options)]],
    // Logged in already: refused, or another login.
    [6, () => [...goodLogin(dice, options), ...exchange(draft)]],
    [6, () => [...lines(oddStart(dice)), ...goodLogin(dice, options)]],
  ])();
}

/** The plainest way to log in, with a response that takes one line or several. */
function goodLogin(dice: Dice, options: PlanOptions): readonly ExchangeLine[] {
  return plain(options, 'account', goodAccount(dice, options));
}

function plainExchange({ dice, options }: Draft): readonly ExchangeLine[] {
  const n = shortAccount(dice, options);
  const long = longAccount(dice, options) ?? n;
  return dice.weigh<() => readonly ExchangeLine[]>([
    [20, () => plain(options, 'account', n)],
    [12, () => plain(options, 'account', long)],
    [3, () => plain(options, 'prefix', long)],
    [7, () => plain(options, 'wrong', n)],
    [9, () => plain(options, dice.pick(['prefix', 'crossed', 'other']), n)],
    [7, () => plain(options, 'junk', n)],
    [9, () => plain(options, dice.pick(['one-nul', 'three-nuls', 'nul-in']), n)],
    [8, () => plain(options, dice.pick(NOBODY))],
    [2, () => plain(options, 'self', n)],
    [2, () => lines('PLAIN', '+')],
    // As a whole it does not fit into one line, or seems to go on.
    [2, () => lines('PLAIN', `{plain:account${long}}`)],
    [2, () => lines('PLAIN', 'A'.repeat(CHUNK + 1))],
    [2, () => lines('PLAIN', ...fullChunks(4), '+')],
    [2, () => lines('PLAIN', ...fullChunks(1), '+')],
    [4, () => lines('PLAIN', dice.pick(NO_BASE64))],
    [4, () => lines('PLAIN', '*')],
    [3, () => lines('PLAIN', dice.percent(50) ? FULL : `{plain:account${long}:1}`, '*')],
    [3, () => [...lines('PLAIN'), ...plain(options, 'account', n)]],
    [5, () => lines(oddStart(dice))],
  ])();
}

function scramExchange({ dice, options }: Draft): readonly ExchangeLine[] {
  const who = `account${shortAccount(dice, options)}`;
  const first = { line: `AUTHENTICATE {scram:${who}:first}` };
  const start = [...lines('SCRAM-SHA-256'), first];
  return dice.weigh<() => readonly ExchangeLine[]>([
    [12, () => [...start, final(who), last]],
    [3, () => [...start, final(who.replace('account', 'wrong'))]],
    [2, () => [...start, abort]],
    [1, () => [...lines('SCRAM-SHA-256'), abort]],
    [2, () => [...start, final(who), abort]],
    [1, () => [...start, last]],
    [1, () => [...lines('SCRAM-SHA-256'), final(who)]],
    [1, () => [...lines('SCRAM-SHA-256', '{scram:nobody:first}'), final('nobody'), last]],
    [1, () => lines('SCRAM-SHA-256', ...fullChunks(dice.pick([1, 4])), '+')],
    [1, () => [...start, ...inAnswer(...fullChunks(dice.pick([1, 4])), '+')]],
    [1, () => [...start, ...inAnswer(FULL, '*')]],
    [1, () => [...lines('SCRAM-SHA-256', `{plain:${who}}`)]],
  ])();
}

function final(who: string): ExchangeLine {
  return { line: `AUTHENTICATE {scram:${who}:final}`, waits: true };
}

/** Chunks of what is no message of SCRAM, behind the challenge. */
function inAnswer(...said: readonly string[]): readonly ExchangeLine[] {
  return lines(...said).map(({ line }, at) => (at === 0 ? { line, waits: true } : { line }));
}

const FULL = 'A'.repeat(CHUNK);
const fullChunks = (count: number): readonly string[] => Array.from({ length: count }, () => FULL);

const last: ExchangeLine = { line: 'AUTHENTICATE +', waits: true };
const abort: ExchangeLine = { line: 'AUTHENTICATE *', waits: true };

/** What does not begin an exchange, or nothing that could be carried through. */
export function oddStart(dice: Dice): string {
  return dice.pick(['', '*', '+', 'NICK-COLLIDER', 'EXTERNAL', '!!!!', 'A'.repeat(CHUNK + 1)]);
}

function plain(options: PlanOptions, kind: string, account = 0): readonly ExchangeLine[] {
  return lines('PLAIN', ...plainResponse({ kind, account }, options));
}

function lines(...said: readonly string[]): readonly ExchangeLine[] {
  return said.map((text) => ({ line: text === '' ? 'AUTHENTICATE' : `AUTHENTICATE ${text}` }));
}

/** Whom a response to PLAIN is for that fits into one line and proves no account: one in two has a wrong password. */
export function wrongResponse(dice: Dice, options: PlanOptions): string {
  if (dice.percent(25)) return dice.pick(NOBODY);
  const kind = dice.percent(65)
    ? 'wrong'
    : dice.pick(['prefix', 'crossed', 'other', 'one-nul', 'three-nuls', 'nul-in']);
  return `${kind}${shortAccount(dice, options)}`;
}

/** Responses that name no account, or none that can be. */
const NOBODY = ['nobody', 'no-nul', 'empty-password', 'empty-password', 'empty-account'];

export const NO_BASE64 = ['!!!!', '%%%%', 'AAA?', 'A'];
