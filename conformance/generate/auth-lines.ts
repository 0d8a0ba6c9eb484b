import { packagesOfKind } from './client.ts';
import type { Dice } from './dice.ts';
import type { Draft, Part } from './draft.ts';
import { mayRegisterFirst } from './cast.ts';
import type { Client } from './imagination.ts';
import type { PlanOptions } from './options.ts';
import { line } from './script.ts';

/** A login by AUTH (IRCX), from its beginning to its end or, with a slip, not quite so. */
export function authentication(draft: Draft): readonly Part[] {
  const { dice } = draft;
  return dice.weigh<() => readonly Part[]>([
    [40, () => goodAuth(draft)],
    [30, () => slipped(draft)],
    // After a failure or an abort it may be tried again.
    [18, () => [...slipped(draft), ...goodAuth(draft)]],
    [6, () => [...goodAuth(draft), ...slipped(draft)]],
    [6, () => [line(oddAuth(draft)), ...goodAuth(draft)]],
  ])();
}

/** The plainest way to prove an account, with a package that the suite speaks; of a server that has none, to be nobody. */
export function goodAuth({ dice, options }: Draft): readonly Part[] {
  const who = `account${someAccount(dice, options)}`;
  const ways = [...withCredentials(options, who), ...withChallenge(options, who)];
  return ways.length === 0 ? [line('AUTH ANON I')] : dice.pick(ways);
}

/** Every package of credentials, with those of this word. */
export function withCredentials(options: PlanOptions, who: string): readonly (readonly Part[])[] {
  return packagesOfKind(options, 'credentials').map((name) => [line(`AUTH ${name} I :{basic:${who}}`)]);
}

/** Every package that challenges: the beginning, and the response of this word. */
export function withChallenge(options: PlanOptions, who: string): readonly (readonly Part[])[] {
  return packagesOfKind(options, 'challenge').map((name) => [begun(name), response(name, who)]);
}

function begun(name: string): Part {
  return line(`AUTH ${name} I :{ntlm:negotiate}`);
}

function response(name: string, who: string): Part {
  return { kind: 'line', line: `AUTH ${name} S :{ntlm:${who}:response}`, waits: true };
}

/** Something is not as it should be, and shows at once or in the next line. */
function slipped(draft: Draft): readonly Part[] {
  const { dice, options } = draft;
  const account = someAccount(dice, options);
  const wrong = wrongWord(dice, account);
  const [first, ...more] = dice.pick([...withChallenge(options, `account${account}`), ...FOREIGN]);
  if (first === undefined) return [];
  const name = packageOf(first);
  const abort = line(`AUTH ${name} *`);
  return dice.weigh<() => readonly Part[]>([
    [6, () => dice.pick([...withCredentials(options, wrong), [first]])],
    [6, () => dice.pick([...withChallenge(options, wrong), [first]])],
    [4, () => [first, abort]],
    [3, () => [first]],
    [3, () => [first, first, ...more]],
    [2, () => [first, ...dice.pick([...withCredentials(options, `account${account}`), [first]]), ...more]],
    [2, () => [first, line(`AUTH ${otherThan(dice, options, name)} S :x`), ...more]],
    [2, () => [first, line(`AUTH ${otherThan(dice, options, name)} *`), ...more]],
    [2, () => [first, line(`AUTH ${name} S`)]],
    [2, () => [first, line(`AUTH ${name} S :\\x`)]],
    [2, () => more],
    [1, () => [line(`AUTH ${name} I`), ...more]],
    [3, () => [line(oddAuth(draft))]],
  ])();
}

/** A package of which the suite speaks no more than the name. */
const FOREIGN: readonly (readonly Part[])[] = [[line('AUTH ANON I'), line('AUTH ANON S')]];

/** What begins nothing that could be carried through. */
export function oddAuth({ dice, options }: Draft): string {
  const names = (options.packages ?? []).map(({ name }) => name);
  const name = dice.pick(names.length === 0 ? ['NTLM'] : names);
  return dice.weigh([
    [3, 'AUTH'],
    [3, `AUTH ${name}`],
    [3, `AUTH ${name} ${dice.pick(['X', 'IS', '0', '**'])}`],
    [4, `AUTH NICK-COLLIDER ${dice.pick(['I', 'S', '*'])}`],
    [4, `AUTH ${name} *`],
    [4, `AUTH ${name} S :x`],
    [3, `AUTH ${name} I :x`],
    [2, `AUTH ${name} I`],
    [2, `AUTH ${name} I x :y`],
    [3, `AUTH ANON ${dice.pick(['I', 'I', 'I :nobody', 'S'])}`],
    [1, `AUTH ${name} I :\\`],
  ]);
}

/** One line of a login, wherever it stands. */
export function authLine(
  { dice, options }: Draft,
  what: 'AUTH right' | 'AUTH begin' | 'AUTH response' | 'AUTH wrong' | 'AUTH abort' | 'AUTH other',
): string {
  const account = someAccount(dice, options);
  const [challenging = 'ANON'] = packagesOfKind(options, 'challenge');
  const [knowing = challenging] = packagesOfKind(options, 'credentials');
  switch (what) {
    case 'AUTH right':
      return `AUTH ${knowing} I :{basic:account${account}}`;
    case 'AUTH begin':
      return `AUTH ${challenging} I :{ntlm:negotiate}`;
    case 'AUTH response':
      return `AUTH ${challenging} S :{ntlm:account${account}:response}`;
    case 'AUTH wrong':
      return dice.percent(50)
        ? `AUTH ${knowing} I :{basic:${wrongWord(dice, account)}}`
        : `AUTH ${challenging} S :{ntlm:${wrongWord(dice, account)}:response}`;
    case 'AUTH abort':
      return `AUTH ${challenging} *`;
    case 'AUTH other':
      return `AUTH ${otherThan(dice, options, challenging)} ${dice.pick(['S :x', '*'])}`;
  }
}

/** Asks for IRCX, or switches it on; who may have registered by then asks in the way in which that can still be done. */
export function discovery(draft: Draft, client: Client): string {
  const { dice } = draft;
  const early = mayRegisterFirst(draft, client) ? 0 : 1;
  return dice.weigh([
    [4 * early, 'MODE ISIRCX'],
    [4, 'IRCX'],
    [4, 'ISIRCX'],
    [early, 'MODE isircx'],
  ]);
}

export function someAccount(dice: Dice, { accounts }: PlanOptions): number {
  return 1 + dice.below(Math.max(accounts, 1));
}

/** Whom a token is for that proves no account. */
function wrongWord(dice: Dice, account: number): string {
  return dice.weigh([
    [5, `wrong${account}`],
    [2, `prefix${account}`],
    [2, `crossed${account}`],
    [2, 'nobody'],
    [1, 'empty-password'],
    [1, 'empty-account'],
  ]);
}

/** The package that a part names. */
function packageOf(part: Part): string {
  return part.kind === 'line' ? (part.line.split(' ')[1] ?? 'ANON') : 'ANON';
}

function otherThan(dice: Dice, { packages }: PlanOptions, name: string): string {
  const others = (packages ?? []).map((each) => each.name).filter((each) => each !== name);
  return others.length === 0 ? 'NICK-COLLIDER' : dice.pick(others);
}
